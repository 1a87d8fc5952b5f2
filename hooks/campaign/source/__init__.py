# SPDX-License-Identifier: MIT
"""The files of a campaign, read with the line and column of everything in them.

``text_files`` reads a file as UTF-8.  ``yaml_source`` parses YAML, and ``validation`` turns it into
a pydantic model.  ``front_matter`` splits a page; ``markdown_parser`` parses its Markdown, and
``markdown_blocks`` turns the tokens into blocks, whose text ``inline_text`` extracts.
``directives`` lists the ``///`` blocks, and ``source_date`` dates the source.
"""
