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

from campaign.text.units import BOUNDS
from campaign.text.written_numbers import written_numbers

Found = list[tuple[str, object]]
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
_NUMBER = r"\d(?:[\d\s.,]*\d)?"
_LARGE = r"\s?(?:[kMG]d?|mil|mille|thousand|[mbt]r?illi\w+)?\s?(?:de |d['’])?"
_BESIDE = rf"(?:%(words)s)\s?{_NUMBER}|{_NUMBER}{_LARGE}(?:%(words)s)\w*"
_BOUND = rf"(?<!\bno )(?<!\bnot )(?<!\bpas )\b(?:%s)[\w'’]*\s[$€£]?(?:{_NUMBER}|{{{{ \w+ }}}})"
_MEANINGS = {
    r"[%‰]|cent|p\.|points?\b|punto": {"share": r"%|per\s?cent|pour\s?cent|por\s?ciento"},
    r"[$€£¥¢]|d[oó]l|euro|peso|cent|pound|livre|libra|franc": {
        "dollar": r"\$|dollar|dólar",
        "peso": r"\$|pesos?\b",
        "euro": "€|euro",
        "pound": r"£|pounds?\b|livres?\b|libras?\b",
    },
    "": {
        "US": r"\bUS\s?\$|\$\s?US\b|(?:U\.?S\.?|American) dollar|dollars? (?:US\b|américain)",
        "CA": r"\bC(?:A|AN|DN)?\s?\$|\$\s?CA\b|Canadian dollar|dollars? (?:CA\b|canadien)",
    },
}
"""What numbers mean, by words beside them; before it, words of which a translation needs one."""
_SENSES = [
    *((k, {n: _BESIDE % {"words": w} for n, w in each.items()}) for k, each in _MEANINGS.items()),
    ("", {name: _BOUND % words for name, words in BOUNDS.items()}),
]


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


def amounts(texts: Iterable[str], tags: Sequence[str]) -> list[Found]:
    """Return the amounts with a unit in a text and its translation, if both have the same numbers.

    The unit of a number that only one of them has is not compared.
    """
    found = [[*with_units(text, tag)] for text, tag in zip(texts, tags, strict=True)]
    numbers = [Counter(number for _, (number, _) in side) for side in found]
    return [list(side) for side in found] if numbers[0] == numbers[1] else [[], []]


def with_units(text: str, tag: str) -> Iterator[tuple[str, tuple[object, str]]]:
    """Yield each amount with a unit as it is typed, and its number and unit."""
    pattern, names = _units(tag)
    if not re.search(r"\d", text):
        return
    for number in written_numbers(text, tag, strict=True):
        if unit := pattern.match(text, number.end):
            yield number.text + unit[0], (number.value.normalize(), names[unit["name"]])


def senses(texts: Sequence[str]) -> Iterator[list[Found]]:
    """Yield a number of a text and its translation if what is beside it means another thing.

    It is a percentage or money in one text only, of another currency, or another bound.
    """
    for needed, names in _SENSES:
        sides: list[dict[str, str]] = [{}, {}]
        for side, text in zip(sides, texts, strict=True):
            found = ((name, re.search(words, text, re.I)) for name, words in names.items())
            side.update((name, match[0].strip()) for name, match in found if match)
        typed = [next(iter(side.values()), "") for side in sides]
        if needed and typed[0] != typed[1] and "" in typed:
            lacks = typed.index("")
            numbers = re.findall(rf"[$€£]?{_NUMBER}(?:\s?[$€£%])?", texts[lacks])
            said = re.sub(r"\D", "", typed[1 - lacks])
            same = (number for number in numbers if re.sub(r"\D", "", number) == said)
            typed[lacks] = "" if re.search(needed, texts[lacks], re.I) else next(same, "")
        if all(typed) and sides[0].keys().isdisjoint(sides[1]):
            yield [[(each, frozenset(side))] for each, side in zip(typed, sides, strict=True)]


@cache
def _units(tag: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a search for the words and symbols of units in a language, and their CLDR names."""
    locale = Locale.parse(tag, sep="-")
    names = {}
    for name, length, count in product(_UNITS, _LENGTHS, (1, 2)):
        written = format_unit(count, name, length, locale=locale)
        names[re.sub(r"^\d+\s*", "", written)] = name
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"\s?(?P<name>{words})(?!\w|\s(?:US|CA)\b)"), names
