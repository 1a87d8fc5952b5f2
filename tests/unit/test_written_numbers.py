# SPDX-License-Identifier: MIT
"""Numbers in words and in compact form are written, and found in texts, as CLDR has them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from campaign.text.amounts import states, written_numbers
from campaign.text.formats import behind_number, compact_number, format_value, spelled_numbers

N = "\N{NO-BREAK SPACE}"
E, F, S = "en-CA", "fr-CA", "es-MX"


@pytest.mark.parametrize(
    ("number", "english", "french", "spanish"),
    [
        (500, "500", "500", "500"),
        (33000, f"33{N}thousand", f"33{N}mille", f"33{N}mil"),
        (1000000, f"1{N}million", f"1{N}million", f"1{N}millón"),
        (1200000, f"1.2{N}million", f"1,2{N}million", f"1.2{N}millones"),
        (2000000, f"2{N}million", f"2{N}millions", f"2{N}millones"),
        (1200000000, f"1.2{N}billion", f"1,2{N}milliard", f"1.2{N}mil millones"),
        # A number is never rounded.
        (1234567, f"1.234567{N}million", f"1,234567{N}million", f"1.234567{N}millones"),
        (-2500000, f"−2.5{N}million", f"−2,5{N}millions", f"−2.5{N}millones"),
    ],
)
def test_compact_number(number: int, english: str, french: str, spanish: str) -> None:
    for tag, text in ((E, english), (F, french), (S, spanish)):
        assert format_value(number, "count", tag, form="compact") == text
        assert states(text, Decimal(number), tag)


@pytest.mark.parametrize(
    ("language", "number", "noun", "expected"),
    [
        ("en", f"1.2{N}million", "elms", "elms"),
        ("fr", f"1,2{N}million", "frênes", "de frênes"),
        ("fr", f"2{N}milliards", "ormes", "d’ormes"),
        ("fr", f"2{N}millions", "habitants", "d’habitants"),
        ("fr", f"2{N}millions", "homards", "de homards"),
        ("fr", f"2{N}millions", "d'ormes", "d'ormes"),
        ("fr", f"33{N}mille", "ormes", "ormes"),
        ("fr", f"1,2{N}milliard de dollars", "pour les ormes", "pour les ormes"),
        ("es", f"1.2{N}millones", "olmos", "de olmos"),
        ("es", f"1.2{N}mil millones", "de olmos", "de olmos"),
        ("es", f"33{N}mil", "olmos", "olmos"),
    ],
)
def test_noun_behind_a_number(language: str, number: str, noun: str, expected: str) -> None:
    assert behind_number(noun, number, language) == expected


@pytest.mark.parametrize(
    ("number", "english", "french", "spanish"),
    [
        (12, "twelve", "douze", "doce"),
        (80, "eighty", "quatre-vingts", "ochenta"),
        (300, "three hundred", "trois cents", None),
        (-12, "minus twelve", "moins douze", "menos doce"),
    ],
)
def test_number_in_words(number: int, english: str, french: str, spanish: str | None) -> None:
    for tag, text in ((E, english), (F, french), (S, spanish)):
        if text:
            assert spelled_numbers(number, tag) == [text]
            assert format_value(number, "count", tag, form="words") == text
            assert states(f"Only {text.capitalize()}!", Decimal(number), tag)


def test_number_in_words_has_a_form_for_each_gender() -> None:
    assert spelled_numbers(1, F) == ["un", "une"]
    assert spelled_numbers(21, S) == ["veintiuno", "veintiún", "veintiuna"]
    assert spelled_numbers(200, S) == ["doscientos", "doscientas"]
    assert spelled_numbers(21, E) == ["twenty-one"]
    assert spelled_numbers(71, "fr-BE")[0].startswith("septante")


@pytest.mark.parametrize(
    ("text", "value", "tag"),
    [
        ("$1.2 billion", 1200000000, E),
        ("1,2 milliard de dollars", 1200000000, F),
        ("$1.20 Billion", 1200000000, E),
        ("$1.2B", 1200000000, E),
        ("1,2 G$", 1200000000, F),
        ("12.5 per cent", Decimal("12.5"), E),
        ("12,5 pour cent", Decimal("12.5"), F),
        ("twenty-one", 21, E),
        ("Vingt et une", 21, F),
        ("vingt-et-un", 21, F),
        ("deux millions", 2000000, F),
        (f"33{N}000 personnes", 33000, F),
        ("33 000 personnes", 33000, F),
        ("−$500", -500, E),
        ("-500 $", -500, F),
        ("some 7.10 of 8", Decimal("7.1"), E),
    ],
)
def test_text_states_the_value(text: str, value: int | Decimal, tag: str) -> None:
    assert states(text, Decimal(value), tag)


@pytest.mark.parametrize(
    ("text", "value", "tag"),
    [
        ("$1.3 billion", 1200000000, E),
        ("1.2 million", 1200000000, E),
        ("1,2 billion de dollars", 1200000000, F),  # a French billion has twelve zeros
        ("12,5 per cent", Decimal("12.5"), E),
        ("12,5 per cent", 12, E),
        ("33,000 personnes", 33000, F),
        ("$500", -500, E),
        ("twelve", 21, E),
        ("a dozen", 12, E),
        ("", 12, E),
    ],
)
def test_text_does_not_state_the_value(text: str, value: int | Decimal, tag: str) -> None:
    assert not states(text, Decimal(value), tag)


def test_numbers_of_a_text() -> None:
    text = "On 2017-10-17 at 10:58, 33,000 of 1.2 million; −$5, C-58, 10-20, 12,5 %, 1.2.3, #4."
    found = [(each.text, str(each.value.normalize())) for each in written_numbers(text, E)]
    assert found == [
        ("33,000", "3.3E+4"),
        ("1.2 million", "1.2E+6"),
        ("−$5", "-5"),
        ("12,5", "12.5"),
    ]


def test_language_without_long_compact_numbers_has_short_ones() -> None:
    assert compact_number(Decimal(1200000), "ja") == "120万"
