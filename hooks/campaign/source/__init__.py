# SPDX-License-Identifier: MIT
"""The files of a campaign, read with the line and column of everything in them.

``text_files`` reads a file as UTF-8.  ``yaml_source`` parses YAML, in which ``yaml_slips`` finds
typing errors, and ``validation`` turns it into a pydantic model with ``field_types``. ``own_words``
reads a campaign's words, and ``messages`` knows the language of messages.  ``front_matter`` splits
a page; ``markdown_parser`` parses its Markdown, and ``markdown_blocks`` turns the tokens into
blocks, whose text ``inline_text`` extracts. ``directives`` lists the ``///`` blocks, and
``source_date`` dates the source.
"""
