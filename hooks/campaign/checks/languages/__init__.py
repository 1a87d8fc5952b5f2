# SPDX-License-Identifier: MIT
"""Checks that compare a text with its translation, or find one without.

``parity`` compares pages with ``alignment``, which pairs their blocks, and ``compared_texts``.
"""
