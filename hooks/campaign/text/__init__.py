# SPDX-License-Identifier: MIT
"""The text that readers see, in each language.

``markers`` finds each ``{{ name }}`` in a text; ``formats`` formats the figure that replaces it.
``typography`` sets quotes and spaces.  ``translations`` loads the words of the interface and of
messages.
"""
