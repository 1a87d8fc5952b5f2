# SPDX-License-Identifier: MIT
"""The comparison of the letter's pages with the text that was sent.

``page_words`` has the words of a page with their places, ``reference_text`` compares them.
"""
