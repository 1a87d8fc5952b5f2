# SPDX-License-Identifier: MIT
"""Looks at a campaign's built site in a browser: ``make inspect``.

``visit.py`` opens each page once and asks ``page.js`` about it; ``findings.py`` turns what was seen
into messages, ``links.py`` those of links between pages, and ``sources.py`` finds the line of a
source that each comes from.  ``__main__.py`` is the command.
"""
