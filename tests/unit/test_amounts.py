# SPDX-License-Identifier: MIT
"""The numbers of a text are compared with those of its translation, if both say them alike."""

from __future__ import annotations

import pytest

from campaign.text.amounts import comparable_values, only_amounts, written_numbers

E, F, S = "en-CA", "fr-CA", "es-MX"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((E, "May 5, 2024"), (F, "le 5 mai 2024")),
        ((E, "$1,250.50 or 1.2 million"), (F, "1 250,50 $ ou 1,2 million")),
        ((E, "-5 degrees"), (F, "−5 degrés")),
        ((E, "the $2-million plan"), (F, "le plan de 2 millions")),
        ((E, "7 trillion"), (F, "7 mille\u00a0milliards")),
        ((E, "2.5 billion"), (S, "2.5 mil\u00a0millones")),
        ((E, "5 to 6%"), (S, "del 5 al 6 %")),
        ((E, "{{ elms }} elms, 514-555-0100"), (F, "{{ elms }} ormes, 514 555-0100")),
    ],
)
def test_translation_has_the_same_values(one: tuple[str, str], other: tuple[str, str]) -> None:
    ours, theirs = (comparable_values(text, tag) for tag, text in (one, other))
    assert ours.keys() == theirs.keys() != set()


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        (E, "2024-05-17, 7:30 p.m., from 5 to 7 p.m., the ’80s, the 1990s, ’98, $2bn, 75 cents"),
        (E, "the 21st century"),
        (F, "17/10/2017, 19 h 30, de 17 à 19 h, les années 1980 ou 90, 3,4 M$, le 1er, XXIe"),
    ],
)
def test_what_each_language_says_in_its_own_way_is_not_compared(tag: str, text: str) -> None:
    assert comparable_values(text, tag) == {}


def test_only_numbers_that_state_an_amount_are_amounts() -> None:
    text = "On 17 May 2017, 33,000 of 1.2 million, Bill C-58, p. 12, 12 Elm Street, at 10:58."
    assert [each.text for each in written_numbers(only_amounts(text, E), E)] == [
        "33,000",
        "1.2 million",
    ]
