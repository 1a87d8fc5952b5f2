# SPDX-License-Identifier: MIT
"""Render the campaign's pages with Python-Markdown before MkDocs builds the site.

``prerender`` renders each page, or takes it from the cache. ``normalized_markdown`` writes its
lists as CommonMark reads them; ``markdown_extension`` adds the campaign's syntax, with
``directive_blocks``, ``list_blocks``, ``passage_numbers``, ``external_links``, ``typography``,
``page_links`` and ``html_fragments``. ``consistency`` then compares the HTML, which
``rendered_blocks`` reads, with what the checks parsed. When MkDocs writes the site, ``page_links``
resolves the links, and ``side_by_side`` aligns the fragments of all languages.
"""
