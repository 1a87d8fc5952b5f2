# SPDX-License-Identifier: MIT
"""Compare the numbers and figures of texts with those of their translations."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from babel.dates import get_day_names, get_month_names

from campaign.checks.languages.quantities import TIME, Found, amounts, times, with_units
from campaign.checks.languages.sentences import Text, sentences
from campaign.checks.touched import two_sided
from campaign.problems import Problem
from campaign.text.markers import MARKER, scan
from campaign.text.written_numbers import spelled_numbers, written_numbers

_SHORT = re.compile(
    r"(?P<fr>\d+(?:[.,]\d+)?)\s?(?P<unit>Md|[kMG])\s?[$€£]"
    r"|[$€£]\s?(?P<en>\d+(?:[.,]\d+)?)\s?(?P<suffix>bn|[mkMBK])\b"
)
"""Amounts with the symbols of thousands, millions and billions: « 3,4 M$ », “$2bn”."""
_POWERS = {"k": 3, "M": 6, "m": 6, "G": 9, "Md": 9, "bn": 9, "B": 9, "K": 3}
# “2015–16” is 2015–2016, “345–67” is 345–367, and the decade of 1990 may be that of ’90.
_SHORT_RANGE = re.compile(
    r"\b(?P<first>(?:19|20)\d\d(?=[–/-])|\d{3,}(?=[–-]))(?P<sign>[–/-])(?P<last>\d\d?)\b(?![–/-])"
)
_CENTURY_OF_DECADE = re.compile(
    r"\b(?:19|20)(?=\d0s\b)|(?:(?<=années )|(?<=años ))(?:19|20)(?=\d0\b)"
)

_WITH_UNIT = re.compile(r"(?<=\d)-(?=(?:thousand|[mbt]r?illion)\b)")
_MINUS = re.compile(r"(?<![^\s(])-(?=\d)")
_DATE = re.compile(
    r"\b(?P<year>\d{4})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>[0-3]\d)\b"
    r"|\b(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<last>\d{4})\b"
)
_MILES = re.compile(r"(?<=\d,\d)\s?mille\b")
_SCALES = tuple(
    (re.compile(rf"\s?(?:{words})", re.IGNORECASE), Decimal(factor))
    for words, factor in (
        (
            r"cents?\b|¢|centavos?\b|céntimos?\b|basis points?|points? de base|puntos? básicos?",
            "0.01",
        ),
        (r"decades?\b|décennies?|décadas?", "10"),
    )
)
"""What a number is multiplied by to be compared: 75 cents is $0.75, two decades are 20 years."""
_HALF = re.compile(r"\s(?:and a half|et demie?|y medi[oa])\b", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b")


@dataclass(frozen=True, slots=True)
class _Difference:
    """Numbers that one text only has, as they are typed there."""

    original: Text
    translation: Text
    ours: list[str]
    theirs: list[str]
    values: tuple[Counter[object], Counter[object]]
    may_be_free: bool = False
    """Whether the class ``not-a-figure`` would allow it."""


def compare_numbers(
    pairs: Iterable[tuple[Text, Text]], tags: Sequence[str]
) -> Iterator[tuple[set[int], Problem]]:
    """Yield, with their lines, the translations that have as many numbers, but others.

    A number may be a word in one language, so a missing one is not reported.  Numbers that have
    changed places, between two texts or two sentences of one, are one problem.
    """
    found = [each for pair in pairs for each in _differences(*pair, tags)]
    while found:
        first = found.pop(0)
        second = next((each for each in found if each.values == first.values[::-1]), None)
        spots = first.original.spot(first.ours[0]), first.translation.spot(first.theirs[0])
        numbers = ", ".join(first.ours), ", ".join(first.theirs)
        lines = {first.translation.first}
        if second is None:
            are_numbers = all(isinstance(x, Decimal) for side in first.values for x in side)
            is_free = first.may_be_free and are_numbers
            key = "parity_numbers_free" if is_free else "parity_numbers"
            yield lines, two_sided(key, *spots, numbers=numbers)
            continue
        found.remove(second)
        others = second.original.spot(second.ours[0]), second.translation.spot(second.theirs[0])
        places = others[0].line, others[1].line
        lines.add(second.translation.first)
        yield lines, two_sided("parity_exchanged", *spots, numbers=numbers, second=places)


def _differences(original: Text, translation: Text, tags: Sequence[str]) -> Iterator[_Difference]:
    """Yield the texts if they have different numbers, or else their sentences that have.

    If one of them has the class ``not-a-figure``, a free translation, only digits are compared.
    """
    if original.text == translation.text:  # not translated yet
        return
    texts = original.text, translation.text
    if not (original.has_figures and translation.has_figures):
        digits = _difference(original, translation, _digits(texts, tags))
        yield from [digits] if digits else []
        return
    pairs = [texts]
    if _values(original.text, tags[0]) == _values(translation.text, tags[1]):
        parts = sentences(original.text), sentences(translation.text)
        pairs = list(zip(*parts, strict=False)) if len({*map(len, parts)}) == 1 else []
    numbers = [[[*_numbers(*side)] for side in zip(pair, tags, strict=True)] for pair in pairs]
    differences = [each for found in numbers if (each := _difference(original, translation, found))]
    if differences:
        digits = _difference(original, translation, _digits(texts, tags))
        differences = [replace(each, may_be_free=not digits) for each in differences]
    else:
        others = (
            _difference(original, translation, x) for x in (times(texts), amounts(texts, tags))
        )
        differences = [each for each in others if each][:1]
    yield from differences


def _digits(texts: Sequence[str], tags: Sequence[str]) -> list[Found]:
    """Return the numbers in digits of two texts without those in two units: 10 miles, 16 km."""
    amounts = [[value for _, value in with_units(*side)] for side in zip(texts, tags, strict=True)]
    units = [{unit for _, unit in side} for side in amounts]
    is_other = all(units) and units[0].isdisjoint(units[1])
    converted = {number for side in amounts for number, _ in side if is_other}
    found = [_numbers(*side) for side in zip(texts, tags, strict=True)]
    return [
        [
            (typed, value)
            for typed, value in side
            if re.match(r"\W?\d", typed)
            and value not in converted
            and not isinstance(value, tuple)  # a month, which may be a word
        ]
        for side in found
    ]


def _difference(original: Text, translation: Text, found: Sequence[Found]) -> _Difference | None:
    """Return the difference of what was found, if it is as much in both texts."""
    here, there = (Counter(value for _, value in side) for side in found)
    values = here - there, there - here
    if not values[0] or values[0].total() != values[1].total():
        return None
    ours, theirs = (
        [*dict.fromkeys(typed for typed, value in side if value in own)]
        for side, own in zip(found, values, strict=True)
    )
    return _Difference(original, translation, ours, theirs, values)


def _values(text: str, tag: str) -> Counter[object]:
    return Counter(value for _, value in _numbers(text, tag))


def _numbers(text: str, tag: str) -> Iterator[tuple[str, object]]:
    """Yield each number and figure of a text as it is typed, and its value."""
    for marker in scan(text):
        yield text[marker.start : marker.end], marker.name
    for match in _PHONE.finditer(text):
        yield match[0], re.sub(r"\D", "", match[0])
    for match in _DATE.finditer(text):
        yield from ((match[0], value) for value in _date(match))
    for match in _SHORT.finditer(text):
        amount = Decimal((match["fr"] or match["en"]).replace(",", "."))
        power = _POWERS[match["unit"] or match["suffix"]]
        yield match[0], (amount * 10**power).normalize()
    text = _CENTURY_OF_DECADE.sub("", _SHORT_RANGE.sub(_full_range, _MILES.sub("", text)))
    for what_else in (MARKER, _PHONE, _DATE, _SHORT, TIME):
        text = what_else.sub(" ", text)
    # Unlike a figure, each number of “C-58” and of “2016-2017” counts.
    text = _MINUS.sub("\N{MINUS SIGN}", _WITH_UNIT.sub(" ", text))
    for number in written_numbers(re.sub("[-:/#]", ";", text), tag, strict=True):
        if number.value != 1:  # or “one”, which is an article in French
            yield number.text, _scaled(number.value, text[number.end :])
    pattern, values = _words(tag)
    for match in pattern.finditer(text):
        if month := match["before"] or match["after"]:
            yield month, ("month", values[_key(month)])
            continue
        if day := match["day"]:
            yield day, ("day", values[_key(day)])
            continue
        word = match["word"]
        value = values.get(_key(word), 1)  # not one of “two hundred and five”
        if value != 1:
            half = _HALF.match(text, match.end())
            exact = Decimal(value) + (Decimal("0.5") if half else 0)
            yield word, _scaled(exact, text[(half or match).end() :])


def _full_range(match: re.Match[str]) -> str:
    first, last = match["first"], match["last"]
    return f"{first}{match['sign']}{first[: -len(last)]}{last}"


def _scaled(value: Decimal, after: str) -> Decimal:
    factors = (factor for pattern, factor in _SCALES if pattern.match(after))
    return (value * next(factors, Decimal(1))).normalize()


def _date(match: re.Match[str]) -> Iterator[object]:
    """Yield the parts of a date in digits; in some, the month may be before the day or after it."""
    yield Decimal(match["year"] or match["last"]).normalize()
    if match["day"]:
        month, day = int(match["month"]), int(match["day"])
    else:
        month, day = sorted((int(match["one"]), int(match["two"])))
        if day <= 12:
            yield month, day
            return
    yield "month", month
    if day != 1:
        yield Decimal(day)


@cache
def _words(tag: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return a search for numbers in words, days of the week and the months of dates.

    The values are those of the words.
    """
    names = {text: n for n in range(1, 100) for text in spelled_numbers(n, tag)}
    locale = tag.replace("-", "_")
    months = {text: n for n, text in get_month_names("wide", locale=locale).items()}
    days = {text: n for n, text in get_day_names("wide", locale=locale).items()}
    large = [10**n * k for n in (2, 3, 6, 9) for k in (1, 2)]
    units = {text.split()[-1] for n in large for text in spelled_numbers(n, tag)}
    word, month, day = (
        "|".join(re.sub(r"\W+", r"\\W", text) for text in sorted(each, key=len, reverse=True))
        or "(?!)"
        for each in (units.union(names), months, days)
    )
    dates = rf"(?P<before>{month})(?=\s(?:de\s)?\d)|\d\w{{0,2}}\s(?:of\s|de\s)?(?P<after>{month})\b"
    numbers = rf"(?P<word>(?:{word})(?:\W(?:(?:and|et|y)\W)?(?:{word}))*)(?![\w-])"
    pattern = re.compile(rf"(?<![\w-])(?:{numbers}|(?P<day>{day})(?![\w-])|{dates})", re.IGNORECASE)
    return pattern, {_key(text): n for text, n in (names | months | days).items()}


def _key(text: str) -> str:
    return re.sub(r"\W+", "-", text.casefold())
