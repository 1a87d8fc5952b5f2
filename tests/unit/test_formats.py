# SPDX-License-Identifier: MIT
"""Values are formatted as in CLDR, but with U+00A0, not U+202F, in Canadian French."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from campaign.text.formats import format_iso_date, format_size, format_value, join_words

N = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "kind", "english", "french"),
    [
        # Counts are grouped by thousands, small ones not.
        (58, "count", "58", "58"),
        (1000, "count", "1,000", f"1{N}000"),
        (33000, "count", "33,000", f"33{N}000"),
        (1234567, "count", "1,234,567", f"1{N}234{N}567"),
        (0, "count", "0", "0"),
        # A percentage is a number of per cent, not a ratio, and has all its decimals.
        (12, "percent", "12%", f"12{N}%"),
        (Decimal("12.5"), "percent", "12.5%", f"12,5{N}%"),
        (Decimal("0.25"), "percent", "0.25%", f"0,25{N}%"),
        (Decimal("1234.5"), "percent", "1,234.5%", f"1{N}234,5{N}%"),
        (-3, "percent", "−3%", f"−3{N}%"),
        # A decimal has the places that were typed, and a minus sign.
        (Decimal("7.1"), "decimal", "7.1", "7,1"),
        (Decimal("7.10"), "decimal", "7.10", "7,10"),
        (Decimal("0.12345"), "decimal", "0.12345", "0,12345"),
        (-500, "decimal", "−500", "−500"),
        (Decimal("-1234.5"), "decimal", "−1,234.5", f"−1{N}234,5"),
        # Years are not grouped.
        (2018, "year", "2018", "2018"),
        # Dates are in words; the first of the month is an ordinal in French (OQLF).
        ("2017-10-10", "date", f"October{N}10, 2017", f"10{N}octobre 2017"),
        ("2017-10-01", "date", f"October{N}1, 2017", f"1er{N}octobre 2017"),
        ("2017-08-31", "date", f"August{N}31, 2017", f"31{N}août 2017"),
    ],
)
def test_value_is_formatted_in_english_and_french(
    value: int | Decimal | str, kind: str, english: str, french: str
) -> None:
    assert format_value(value, kind, "en-CA") == english
    assert format_value(value, kind, "fr-CA") == french


@pytest.mark.parametrize(
    ("value", "currency", "english", "french"),
    [
        (1200000, "CAD", "$1,200,000", f"1{N}200{N}000{N}$"),
        (Decimal("12.5"), "CAD", "$12.50", f"12,50{N}$"),
        (Decimal("0.05"), "CAD", "$0.05", f"0,05{N}$"),
        (-500, "CAD", "−$500", f"−500{N}$"),
        (500, "USD", "US$500", f"500{N}${N}US"),
        (500, "JPY", "JP¥500", f"500{N}¥"),
    ],
)
def test_money_is_formatted_in_english_and_french(
    value: int | Decimal, currency: str, english: str, french: str
) -> None:
    assert format_value(value, "money", "en-CA", currency) == english
    assert format_value(value, "money", "fr-CA", currency) == french


@pytest.mark.parametrize(
    ("value", "kind", "currency", "spanish"),
    [
        (33000, "count", None, "33,000"),
        (1234567, "count", None, "1,234,567"),
        # RAE: a space before the sign; CLDR has none for Mexico.
        (Decimal("12.5"), "percent", None, f"12.5{N}%"),
        (2018, "year", None, "2018"),
        ("2017-10-01", "date", None, f"1{N}de{N}octubre de 2017"),
        ("2017-10", "date", None, "octubre de 2017"),
        (1200000, "money", "MXN", "$1,200,000"),
        # A code that ends in a letter is followed by a space (UTS #35, currencySpacing).
        (Decimal("12.5"), "money", "CAD", f"CAD{N}12.50"),
    ],
)
def test_value_is_formatted_in_mexican_spanish(
    value: int | Decimal | str, kind: str, currency: str | None, spanish: str
) -> None:
    assert format_value(value, kind, "es-MX", currency) == spanish


@pytest.mark.parametrize(
    ("tag", "count", "percent", "money", "date"),
    [
        ("en-GB", "33,000", "12.5%", "€1,200", f"1{N}October 2017"),
        ("en-US", "33,000", "12.5%", "€1,200", f"October{N}1, 2017"),
        ("es-ES", "33.000", f"12,5{N}%", f"1200{N}€", f"1{N}de{N}octubre de 2017"),
        ("fr-FR", f"33{NARROW}000", f"12,5{N}%", f"1{NARROW}200{N}€", f"1er{N}octobre 2017"),
        ("fr-BE", f"33{NARROW}000", f"12,5{N}%", f"1{NARROW}200{N}€", f"1er{N}octobre 2017"),
        ("fr-CH", f"33{NARROW}000", f"12,5{N}%", f"1{NARROW}200{N}€", f"1er{N}octobre 2017"),
        ("de-DE", "33.000", f"12,5{N}%", f"1.200{N}€", "1. Oktober 2017"),
    ],
)
def test_value_is_formatted_as_in_its_country(
    tag: str, count: str, percent: str, money: str, date: str
) -> None:
    assert format_value(33000, "count", tag) == count
    assert format_value(Decimal("12.5"), "percent", tag) == percent
    assert format_value(1200, "money", tag, "EUR") == money
    assert format_value("2017-10-01", "date", tag) == date


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("2017", "2017", "2017"),
        ("2017-10", "October 2017", "octobre 2017"),
        ("2017-10-31", f"October{N}31, 2017", f"31{N}octobre 2017"),
    ],
)
def test_date_is_as_precise_as_its_source(text: str, english: str, french: str) -> None:
    assert format_iso_date(text, "en-CA") == english
    assert format_iso_date(text, "fr-CA") == french


@pytest.mark.parametrize("text", ["", "17", "2017-13", "2017-02-30", "2017-1", "October 2017"])
def test_invalid_date_is_an_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (its message is Python's or the text itself)
        format_iso_date(text, "en-CA")


@pytest.mark.parametrize(
    ("size", "english", "french"),
    [(4585, "4.6 kB", "4,6 ko"), (49326, "49 kB", "49 ko"), (0, "0.1 kB", "0,1 ko")],
)
def test_size_is_formatted_in_english_and_french(size: int, english: str, french: str) -> None:
    found = [
        format_size(size, tag).replace("\N{NO-BREAK SPACE}", " ") for tag in ("en-CA", "fr-CA")
    ]
    assert found == [english, french]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en-CA", "ant, bee and elm"),
        ("fr-CA", "francés et inglés"),
        ("es-MX", "francés e inglés"),
        ("es-MX", "francés, inglés e italiano"),
        ("es-ES", "madera y hierro"),
        ("es-ES", "francés y español"),
    ],
)
def test_list_is_joined_by_the_word_of_its_language(tag: str, text: str) -> None:
    assert join_words(re.split(", | and | et | [ye] ", text), tag) == text
