# SPDX-License-Identifier: MIT
"""Checks of what an editor types on one page: markup, lists, headings, HTML and characters.

``characters`` looks at single characters, ``structure`` at lists and tables, ``raw_html`` at HTML
and attributes, and ``headings_and_notes`` at these.  ``leftover_markup`` finds markup that readers
would see as it is typed, and brackets for it that lack their other half.

What is typed is either right everywhere that it goes, or it is reported once, at its place.
"""
