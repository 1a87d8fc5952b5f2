# SPDX-License-Identifier: MIT
"""Prepare the campaign's data for the templates, as plain text in one language.

``language_view`` gathers figures and texts, ``letter`` what the letter asks; ``charts`` compares
figures, ``citations`` cites the letter, and ``csp`` makes the Content Security Policy.
"""
