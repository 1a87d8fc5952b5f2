# SPDX-License-Identifier: MIT
"""The site's style sheets and scripts."""
