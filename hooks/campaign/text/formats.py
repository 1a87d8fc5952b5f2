# SPDX-License-Identifier: MIT
"""Values formatted for a language by CLDR, or its authority: 33,000, « 33 000 » (U+00A0)."""

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import get_currency_precision, parse_pattern
from babel.units import format_unit

from campaign.text.typographic_rules import NBSP
from campaign.text.typography import typographer
from campaign.text.written_numbers import MINUS, compact_number, spelled_numbers

Value = int | Decimal | str
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
