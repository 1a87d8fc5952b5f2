# SPDX-License-Identifier: MIT
"""Checks that compare a text with its translation, or find one without.

``parity`` compares pages block by block; ``alignment`` pairs the blocks, and ``compared_texts``
compares them.  ``untranslated`` compares data files.
``terms`` reads the glossary; only the review compares texts with it.
"""
