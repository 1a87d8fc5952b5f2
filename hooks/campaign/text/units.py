# SPDX-License-Identifier: MIT
"""Signs and words of percentages and money next to a number: “$”, “per cent”, « de dollars »."""

import re

_SPACE = r"(?:\s|&nbsp;|[*_])*"
_SIGN = r"[$€£]"
_UNITS = {
    "percent": r"%|per\s?cent\b|pour\s?cent\b|por\s?ciento\b",
    "money": rf"{_SIGN}|(?:de\s|d[’'])?(?:dollars?|dólar(?:es)?|pesos?|euros?)\b",
}


def units_in(text: str) -> list[str]:
    """Return the kinds of the units in a text: ``percent``, ``money``."""
    return [kind for kind, unit in _UNITS.items() if re.search(unit, text)]


def unit_beside(before: str, after: str) -> tuple[str, str, str]:
    """Return the kind of the unit next to a number, and what is typed before and after it."""
    sign = re.search(_SIGN + _SPACE + "$", before)
    for kind, unit in _UNITS.items():
        word = re.match(rf"{_SPACE}(?:{unit})", after)
        left, right = sign[0] if sign and kind == "money" else "", word[0] if word else ""
        if left or right:
            return kind, left, right
    return "", "", ""
