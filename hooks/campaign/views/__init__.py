# SPDX-License-Identifier: MIT
"""Prepares the campaign's data for the templates, as plain text in one language.

``language_view`` gathers figures, recommendations and parts of the letter, in the classes of
``types``; ``charts`` compares figures. When a page is rendered, ``menu`` shortens its menu,
``share_links`` builds its share links, and ``csp`` its Content Security Policy.
"""
