# SPDX-License-Identifier: MIT
"""Prepare the campaign's data for the templates, as plain text in one language.

``language_view`` gathers figures and texts, ``letter`` what the letter asks, its parts and
quotations, in the classes of ``types``; ``charts`` compares figures, ``citations`` cites the
letter. When a page is rendered, ``menu`` shortens its menu, and ``csp`` makes its Content Security
Policy.
"""
