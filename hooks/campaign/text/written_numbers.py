# SPDX-License-Identifier: MIT
"""Numbers as they are written: “1.2 million”, « douze », “−500”, by CLDR.  None is rounded."""

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale
from babel.numbers import NumberPattern, format_compact_decimal

from campaign.text.typographic_rules import NBSP

if TYPE_CHECKING:
    from unicode_rbnf import RbnfEngine

MINUS = "\N{MINUS SIGN}"
SPACES = f" {NBSP}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
"""Spaces within numbers, and between them and their units."""
_LARGE = {"fr": "(?:milli|billi)(?:on|ard)s?$", "es": "illón$|illones$"}
"""Numbers that are nouns, which “de” links to what they count (RAE, DPD, « millón »)."""
_ELIDED = re.compile(r"[aàâeéèêëiîïoôuœ]|h(?!and|au|ai|ar|éros|omard|ors|onte|uit)", re.IGNORECASE)
"""How words begin before which « de » becomes « d’ »; not those with an h that forbids it."""
_SHORTEST_WORD = 3  # shorter, it is a symbol: “M”, « Md »


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


def spelled_numbers(number: Decimal | int, tag: str) -> list[str]:
    """Return a whole number in words, « un » and « une », or nothing if CLDR has none."""
    if number != int(number) or abs(int(number)) >= 10**18 or (rules := _rules(tag)) is None:
        return []
    return list(dict.fromkeys(rules.format_number(int(number)).text_by_ruleset.values()))


@cache
def _rules(tag: str) -> "RbnfEngine | None":
    from unicode_rbnf import RbnfEngine  # 0.05 s, which few builds need

    locale = Locale.parse(tag, sep="-")
    for name in (str(locale), locale.language):  # the country may have no rules of its own
        with suppress(ValueError):
            rules = RbnfEngine.for_language(name)
            rules.format_number(1)
            return rules
    return None


def _key(text: str) -> str:
    return re.sub(r"\W+", "-", text.casefold())


def compact_number(number: Decimal, tag: str) -> str:
    """Return “1.2 million”, with all digits."""
    locale = Locale.parse(tag, sep="-")
    has_words = "long" in locale.compact_decimal_formats
    text = format_compact_decimal(
        number, format_type="long" if has_words else "short", locale=locale, fraction_digits=12
    )
    # Babel takes the plural of the entire number: « 1 millions ».
    return re.sub(r"^(-?1\s\w+(?:on|ard))s$", r"\1", text).replace(" ", NBSP, 1)


def behind_number(noun: str, number: str, language: str) -> str:
    """Return a noun as it follows a number: « de personnes » behind « 1,2 million »."""
    is_large = language in _LARGE and re.search(_LARGE[language], number)
    if not is_large or re.match(r"d(?:e\b|es\b|['’])", noun):
        return noun
    return f"d’{noun}" if language == "fr" and _ELIDED.match(noun) else f"de {noun}"


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
    units = sorted(_units(tag), key=len, reverse=True)
    words = [rf"(?i:{re.escape(unit)})" if len(unit) >= _SHORTEST_WORD else unit for unit in units]
    unit = "|".join(words).replace(r"\ ", f"[{SPACES}]")
    return re.compile(
        rf"(?<![\w.,:/#{MINUS}-])(?P<sign>[{MINUS}-][^\w\s]?)?"
        rf"(?P<whole>\d{{1,3}}(?:[{group}{SPACES}]\d{{3}})+|\d+)(?:[{point}](?P<part>\d+))?"
        rf"(?![.,]?\d|[:-]\d)(?:[{SPACES}]?(?P<unit>{unit})\b)?"
    )
