# SPDX-License-Identifier: MIT
"""Checks that compare a page with its translation, beyond the shape that ``parity.py`` compares."""
