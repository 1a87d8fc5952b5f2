# SPDX-License-Identifier: MIT
"""The letter as one PDF per language.

``build.py`` starts the PDFs of all languages.  ``data.py`` makes the data of a language, and
``pages.py`` that of its pages, which ``render/paper.py`` has converted.  ``typst.py`` compiles it
with the template ``overrides/publications/document.typ``.  Under ``mkdocs serve``,
``background.py`` compiles after the pages are served.
"""
