# SPDX-License-Identifier: MIT
"""Values formatted for a language by CLDR, or its authority: 33,000, « 33 000 » (U+00A0)."""

import datetime
import re
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, get_currency_precision, parse_pattern
from babel.units import format_unit
from unicode_rbnf import RbnfEngine

from campaign.text.typographic_rules import NBSP
from campaign.text.typography import typographer

MINUS = "\N{MINUS SIGN}"
Value = int | Decimal | str
_LARGE = {"fr": "(?:milli|billi)(?:on|ard)s?$", "es": "illón$|illones$"}
"""Numbers that are nouns, which “de” links to what they count (RAE, DPD, « millón »)."""
_ELIDED = re.compile(r"[aàâeéèêëiîïoôuœ]|h(?!and|au|ai|ar|éros|omard|ors|onte|uit)", re.IGNORECASE)
"""How words begin before which « de » becomes « d’ »; not those with an h that forbids it."""
_PARTIAL_DATE = re.compile(r"[1-9][0-9]{3}(?:-[0-9]{2}){0,2}")


def format_value(
    value: Value, kind: str, tag: str, currency: str | None = None, form: str | None = None
) -> str:
    """Return the value of a figure, formatted for the language ``tag`` (BCP 47: ``fr-CA``).

    12.5 is 12.5 %; a ``date`` is ISO 8601, a ``year`` is not grouped.  ``form`` is ``compact``
    (“1.2 million”), ``words`` (“twelve”, for a whole number) or None.
    """
    if kind == "date":
        return format_iso_date(str(value), tag)
    if kind == "year":
        return str(value)
    number = Decimal(value)
    if form == "words" and (spelled := spelled_numbers(number, tag)):
        return spelled[0]
    if form == "compact":
        return compact_number(number, tag).replace("-", MINUS)
    # CLDR has the hyphen for what is typed on a keyboard.
    return _format_number(number, kind, tag, currency).replace("-", MINUS)


def _format_number(number: Decimal, kind: str, tag: str, currency: str | None) -> str:
    locale = Locale.parse(tag, sep="-")
    # CLDR, minimumGroupingDigits, which Babel does not read: 1200, but 12.000.
    is_grouped = abs(number) >= 10_000 or str(locale) not in ("es", "es_ES")
    places = max(-int(number.as_tuple().exponent), 0)  # 7.0 keeps its zero
    pattern = locale.decimal_formats[None]
    if kind == "percent":
        pattern, number = locale.percent_formats[None], number / 100
    elif kind == "money":
        pattern = locale.currency_formats["standard"]
        places = 0 if number == int(number) else get_currency_precision(currency or "")
    digits = f"0.{'0' * places}".rstrip(".")
    parsed = parse_pattern(re.sub(r"0(?:\.[0#]+)?(?![0#,.])", digits, pattern.pattern))
    text = parsed.apply(
        number, locale, currency=currency, currency_digits=False, group_separator=is_grouped
    )
    if locale.language in ("es", "fr"):  # CLDR omits the space for es-MX (RAE) and fr-CH
        text = re.sub(r"(?<=\d)%", f"{NBSP}%", text)
    # UTS #35, currencySpacing, which Babel does not implement: CAD 500, but $500.
    return re.sub(r"(?<=[^\W\d_])(?=\d)", NBSP, text)


def spelled_numbers(number: Decimal | int, tag: str) -> list[str]:
    """Return a whole number in words, « un » and « une », or nothing if CLDR has none."""
    if number != int(number) or abs(int(number)) >= 10**18 or (rules := _rules(tag)) is None:
        return []
    return list(dict.fromkeys(rules.format_number(int(number)).text_by_ruleset.values()))


@cache
def _rules(tag: str) -> RbnfEngine | None:
    locale = Locale.parse(tag, sep="-")
    for name in (str(locale), locale.language):  # the country may have no rules of its own
        with suppress(ValueError):
            rules = RbnfEngine.for_language(name)
            rules.format_number(1)
            return rules
    return None


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


def format_iso_date(text: str, tag: str) -> str:
    """Return ``2017-10-01``, ``2017-10`` or ``2017`` in words; raises ``ValueError`` for others."""
    if not _PARTIAL_DATE.fullmatch(text):
        raise ValueError(text)
    if len(text) == len("2017"):
        return text
    locale, date = Locale.parse(tag, sep="-"), datetime.date.fromisoformat(f"{text}-01"[:10])
    if len(text) == len("2017-10"):
        return format_skeleton("yMMMM", date, locale=locale)  # « mayo de 2024 »
    long = format_date(date, "long", locale=locale)
    # OQLF, « Écriture de la date » : the first of the month is an ordinal, unlike in CLDR.
    return typographer(tag)(re.sub(r"^1\b", "1er", long) if locale.language == "fr" else long)


def format_size(size: int, tag: str) -> str:
    """Return a number of bytes in kilobytes: ``4.2 kB``, « 4,2 ko »."""
    locale = Locale.parse(tag, sep="-")
    number = Decimal(max(size, 100)) / 1000
    digits = "#,##0.#" if number < 10 else "#,##0"
    text = format_unit(number, "digital-kilobyte", length="short", format=digits, locale=locale)
    return text.replace(" ", NBSP)


def join_words(words: Iterable[str], tag: str) -> str:
    """Return a list in words: “a, b and c”; in Spanish « francés e inglés » (RAE, « y »)."""
    text = format_list([*words], locale=Locale.parse(tag, sep="-"))
    return re.sub(" y (?=[hH]?[iíIÍ](?![aeo]))", " e ", text) if tag[:2] == "es" else text
