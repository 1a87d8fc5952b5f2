# SPDX-License-Identifier: MIT
"""Checks of the letter itself: its recommendations, and its pages against the text that was sent.

``page_words`` has the words of a page with their places, and ``reference_text`` finds those that
differ, and says of which figure, correction or signatory they are.
``recommendations`` checks whom each list concerns.
"""
