# SPDX-License-Identifier: MIT
"""Builds the site's style sheet and scripts.

``bundles`` joins the files and removes unused CSS, with a cache. For that, ``css_names`` collects
the names that pages, templates and scripts may use, ``css_selectors`` decides which selectors can
match them, and ``unused_css`` removes the rest.
"""
