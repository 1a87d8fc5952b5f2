# SPDX-License-Identifier: MIT
"""The text that readers see, in each language.

``markers`` finds each ``{{ name }}`` in a text; ``formats`` formats the figure that replaces it.
``typography`` sets quotes and spaces by ``typographic_rules``.  ``amounts`` reads the numbers of a
text, with the words of ``written_numbers``.  ``translations`` loads the words of the
interface and of messages.  ``languages`` knows the language of each part of a page, and ``glyphs``
the characters that the fonts of the PDF lack.
"""
