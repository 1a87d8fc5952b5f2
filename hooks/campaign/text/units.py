# SPDX-License-Identifier: MIT
"""The signs and words next to a number that belong to it: “$”, « pour cent », “million euros”."""

import re
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Literal

from babel import Locale
from babel.units import format_unit

_SPACE = r"(?:\s|&nbsp;|[*_])*"
_OF = r"(?:de |d[’'])?"
_SHARE = r"%|per\s?cent\b|pour\s?cent\b|por\s?ciento\b|p\.\s?100\b"
_SHARE_BESIDE = rf"{_SHARE}|percentage points?|points? de pourcentage|puntos? porcentual(?:es)?"
_IN_FULL = r"\d[\s,.]\d{3}\b"
_MAGNITUDE = r"(?:thousand|mille|mil|(?:mi|bi|tri)ll(?:ions?|iards?|ón|ones))\b"
_SIGN = r"[$€£¥]"
_MONEY = (
    rf"{_SIGN}|{_OF}(?:(?:Canadian|American|U\.?S\.?) )?"
    r"(?:[Dd]ollars?|d[oó]lar(?:es)?|[Ee]uros?|pounds|livres|pesos)\b"
)
RANGE = r"\s?(?:[–-]|to|and|or|à|et|ou|a|y|o)\s?"
"""What is between two numbers of a range."""
SIGNS = "$€£"
"""Signs of currencies."""
SHARE = "concentr-percent"
"""CLDR's name of percentages."""
_WORDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    *((sign, "1", (sign,)) for sign in SIGNS),
    ("$", "1", ("dollar", "dollars", "dólares", "peso", "pesos")),
    ("€", "1", ("euro", "euros")),
    (SHARE, "1", ("per cent", "percent", "pour cent", "por ciento")),
    ("", "0.01", ("cent", "cents", "¢", "centavo", "centavos", "céntimo", "céntimos")),
    ("", "0.01", ("basis point", "basis points", "points de base", "puntos básicos")),
    ("", "10", ("decade", "decades", "décennie", "décennies", "década", "décadas")),
)
"""Units, and what numbers are multiplied by to be compared: 75 cents is $0.75."""
_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
_UNITS = (
    *("length-kilometer", "length-meter", "length-centimeter", "length-millimeter"),
    *("length-mile", "length-foot", "mass-kilogram", "mass-gram", "area-hectare", "area-acre"),
    *("area-square-kilometer", "area-square-meter"),
    *("temperature-celsius", "temperature-fahrenheit", SHARE),
)
_WORD = r"[^\W\d_]+"
_FIRST = rf"1er|{_WORD}"
BOUNDS = {
    "lower": r"over|more than|at least|plus d|au moins|más de|al menos|por lo menos",
    "upper": r"under|less than|fewer than|at most|up to|moins d|au plus|jusqu|menos de|hasta",
}
"""Words before a value that say its bound, in every language."""


def units_beside(before: str, shown: str, after: str) -> tuple[str, str]:
    """Return the signs and words typed before and after a number that ``shown`` has too.

    ``shown`` is the number with its signs and words, such as “US$2.4 million”.  Spaces between
    are included; a text is empty if nothing is typed there.
    """
    first, last = re.match(_FIRST, shown), re.search(rf"({_OF})({_WORD}|\b\d{{4}})$", shown)
    before_sign = rf"(?:(?<!\w){first[0]})?" if first else ""
    after_sign = rf"(?:{_SPACE}{last[2]}\b)?" if last else ""
    left = right = ""
    if re.search(_MONEY, shown):
        left = _found(rf"{before_sign}{_SIGN}{_SPACE}$", before)
    if "%" in shown:
        left = _found(rf"(?<![\d\s])%{_SPACE}$|(?<!\d)\s%{_SPACE}$", before)
    for sign, unit in ((_SHARE, _SHARE_BESIDE), (_MONEY, _MONEY), (_IN_FULL, _MAGNITUDE)):
        if re.search(sign, shown):
            right = right or _found(rf"^{_SPACE}(?:{unit}){after_sign}", after)
    if first:
        left = left or _found(rf"(?<!\w){first[0]}{_SPACE}$", before)
    if last:
        same = last[2].removesuffix("s") or "s"
        right = right or _found(rf"^,?{_SPACE}{_OF if last[1] else ''}{same}s?\b", after)
    return left, right


@cache
def units_of_language(tag: str) -> tuple[re.Pattern[str], dict[str, tuple[str, Decimal]]]:
    """Return a search for the words and signs of units, and the unit and factor of each.

    Units are CLDR's, of which the words have no other meaning and are not translated freely, and
    signs of currencies.  In “5 to 6%”, both numbers have the unit.
    """
    names = {word: (unit, Decimal(factor)) for unit, factor, words in _WORDS for word in words}
    for name, length, count in product(_UNITS, _LENGTHS, (1, 2)):
        written = format_unit(count, name, length, locale=Locale.parse(tag, sep="-"))
        names[re.sub(r"^\d+\s*", "", written)] = name, Decimal(1)
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = rf"(?:{RANGE}\d+(?:[.,]\d+)?)?\s?(?:de |d['’])?(?P<name>{words})(?!\w)"
    return re.compile(pattern), names


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match[0] if match else ""
