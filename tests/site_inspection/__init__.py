# SPDX-License-Identifier: MIT
"""Inspect a campaign's built site in a browser: ``make inspect``.

The command, ``__main__.py``, serves the site. ``visit.py`` opens each page once and inspects it
with ``page.js``. ``findings.py`` turns the results into problems; for these, ``links.py`` checks
the links between pages and ``sources.py`` finds the line of the source.
"""
