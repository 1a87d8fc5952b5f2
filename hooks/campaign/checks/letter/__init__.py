# SPDX-License-Identifier: MIT
"""The comparison of the letter's pages with the text that was sent.

``page_words`` has the words of a page with their places, ``word_differences`` finds those that
differ, and ``reference_text`` says of which figure, correction or signatory they are.
"""
