# SPDX-License-Identifier: MIT
"""Read the quantities of a text: figures, numbers, dates, times and codes, each with its value.

One pattern after the other reads the text, in the order of this module; what one has read, the next
ones do not see.  Then come numbers in digits, and at last those in words, months and days.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from campaign.text.markers import MARKER
from campaign.text.units import RANGE, SIGNS, names_in_dates, units_of_language
from campaign.text.written_numbers import MINUS, words_of_numbers, written_numbers


class Quantity(NamedTuple):
    """A quantity of a text, as it is typed there, and its value, which translations have too."""

    kind: str
    """``figure``; ``number`` in digits; ``digits`` of a date, range, decade or “$2bn”; ``word`` for
    a number in letters; ``name`` of a month or day; ``code`` or ``time``.
    """
    text: str
    start: int
    value: Any
    """A name, a number, a part of a date such as (“month”, 5), or the minutes of a time."""
    unit: str = ""
    """A sign such as ``$``, or CLDR's name of the unit."""
    with_unit: str = ""
    """The number as it is typed, with its unit."""


_Match = re.Match[str]
_Values = list[tuple[str, object]]
"""The kinds and values of what a pattern has found."""
TIME = re.compile(
    rf"(?:\b\d{{1,2}}{RANGE})?\b(?P<hour>\d{{1,2}})\s?"
    r"(?:(?P<sign>[:h])\s?(?P<minute>[0-5]\d|(?<=h\s)\d)\b(?![.,]\d)"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?|(?P<late>[ap])\.?\s?m\b\.?|h\b)"
    r"(?P<of>(?=\s(?:du|de)\b))?",
    re.IGNORECASE,
)
"""7:30 p.m., 19 h 30, and the second of two: from 5 to 7 p.m."""
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = [ten + one for ten in ("", "X", "XX") for one in _ONES]
_POWERS = {"k": 3, "K": 3, "m": 6, "M": 6, "G": 9, "B": 9, "bn": 9, "Md": 9}


def _digits(*numbers: str | int) -> _Values:
    return [("digits", Decimal(number)) for number in numbers]


def _date(match: _Match) -> _Values:
    """Return the parts of a date; in some, the month may be before the day or after it."""
    year = _digits(match["year"] or match["last"])
    month, day = int(match["month"] or match["one"]), int(match["day"] or match["two"])
    if match["one"]:
        month, day = sorted((month, day))
        if day <= 12:
            return [*year, ("name", (month, day))]
    return [*year, ("name", ("month", month)), *_digits(day)]


def _short_amount(match: _Match) -> _Values:
    amount = Decimal((match["fr"] or match["en"]).replace(",", "."))
    return [("digits", amount * 10 ** _POWERS[match["unit"] or match["suffix"]])]


def _time(match: _Match) -> _Values:
    """Return the minutes of a time, and whether they are certain."""
    hour, half = int(match["hour"]), (match["half"] or match["late"] or "").lower()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    # « 3 h de l’après-midi », and “3:30” in English, which may mean both.
    is_exact = bool(half) or hour > 12 or not (match["of"] is not None or match["sign"] == ":")
    return [("time", (hour * 60 + int(match["minute"] or 0), is_exact))]


def _letters(match: _Match) -> _Values:
    number = _ROMAN.index(match["roman"]) if match["roman"] else re.sub(r"\D", "", match[0])
    return [("word", Decimal(number))]


