# SPDX-License-Identifier: MIT
"""The letter as one PDF per language: ``build`` makes the data that ``typst`` compiles."""
