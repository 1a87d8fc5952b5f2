# SPDX-License-Identifier: MIT
"""Build the site's style sheet and scripts.

``bundles`` joins the files and removes unused CSS. For that, ``css_names`` collects the names that
pages, templates and scripts may use, and ``unused_css`` removes the rules that cannot match them.
"""
