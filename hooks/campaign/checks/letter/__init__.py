# SPDX-License-Identifier: MIT
"""Checks of the letter itself: its recommendations, and its pages against the text that was sent.

``page_words`` has the words of a page with their places, ``word_differences`` finds those that
differ, and ``reference_text`` says of which figure, correction or signatory they are.
``recommendations`` checks whom each list concerns.
"""
