# SPDX-License-Identifier: MIT
"""Build the site's style sheets and scripts: ``bundles``, without rules of ``unused_css``."""
