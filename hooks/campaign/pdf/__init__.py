# SPDX-License-Identifier: MIT
"""The letter as one PDF per language.

``build`` makes them: ``data`` is what ``typst`` compiles with ``publications/document.typ``.
"""
