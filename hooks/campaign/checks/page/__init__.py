# SPDX-License-Identifier: MIT
"""Checks of what an editor types on one page: markup, lists, headings, HTML and characters.

What is typed is either right everywhere that it goes, or it is reported once, at its place.
"""
