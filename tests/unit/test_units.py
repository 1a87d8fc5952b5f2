# SPDX-License-Identifier: MIT
"""A sign or a word that a number brings with it is found if it is typed beside it too."""

from __future__ import annotations

import pytest

from campaign.text.units import units_beside


@pytest.mark.parametrize(
    ("before", "shown", "after", "expected"),
    [
        ("It cost €", "€9 million", "", ("€", "")),
        ("It cost US", "US$2.4 million", " then", ("US", "")),
        ("It cost US$", "US$2.4 million", " then", ("US$", "")),
        ("", "2 400 $ US", " $ US par an", ("", " $ US")),
        ("CAD ", "CAD 500", "", ("CAD ", "")),
        ("", "$5", " US dollars", ("", " US dollars")),
        ("", "12,5 millions de dollars", " de dollars", ("", " de dollars")),
        ("", "12,5 millions de dollars", " $", ("", " $")),
        ("", "9 M€", "&nbsp;€ par an", ("", "&nbsp;€")),
        ("", "9 millions d’euros", " d’euros", ("", " d’euros")),
        ("", "9 millions d’hectares", " d'hectares", ("", " d'hectares")),
        ("", "12,5 %", " %", ("", " %")),
        ("", "1.2 million", " million", ("", " million")),
        ("", "3 millones", " millones", ("", " millones")),
        ("in May ", "May 2024", "", ("May ", "")),
        ("a ", "a dozen", " elms", ("a ", "")),
    ],
)
def test_repeated_unit_is_found(
    before: str, shown: str, after: str, expected: tuple[str, str]
) -> None:
    assert units_beside(before, shown, after) == expected


@pytest.mark.parametrize(
    ("before", "shown", "after"),
    [
        ("$", "33,000", " dollars"),
        ("", "33,000", "%"),
        ("in US dollars, ", "$5", ", in dollars of 2024"),
        ("They may ", "May 2024", ""),
        ("", "30 s", " after"),
        ("", "€9 million", " people"),
        ("", "twelve", " of twelve"),
    ],
)
def test_other_words_beside_a_number_pass(before: str, shown: str, after: str) -> None:
    assert units_beside(before, shown, after) == ("", "")
