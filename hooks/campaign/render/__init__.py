# SPDX-License-Identifier: MIT
"""Render the campaign's pages before MkDocs builds the site, also side by side and for paper."""
