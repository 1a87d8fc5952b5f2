# SPDX-License-Identifier: MIT
"""Renders the campaign's pages with Python-Markdown before MkDocs builds the site.

``prerender`` renders each page, or takes it from the cache. ``markdown_extension`` adds the
campaign's syntax, with ``directive_blocks``, ``passage_numbers``, ``external_links``,
``page_links`` and ``html_fragments``. ``consistency`` then compares the HTML with what the checks
parsed. When MkDocs writes the site, ``page_links`` resolves the links, and ``side_by_side``
aligns the fragments of the letter's pages in all languages.
"""
