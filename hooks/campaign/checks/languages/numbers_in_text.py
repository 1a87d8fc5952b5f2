# SPDX-License-Identifier: MIT
"""The numbers, dates and figures of a text, with values that a translation preserves."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from babel.dates import get_day_names, get_month_names

from campaign.checks.languages.quantities import TIME
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
    r"(?<!-)\b(?P<first>(?:19|20)\d\d(?=[–/-])|\d{3,}(?=[–-]))(?P<sign>[–/-])(?P<last>\d\d?)\b(?![–/-])"
)
_CENTURY_OF_DECADE = re.compile(
    r"\b(?:19|20)(?=\d0['’]?s\b)|(?:(?<=années\s)|(?<=años\s)|(?<=années\s\d{4}\s(?:et|ou)\s)"
    r"|(?<=años\s\d{4}\s[yo]\s))(?:19|20)(?=\d0\b)"
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
_HALF = re.compile(r"\s(?:and a half|(?:\w+\s)?(?:et demie?|y medi[oa]))\b", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b[A-Z]\d[A-Z] {0,2}\d[A-Z]\d\b"
)
"""Telephone numbers, and Canadian postal codes."""
_OTHER_WORDS = re.compile(r"\b12 (?:noon|midnight)\b|\bp\.\s?100\b")  # « 5 p. 100 » is 5%
_SHORT_YEAR = re.compile(r"(?<!\w)['’](?=([0-9])\d\b)")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = [ten + one for ten in ("", "X", "XX") for one in _ONES]


def values_in(text: str, tag: str) -> Counter[object]:
    """Return how often each value occurs in a text."""
    return Counter(value for _, value in numbers_in(text, tag))


@cache  # each comparison asks for the same texts, in mkdocs serve after each save
def numbers_in(text: str, tag: str) -> tuple[tuple[str, object], ...]:
    """Return each number and figure of a text as it is typed, and its value."""
    return tuple(_numbers(text, tag))


def _numbers(text: str, tag: str) -> Iterator[tuple[str, object]]:
    for marker in scan(text):
        yield text[marker.start : marker.end], marker.name
    text = MARKER.sub(" ", text)
    for match in re.finditer(rf"\b({'|'.join(_ROMAN[2:])})e\b", text):
        yield match[0], Decimal(_ROMAN.index(match[1])).normalize()
    if re.search(r"\d", text):  # most texts have none
        yield from _of_another_kind(text)
        text = _without_other_kinds(text)
        # Unlike a figure, each number of “C-58” and of “2016-2017” counts.
        for number in written_numbers(re.sub("[-:/#]", ";", text), tag, strict=True):
            if number.value != 1:  # or “one”, which is an article in French
                yield number.text, _scaled(number.value, text, number.end)
        for match in re.finditer(r"\b[A-Z]+\d[A-Z\d]*\b", text):  # the G7, CO2
            yield match[0], Decimal(re.sub(r"\D", "", match[0]))
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
            yield word, _scaled(Decimal(value), text, match.end())


def _of_another_kind(text: str) -> Iterator[tuple[str, object]]:
    """Yield telephone numbers, postal codes, dates in digits and amounts such as « 3,4 M$ »."""
    for match in _PHONE.finditer(text):
        yield match[0], re.sub(r"\W", "", match[0])
    for match in _DATE.finditer(text):
        yield from ((match[0], value) for value in _date(match))
    for match in _SHORT.finditer(text):
        amount = Decimal((match["fr"] or match["en"]).replace(",", "."))
        power = _POWERS[match["unit"] or match["suffix"]]
        yield match[0], (amount * 10**power).normalize()


def _without_other_kinds(text: str) -> str:
    """Return a text without what is compared otherwise, and with years and signs in full."""
    text = re.sub(r"\bmille(?=\smilliards\b)", "billions ;", text)  # of the long scale
    text = _SHORT_YEAR.sub(lambda year: "19" if year[1] > "2" else "20", text)
    text = _SHORT_RANGE.sub(lambda x: x[1] + x[2] + x[1][: -len(x[3])] + x[3], _MILES.sub("", text))
    text = _CENTURY_OF_DECADE.sub("", text)
    for other in (_PHONE, _DATE, _SHORT, TIME, _OTHER_WORDS):
        text = other.sub(" ", text)
    return _MINUS.sub("\N{MINUS SIGN}", _WITH_UNIT.sub(" ", text))


def _scaled(value: Decimal, text: str, end: int) -> Decimal:
    if half := _HALF.match(text, end):
        value, end = value + Decimal("0.5"), half.end()
    factors = (factor for pattern, factor in _SCALES if pattern.match(text, end))
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
    # Not « cent » and « mille », which are in « pour cent » and « 7 mille milliards ».
    known = (*range(1, 100), *range(200, 1000, 100), *range(2000, 10_000, 1000))
    names = {text: n for n in known for text in spelled_numbers(n, tag)}
    locale = tag.replace("-", "_")
    months = {text: n for n, text in get_month_names("wide", locale=locale).items()}
    days = {text: n for n, text in get_day_names("wide", locale=locale).items()}
    names |= {"hundreds": 100, "centaines": 100, "thousands": 1000, "milliers": 1000}
    large = [10**n * k for n in (2, 3, 6, 9) for k in (1, 2)]
    units = {text.split()[-1] for n in large for text in spelled_numbers(n, tag)}
    word, month, day = (
        "|".join(re.sub(r"\W+", r"\\W", text) for text in sorted(each, key=len, reverse=True))
        or "(?!)"
        for each in (units.union(names), months, days)
    )
    until = rf"(?:(?:\s(?:to|and|à|et|a|y)\s|[–-])(?:{month}))?"  # March to May 2024
    dates = rf"(?P<before>{month})(?={until}\s(?:de\s)?\d)"
    dates += rf"|\d\w{{0,2}}\s(?:of\s|de\s)?(?P<after>{month})\b"
    numbers = rf"(?P<word>(?:{word})(?:\W(?:(?:and|et|y)\W)?(?:{word}))*)(?![\w-])"
    pattern = re.compile(rf"(?<![\w-])(?:{numbers}|(?P<day>{day})(?![\w-])|{dates})", re.IGNORECASE)
    return pattern, {_key(text): n for text, n in (names | months | days).items()}


def _key(text: str) -> str:
    return re.sub(r"\W+", "-", text.casefold())
