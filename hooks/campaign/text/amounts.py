# SPDX-License-Identifier: MIT
"""The numbers of a text: “33,000”, “1.2 million”, which of them are amounts, and their units.

What states no amount is replaced by as many spaces, so that places stay.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from babel import Locale
from babel.dates import get_month_names
from babel.numbers import NumberPattern

from campaign.text.formats import MINUS, spelled_numbers
from campaign.text.markers import MARKER
from campaign.text.typographic_rules import NBSP

SPACES = f" {NBSP}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
"""Spaces within numbers, and between them and their units."""
_SHORTEST_WORD = 3  # shorter, it is a symbol: “M”, « Md »
_CODE = re.compile(  # telephone numbers, and Canadian postal codes
    r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b[A-Z]\d[A-Z] {0,2}\d[A-Z]\d\b"
)
# What each language writes in its own way.
_FREE = re.compile(
    r"\b\d{4}[-/]\d\d[-/]\d\d\b|\b\d{1,2}/\d{1,2}/\d{4}\b"
    r"|(?:\b\d{1,2}\s?(?:[–-]|to|and|or|à|et|ou|a|y|o)\s?)?"  # from 5 to 7 p.m.
    r"\b\d{1,2}\s?(?::\s?[0-5]\d\b(?![.,]\d)(?:\s?[ap]\.?\s?m\b)?|[ap]\.?\s?m\b|h(?:\s?\d{1,2})?\b)"
    r"|(?:(?<=años\s)|(?<=années\s))\d{2,4}(?:\s(?:et|ou|y|o)\s\d{2,4})?|\d*0['’]?s\b|['’]\d\d\b"
    r"|(?<=\d{3})[–/-]\d\d?\b(?![–/-])"  # the end of 2015–16
    r"|\d[\d.,]*\s?(?:[kKMBGT]|Md|bn|¢|cents?)(?!\w)"
    r"|\d+\s?(?:st|nd|rd|th|\.?er|re|ère|e|ème|ᵉ|ᵗʰ|o)\b|\d+\.?[ºª]"
)

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAYS = rf"{_DAY}(?:(?:\s*[,–-]\s*|\s+(?:au|et|to|and|y|al|or|ou)\s+)(?:le\s+)?{_DAY})*"
_REFERENCES = (
    r"articles?|sections?|pages?|pp?\.|no\.?|n[°º]|bill|loi|chapters?|chapitres?|annexe?s?|"
    r"paragraphe?s?|figures?|tables?|tableaux?|art[ií]culos?|p[aá]ginas?|r[eé]solutions?|suite|"
    r"bureau|apt\.?|unit|box|postale|highway|autoroute|route|vol(?:\.|umes?)|volúmen(?:es)?|"
    r"tom[eo]s?|(?:t|ch|chap|col|fig|sec|par|para)\.|lines?|lignes?|columns?|colonnes?|alinéas?"
)
_NO_AMOUNT = (
    r"\b(?:1[89]|2[01])\d\d(?:[-–/]\d{2,4})*\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b",
    r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-ZÀ-Ý](?:['’]|[a-zà-ÿ]))",
    r"\b\d+,? (?:rue|avenue|av\.|boul\.|boulevard|chemin|place|calle)(?!\w)",
    r"\b\d+ (?:[A-Z]\w+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Lane)\b",
    r"\b[A-Za-z]+[-‑–#]\d+\b|[#§¶]\s?\d+",
    rf"(?i:\b(?:{_REFERENCES})\s?)\d+(?:(?:[,–-]| and | et | to | à | y | a )\s?\d+)*",
)

_SPACE = r"(?:\s|&nbsp;|[*_])*"
_SIGN = r"[$€£]"
_UNITS = {
    "percent": r"%|per\s?cent\b|pour\s?cent\b|por\s?ciento\b",
    "money": rf"{_SIGN}|(?:de\s|d[’'])?(?:dollars?|dólar(?:es)?|pesos?|euros?)\b",
}


class WrittenNumber(NamedTuple):
    """A number in a text: its value, and the place of its digits and of the word behind them."""

    value: Decimal
    text: str
    start: int
    end: int


def written_numbers(text: str, tag: str, strict: bool = False) -> Iterator[WrittenNumber]:
    """Yield the numbers in digits of a text, such as “33,000”, “−5”, “1.2 million” and “1.2M”.

    With ``strict``, only the separators of the language ``tag`` count; otherwise a comma or a
    point may be either separator, as in a slip.
    """
    for match in _number(tag, strict).finditer(text):
        digits = re.sub(r"\D", "", match["whole"])
        value = Decimal(f"{digits}.{match['part'] or 0}")
        if unit := match["unit"]:
            value *= _units(tag)[_unit(unit)]
        yield WrittenNumber(-value if match["sign"] else value, match[0], *match.span())


def states(text: str, value: Decimal, tag: str) -> bool:
    """Return whether a text contains a value, in digits or in the words of the language."""
    numbers = written_numbers(text, tag, strict=True)
    in_words = (_key(f" {each} ") in _key(f" {text} ") for each in spelled_numbers(value, tag))
    return any(number.value == value for number in numbers) or any(in_words)


def _key(text: str) -> str:
    return re.sub(r"\W+", "-", text.casefold())


def comparable_values(text: str, tag: str) -> dict[object, str]:
    """Return what a text types as a number, figure, telephone number or postal code, by value."""
    found: dict[object, str] = {match["name"]: match[0] for match in MARKER.finditer(text)}
    found |= {re.sub(r"\W", "", match[0]): match[0] for match in _CODE.finditer(text)}
    text = _without(MARKER, _without(_CODE, text))
    text = re.sub("-(?=[a-z])", " ", _without(_FREE, text))  # $2-million
    text = re.sub(r"(?<=\w)[-:/#]", ";", text)  # each number of “C-58” and of “9/11” counts
    return found | {each.value: each.text for each in written_numbers(text, tag, strict=True)}


def only_amounts(text: str, tag: str) -> str:
    """Return a text with spaces instead of what has a number but states no amount."""
    if not re.search(r"\d", text):
        return text
    return _without(_no_amount(tag), _without(_FREE, _without(_CODE, text)))


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


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


@cache
def _no_amount(tag: str) -> re.Pattern[str]:
    names = get_month_names("wide", locale=Locale.parse(tag, sep="-")).values()
    short = "|".join({name[:3] for name in names})  # “Sept.”, where CLDR has “Sep”
    months = rf"(?i:(?:{'|'.join(names)})\b|(?:{short})\w{{0,2}}\.)"
    dates = rf"\b{_DAYS}\s+(?:de\s+)?{months}", rf"\b{months}\s+{_DAYS}\b"
    return re.compile("|".join((*dates, *_NO_AMOUNT)))


@cache
def _units(tag: str) -> dict[str, Decimal]:
    """Return the words and symbols of compact numbers, with what each multiplies by."""
    others = {"milliers": Decimal(10**3), "mille milliards": Decimal(10**12)}
    found = others if tag.startswith("fr") else {}
    lengths: dict[str, dict[str, dict[str, NumberPattern]]]
    lengths = Locale.parse(tag, sep="-").compact_decimal_formats  # type: ignore[assignment]
    plurals = [*lengths.get("long", {}).values(), *lengths.get("short", {}).values()]
    for size, each in (item for plural in plurals for item in plural.items()):
        unit = _unit(each.pattern.replace("0", "").strip(SPACES))
        if unit and (zeros := each.pattern.count("0")):  # a million for “00 million”
            found.setdefault(unit, Decimal(size) / Decimal(10) ** (zeros - 1))
    return found


def _unit(text: str) -> str:
    """Return a word of compact numbers as it is looked up: only a symbol’s case counts (M, m)."""
    return text if len(text) < _SHORTEST_WORD else " ".join(text.casefold().split())


@cache
def _number(tag: str, strict: bool) -> re.Pattern[str]:
    signs = Locale.parse(tag, sep="-").number_symbols["latn"]
    group, point = (signs["group"], signs["decimal"]) if strict else (",", ".,")
    escaped = map(re.escape, sorted(_units(tag), key=len, reverse=True))
    words = (rf"(?i:{unit})" if len(unit) >= _SHORTEST_WORD else unit for unit in escaped)
    unit = "|".join(words).replace(r"\ ", f"[{SPACES}]")
    return re.compile(
        rf"(?<![\w.,:/#{MINUS}-])(?P<sign>[{MINUS}-][^\w\s]?)?"
        rf"(?P<whole>\d{{1,3}}(?:[{group}{SPACES}]\d{{3}})+|\d+)(?:[{point}](?P<part>\d+))?"
        rf"(?![.,]?\d|[:-]\d)(?:[{SPACES}]?(?P<unit>{unit})\b)?"
    )
