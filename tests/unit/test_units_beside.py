# SPDX-License-Identifier: MIT
"""The sign or the word of a percentage or of money next to a number is found."""

from __future__ import annotations

import pytest

from campaign.text.amounts import unit_beside, units_in


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It cost €", "", ("money", "€", "")),
        ("It cost **$**", " more", ("money", "$**", "")),
        ("", " dollars", ("money", "", " dollars")),
        ("", " d’euros", ("money", "", " d’euros")),
        ("", "&nbsp;€ par an", ("money", "", "&nbsp;€")),
        ("", " %", ("percent", "", " %")),
        ("", " per cent of them", ("percent", "", " per cent")),
        ("", " por ciento", ("percent", "", " por ciento")),
        ("in dollars, ", ", in dollars of 2024", ("", "", "")),
        ("", " people", ("", "", "")),
        ("", " eurosceptics", ("", "", "")),
    ],
)
def test_unit_beside_a_number(before: str, after: str, expected: tuple[str, str, str]) -> None:
    assert unit_beside(before, after) == expected


def test_units_of_a_figure() -> None:
    assert units_in("12,5 %") == ["percent"]
    assert units_in("1,2 milliard d’euros") == ["money"]
    assert units_in("33,000") == []
