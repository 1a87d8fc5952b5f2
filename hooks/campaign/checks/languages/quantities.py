# SPDX-License-Identifier: MIT
"""Read times of day and amounts with their unit, which each language writes in its own way.

The words and symbols of units are CLDR's, through Babel.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import Literal

from babel import Locale
from babel.units import format_unit

from campaign.text.markers import MARKER
from campaign.text.units import BOUNDS
from campaign.text.written_numbers import written_numbers

Found = Sequence[tuple[str, object]]
"""What is found in a text, as it is typed, and its value."""
# 7:30 p.m., 19 h 30, and the first of two: from 5 to 7 p.m.
TIME = re.compile(
    r"(?:\b\d{1,2}\s?(?:[–-]|to|and|à|et|a|y)\s?)?\b(?P<hour>\d{1,2})\s?"
    r"(?:(?P<sign>[:h])\s?(?P<minute>[0-5]\d|(?<=h\s)\d)\b(?![.,]\d)(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
    r"|(?P<late>[ap])\.?\s?m\b\.?|h\b)(?P<of>\s(?:du|de)\b)?",
    re.IGNORECASE,
)
_DAY = 24 * 60
_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
_UNITS = (
    *("length-kilometer", "length-meter", "length-centimeter", "length-millimeter"),
    *("length-mile", "length-foot", "mass-kilogram", "mass-gram", "area-hectare", "area-acre"),
    *("area-square-kilometer", "area-square-meter", "temperature-celsius"),
    *("temperature-fahrenheit", "concentr-percent"),
)
"""CLDR's names of units whose words have no other meaning, and are not translated freely."""
_SIGNS = "$€£"
_MONEY = {"dollar": "$", "dollars": "$", "dólares": "$", "euro": "€", "euros": "€"}
_SHARE = dict.fromkeys(("per cent", "percent", "pour cent", "por ciento"), "concentr-percent")
_LOST = {
    "concentr-percent": r"[%‰]|cent|p\. ?100|points?\b|punto",
    **dict.fromkeys(_SIGNS, r"[$€£¥¢]|d[oó]l|cent|euro|peso|franc|pound|livre|libra"),
}
"""Units that a translation may not lack, and words of which it needs one."""
_WITH_BOUND = (
    rf"(?<!\bno )(?<!\bnot )(?<!\bpas )\b(?:%s)[\w'’]*\s[$€£]?(?:\d[\d.,]*|{MARKER.pattern})"
)
BOUND = {name: re.compile(_WITH_BOUND % words, re.IGNORECASE) for name, words in BOUNDS.items()}


def times(texts: Iterable[str]) -> list[Found]:
    """Return the times in a text and its translation.

    If one may be of the morning or of the evening, all are compared as on the face of a clock.
    """
    every = ([_time(match) for match in TIME.finditer(text)] for text in texts)
    found = [[time for time in side if time[1] < _DAY] for side in every]
    is_exact = all(exact for side in found for *_, exact in side)
    day = _DAY if is_exact else _DAY // 2
    return [[(typed, minutes % day) for typed, minutes, _ in side] for side in found]


def _time(match: re.Match[str]) -> tuple[str, int, bool]:
    hour, half = int(match["hour"]), (match["half"] or match["late"] or "").lower()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    # « 3 h de l’après-midi », and “3:30” in English, which may mean both.
    is_exact = bool(half) or hour > 12 or not (match["of"] or match["sign"] == ":")
    typed = match[0].removesuffix(match["of"] or "")
    return typed, hour * 60 + int(match["minute"] or 0), is_exact


def amounts(texts: Sequence[str], tags: Sequence[str]) -> Sequence[Found]:
    """Return the amounts with a unit in a text and its translation, if both have the same numbers.

    The unit of a number that only one of them has is not compared, except for ``_LOST``.
    """
    found = [[*with_units(text, tag)] for text, tag in zip(texts, tags, strict=True)]
    numbers = [Counter(number for _, (number, _) in side) for side in found]
    if numbers[0] == numbers[1]:
        return found
    for here, there in ((0, 1), (1, 0)):
        digits = written_numbers(texts[there], tags[there], strict=True)
        without: dict[object, str] = {each.value: each.text for each in digits}
        for typed, (number, unit) in found[here]:
            is_said = re.search(_LOST.get(unit, ""), texts[there], re.IGNORECASE)
            if number in without and not is_said:
                return [[(typed, unit)], [(without[number], "")]][:: 1 - 2 * here]
    return [[], []]


def with_units(text: str, tag: str) -> Iterator[tuple[str, tuple[object, str]]]:
    """Yield each amount with a unit as it is typed, and its number and unit."""
    pattern, names = _units(tag)
    for number in written_numbers(text, tag, strict=True):
        sign = text[number.start - 1 : number.start]
        unit = pattern.match(text, number.end)
        if sign and sign in _SIGNS:
            yield sign + number.text, (number.value.normalize(), sign)
        elif unit:
            yield number.text + unit[0], (number.value.normalize(), names[unit["name"]])


@cache
def _units(tag: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a search for the words and symbols of units in a language, and their CLDR names."""
    locale = Locale.parse(tag, sep="-")
    names = _MONEY | _SHARE | {sign: sign for sign in _SIGNS}
    for name, length, count in product(_UNITS, _LENGTHS, (1, 2)):
        written = format_unit(count, name, length, locale=locale)
        names[re.sub(r"^\d+\s*", "", written)] = name
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"\s?(?:de |d['’])?(?P<name>{words})(?!\w|\s(?:US|CA)\b)"), names
