# SPDX-License-Identifier: MIT
"""The text that readers see, in each language.

``markers`` finds each ``{{ name }}`` in a text; ``formats`` formats the figure that replaces it.
``typography`` sets quotes and spaces; ``written_numbers`` and ``units`` find numbers in a text.
``translations`` loads the words of the interface and of messages.
"""
