# SPDX-License-Identifier: MIT
"""The quantities of a text are read with their values, which a translation has too."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from campaign.text.quantities import quantities

E, F, S = "en-CA", "fr-CA", "es-MX"


def read(text: str, tag: str, strict: bool = True) -> list[tuple[object, ...]]:
    """Return the kind, text, value and unit of each quantity."""
    found = quantities(text, tag, strict)
    assert all(each.start == text.find(each.text.replace("−", "-")) for each in found if each.text)
    return [(each.kind, each.text, each.value, each.unit) for each in found]


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        (E, "{{ elms }} elms", [("figure", "{{ elms }}", "elms", "")]),
        (E, "$1,250.50", [("number", "1,250.50", Decimal("1250.50"), "$")]),
        (F, "1 250,50 $", [("number", "1 250,50", Decimal("1250.50"), "$")]),
        (E, "7.5 per cent", [("number", "7.5", Decimal("7.5"), "concentr-percent")]),
        (F, "3 mètres carrés", [("number", "3", Decimal("3"), "area-square-meter")]),
        (E, "75 cents", [("number", "75", Decimal("0.75"), "")]),
        (E, "-5 °C", [("number", "−5", Decimal("-5"), "temperature-celsius")]),
        (F, "6,9 mille milliards", [("number", "6,9 mille milliards", Decimal("6.9e12"), "")]),
        (F, "2,5 milles", [("number", "2,5", Decimal("2.5"), "length-mile")]),
        (F, "3,4 M$", [("digits", "3,4 M$", Decimal("3400000.0"), "$")]),
        (E, "the ’80s", [("digits", "’80s", Decimal("80"), "")]),
        (F, "les années 1980", [("digits", "1980", Decimal("80"), "")]),
        (E, "twenty-one", [("word", "twenty-one", Decimal("21"), "")]),
        (F, "deux ans et demi", [("word", "deux", Decimal("2.5"), "")]),
        (F, "au XXIe siècle", [("word", "XXIe", Decimal("21"), "")]),
        (E, "7:30 p.m.", [("time", "7:30 p.m.", (1170, True), "")]),
        (F, "19 h 30", [("time", "19 h 30", (1170, True), "")]),
        (E, "514-555-0100", [("code", "514-555-0100", "5145550100", "")]),
        (E, "frİday", [("name", "frİday", ("weekday", None), "")]),
        (E, "no number", []),
    ],
)
def test_quantity_is_read(tag: str, text: str, expected: list[tuple[object, ...]]) -> None:
    assert read(text, tag) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((E, "May 5, 2024"), (F, "le 5 mai 2024")),
        ((E, "2024-05-17"), (F, "17 mai 2024")),
        ((E, "10/17/2017"), (F, "17/10/2017")),
        ((E, "2015–16"), (F, "2015-2016")),
        ((E, "two decades"), (F, "20 ans")),
        ((E, "$2bn"), (F, "2 milliards de dollars")),
        ((E, "-5 degrees"), (F, "moins 5 degrés")),
        ((E, "minus 5 °C"), (F, "-5 °C")),
        ((E, "at least 5%"), (F, "au moins 5 %")),
        ((E, "2 phones, 24/7"), (F, "2 téléphones, 24 heures sur 24")),
        ((E, "2 phones, 24/7"), (F, "2 téléphones, 24 h/24, 7 jours sur 7")),
        ((E, "24 hours a day"), (F, "24 heures sur 24")),
        ((E, "On Sept. 11 and 12 Jan. 2024"), (F, "Le 11 septembre et le 12 janv. 2024")),
        ((E, "7 days a week"), (F, "7 jours sur 7")),
        ((E, "$6.9 trillion"), (F, "6,9 mille milliards de dollars")),
        ((E, "7 trillion"), (F, "7 mille\u00a0milliards")),
        ((E, "2.5 billion"), (S, "2.5 mil\u00a0millones")),
        ((E, "5 to 6%"), (S, "del 5 al 6 %")),
    ],
)
def test_translation_has_the_same_values(one: tuple[str, str], other: tuple[str, str]) -> None:
    ours, theirs = ([each.value for each in quantities(text, tag)] for tag, text in (one, other))
    assert Counter(ours) == Counter(theirs) != Counter()


def test_separators_of_another_language_are_read_unless_strict() -> None:
    assert read("12,500 ormes", F)[0][2] == Decimal("12.5")
    assert read("12,500 ormes", F, strict=False)[0][2] == 12500
