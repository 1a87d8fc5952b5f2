# SPDX-License-Identifier: MIT
"""The signs and words next to a number that belong to it: “$”, “million euros”, « mai ».

Those of units, months and days of the week are CLDR's, through Babel.
"""

import re
from decimal import Decimal
from functools import cache
from typing import Literal

from babel.dates import get_day_names, get_month_names
from babel.units import format_unit

_SPACE = r"(?:\s|&nbsp;|[*_])*"
_OF = r"(?:de |d[’'])?"
RANGE = r"\s?(?:[–-]|to|and|or|à|et|ou|a|y|o)\s?"
"""What is between two numbers of a range."""
SIGNS = "$€£"
"""Signs of currencies."""
SHARE = "concentr-percent"
"""CLDR's name of percentages."""
_SHARE = r"(?:%|per\s?cent|pour\s?cent|por\s?ciento|p\.\s?100)(?!\w)"
_DOLLARS = r"(?:(?:Canadian|American|U\.?S\.?) )?d[oó]l(?:lars?|ar|ares)|pesos?"
_WORDS = (
    (SHARE, "1", _SHARE),
    ("$", "1", rf"\$|{_DOLLARS}"),
    ("€", "1", "€|euros?"),
    ("£", "1", "£"),
    ("", "0.01", "cents?|¢|centavos?|céntimos?|basis points?|points? de base|puntos? básicos?"),
    ("", "10", "decades?|décennies?|décadas?"),
)
"""Units, what numbers are multiplied by to be compared (75 cents is $0.75), and their words."""
_SIGN = r"[$€£¥]"
_MONEY = rf"{_SIGN}|{_OF}(?i:{_DOLLARS}|euros?|pounds|livres)\b"
_SHARE_BESIDE = rf"{_SHARE}|percentage points?|points? de pourcentage|puntos? porcentual(?:es)?"
_IN_FULL = r"\d[\s,.]\d{3}\b"
MAGNITUDE = r"(?:thousand|mille|milliers?|mil|(?:mi|bi|tri)ll(?:ions?|iards?|ón|ones))\b"
"""Words that multiply a number."""
# Squares come first: « mètres carrés » begins with « mètres ».
_UNITS = (
    *("area-square-kilometer", "area-square-meter", "area-hectare", "area-acre"),
    *("length-kilometer", "length-meter", "length-centimeter", "length-millimeter"),
    *("length-mile", "length-foot", "mass-kilogram", "mass-gram"),
    *("temperature-celsius", "temperature-fahrenheit"),
)
_FORMS: tuple[tuple[Literal["long", "short"], int], ...] = (
    *(("long", 1), ("long", 2), ("short", 1), ("short", 2)),
)
_WORD = r"[^\W\d_]+"


def units_beside(before: str, shown: str, after: str) -> tuple[str, str]:
    """Return the signs and words before and after a number that ``shown`` has too, with spaces.

    ``shown`` is the number with its signs and words, such as “US$2.4 million”.
    """
    first = re.match(rf"1er|{_WORD}", shown)
    last = re.search(rf"({_OF})({_WORD}|\b\d{{4}})$", shown)
    before_sign = rf"(?:(?<!\w){first[0]})?" if first else ""
    after_sign = rf"(?:{_SPACE}{last[2]}\b)?" if last else ""
    left = right = ""
    if re.search(_MONEY, shown):
        left = _found(rf"{before_sign}{_SIGN}{_SPACE}$", before)
    if "%" in shown:
        left = _found(rf"(?<![\d\s])%{_SPACE}$|(?<!\d)\s%{_SPACE}$", before)
    for sign, unit in ((_SHARE, _SHARE_BESIDE), (_MONEY, _MONEY), (_IN_FULL, MAGNITUDE)):
        if re.search(sign, shown):
            right = right or _found(rf"^{_SPACE}(?:{unit}){after_sign}", after)
    if first:
        left = left or _found(rf"(?<!\w){first[0]}{_SPACE}$", before)
    if last:
        same = last[2].removesuffix("s") or "s"
        right = right or _found(rf"^,?{_SPACE}{_OF if last[1] else ''}{same}s?\b", after)
    return left, right


@cache
def units_of_language(tag: str) -> tuple[re.Pattern[str], list[tuple[str, Decimal]]]:
    """Return a search for the words and signs of units, and the unit and factor of each group.

    Units are CLDR's, of which the words have no other meaning and are not translated freely, and
    signs of currencies.  In “5 to 6%”, both numbers have the unit.
    """
    locale, groups = tag.replace("-", "_"), [f"(?i:{words})" for *_, words in _WORDS]
    for name in _UNITS:
        forms = (format_unit(n, name, length, locale=locale) for length, n in _FORMS)
        groups.append("|".join(re.escape(re.sub(r"^\d+\s*", "", form)) for form in forms))
    every = "|".join(f"({group})" for group in groups)
    pattern = rf"(?:{RANGE}\d+(?:[.,]\d+)?)?\s?(?:de |d['’])?(?:{every})(?!\w)"
    units = [(unit, Decimal(factor)) for unit, factor, _ in _WORDS]
    return re.compile(pattern), [*units, *((name, Decimal(1)) for name in _UNITS)]


@cache
def names_in_dates(tag: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return a search for days of the week, and for months beside a number; and their numbers."""
    locale = tag.replace("-", "_")
    full = {name.casefold(): n for n, name in get_month_names("wide", locale=locale).items()}
    # Or its first letters: Sept., « janv. »
    months = full | {name[:size]: n for size in (4, 3) for name, n in full.items() if name[size:]}
    days = {name.casefold(): n for n, name in get_day_names("wide", locale=locale).items()}
    month, day = "|".join(sorted(months, key=len, reverse=True)), "|".join(days)
    until = rf"\.?(?:(?:\s(?:to|and|à|et|a|y)\s|[–-])(?:{month}))?"  # March to May 2024
    pattern = (
        rf"(?<![\w-])(?:(?P<weekday>{day})(?![\w-])|(?P<before>{month})(?={until}\s(?:de\s)?\d)"
        rf"|\d\w{{0,2}}\s(?:of\s|de\s)?(?P<after>{month})\b)"
    )
    return re.compile(pattern, re.IGNORECASE), months | days


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match[0] if match else ""