_PATTERNS: tuple[tuple[str | re.Pattern[str], Callable[[_Match], _Values]], ...] = (
    (MARKER, lambda match: [("figure", match["name"])]),
    (  # telephone numbers, and Canadian postal codes
        r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b[A-Z]\d[A-Z] {0,2}\d[A-Z]\d\b",
        lambda match: [("code", re.sub(r"\W", "", match[0]))],
    ),
    (
        r"\b(?P<year>\d{4})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>[0-3]\d)\b"
        r"|\b(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<last>\d{4})\b",
        _date,
    ),
    (  # « 3,4 M$ » and “$2bn”
        r"(?P<fr>\d+(?:[.,]\d+)?)\s?(?P<unit>Md|[kMG])\s?[$€£]"
        r"|[$€£]\s?(?P<en>\d+(?:[.,]\d+)?)\s?(?P<suffix>bn|[mkMBK])\b",
        _short_amount,
    ),
    (  # decades without their century: “the 1980s” may be “the ’80s” or « les années 80 »
        r"\b(?:19|20)\d0['’]?s\b|(?<!\w)['’]\d0s\b"
        r"|(?:(?<=années\s)|(?<=años\s))(?:19|20)\d0(?:\s(?:et|ou|y|o)\s(?:19|20)?\d0)?\b",
        lambda match: _digits(*(int(year) % 100 for year in re.findall(r"\d+", match[0]))),
    ),
    (  # both ends: “2015–16” is 2015–2016, “345–67” is 345–367
        r"(?<!-)\b(?P<first>(?:19|20)\d\d(?=[–/-])|\d{3,}(?=[–-]))[–/-](?P<last>\d\d?)\b(?![–/-])",
        lambda match: _digits(
            match["first"], match["first"][: -len(match["last"])] + match["last"]
        ),
    ),
    (  # ’98 is 1998
        r"(?<!\w)['’](?P<year>\d\d)\b",
        lambda match: _digits(f"{'19' if match['year'] > '29' else '20'}{match['year']}"),
    ),
    # 24/7, « 24 heures sur 24, 7 jours sur 7 »
    (
        r"\b(?:24/7|24\s?(?:h|hours|heures)\s?(?:(?:s\w\w|/)\s?24|a day)"
        r"(?:,?\s(?:and |et )?7\s?(?:j|jours|days)\s?(?:(?:s\w\w|/)\s?7|a week))?)\b",
        lambda _: [("word", Decimal(24))],
    ),
    (r"\b7\s?(?:j|jours)\s?(?:s\w\w|/)\s?7\b", lambda _: [("word", Decimal(7))]),
    (TIME, _time),
    (r"\b12 (?:noon|midnight)\b|\bp\.\s?100\b", lambda _: []),  # « 5 p. 100 » is 5%
    # « XXIe », and G7 and CO2
    (rf"\b(?:(?P<roman>{'|'.join(_ROMAN[2:])})e|[A-Z]+\d[A-Z\d]*)\b", _letters),
)
_READERS = [(re.compile(pattern), reader) for pattern, reader in _PATTERNS]
_HALF = re.compile(r"\s(?:and a half|(?:\w+\s)?(?:et demie?|y medi[oa]))\b", re.IGNORECASE)
_DEGREES = r"\d[\d.,]*\s?(?:°|deg|grad|%)"
# Signs and words as written_numbers reads them, in as many letters, so that places stay.
_SAME = (
    (re.compile(r"(?<=\d)-(?=(?:thousand|[mbt]r?illion)\b)"), " "),
    (re.compile(r"(?<![^\s(])-(?=\d)"), MINUS),
    (re.compile(rf"(?<!\b[ad]u )(?<!\bou )\bm(?:inus|oins|enos) (?={_DEGREES})"), f"     {MINUS}"),
    (re.compile("[-:/#]"), ";"),  # unlike a figure, each number of “C-58” and of “9/11” counts
    (re.compile(r"(?<=\d,\d)\smille\b(?!\smilliards)"), " " * len(" mille")),  # miles
)


@cache  # each check asks for the same texts, in mkdocs serve after each save
def quantities(text: str, tag: str, strict: bool = True) -> tuple[Quantity, ...]:
    """Return the quantities of a text in the language ``tag``.

    Unless it is ``strict``, numbers in digits may have the separators of another language, too.
    """
    found, left = list[Quantity](), text
    for pattern, read in _READERS:
        for match in pattern.finditer(left):
            unit = next((sign for sign in SIGNS if sign in match[0]), "")
            place = match[0], match.start()
            found += [Quantity(kind, *place, x, unit, match[0]) for kind, x in read(match)]
        left = pattern.sub(lambda match: " " * len(match[0]), left)
    if re.search(r"\d", left):  # most texts have none
        in_digits = [*_in_digits(text, left, tag, strict)]
        found += in_digits
        for each in in_digits:  # a month is read if it is beside a digit
            size = len(each.text)
            left = left[: each.start] + "0" * size + left[each.start + size :]
    found += _in_words(left, tag)
    return tuple(sorted(found, key=lambda each: each.start))


def _in_digits(text: str, left: str, tag: str, strict: bool) -> Iterator[Quantity]:
    """Yield the numbers in digits of what is ``left`` of a text."""
    for same, signs in _SAME:
        left = same.sub(signs, left)
    for number in written_numbers(left, tag, strict):
        typed, start, sign = number.text, number.start, text[number.start - 1 : number.start]
        value, unit, end = _with_unit(number.value, text, number.end, tag)
        if sign and sign in SIGNS:
            yield Quantity("number", typed, start, value, sign, sign + typed)
        else:
            yield Quantity("number", typed, start, value, unit, text[start:end])


def _in_words(left: str, tag: str) -> Iterator[Quantity]:
    """Yield the numbers in words, months of dates, and days of the week."""
    for match, value in words_of_numbers(left, tag):
        number = _with_unit(Decimal(value), left, match.end(), tag)[0]
        yield Quantity("word", match[0], match.start(), number)
    pattern, names = names_in_dates(tag)
    for match in pattern.finditer(left):
        group = match.lastgroup or ""
        kind = "weekday" if group == "weekday" else "month"
        name, start = match[group], match.start(group)
        yield Quantity("name", name, start, (kind, names.get(name.casefold())))


def _with_unit(value: Decimal, text: str, end: int, tag: str) -> tuple[Decimal, str, int]:
    """Return the value of a number, with “and a half” and in larger units, its unit and end."""
    if half := _HALF.match(text, end):
        value, end = value + Decimal("0.5"), half.end()
    pattern, units = units_of_language(tag)
    if not (found := pattern.match(text, end)):
        return value, "", end
    unit, factor = units[(found.lastindex or 0) - 1]
    return value * factor, unit, found.end()
