# SPDX-License-Identifier: MIT
"""The letter as one PDF per language.

``build.py`` makes the PDFs of all languages.
``data.py`` makes the data of a language from its pages, which ``render/paper.py`` has converted.
``typst.py`` compiles it with the template ``overrides/publications/document.typ``.
"""
