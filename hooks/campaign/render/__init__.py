# SPDX-License-Identifier: MIT
"""Render the campaign's pages before MkDocs builds the site.

``page_html`` takes each page from the cache; or ``page_elements`` turns the tokens that the checks
read into elements, ``page_html`` adds links and passage numbers, and Python-Markdown writes them;
``paper`` makes the data of the PDF.  When MkDocs writes the site, ``page_links``
resolves the links, and ``side_by_side`` aligns the languages.
"""
