# SPDX-License-Identifier: MIT
"""A menu lists a short level in full, and a long one around the current page."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from campaign.views.menu import LONGEST, listed_items


@dataclass(eq=False)
class Entry:
    """A page or section, which is the current one or around it if ``active``."""

    name: str
    active: bool = False


def level(count: int, current: int | None) -> list[Entry]:
    return [Entry(str(number), number == current) for number in range(count)]


@pytest.mark.parametrize("current", [0, 5, LONGEST - 1])
def test_short_level_is_listed_in_full(current: int) -> None:
    items = level(LONGEST, current)
    assert list(listed_items(items)) == items


@pytest.mark.parametrize(
    ("current", "listed"),
    [
        (0, range(100)),  # the first page lists the whole level
        (1, [0, *range(1, 6)]),
        (50, [0, *range(46, 55)]),
        (99, [0, *range(95, 100)]),
        (None, range(6)),  # a page outside the menu
    ],
)
def test_long_level_is_listed_around_current_item(
    current: int | None, listed: range | list[int]
) -> None:
    names = [item.name for item in listed_items(level(100, current))]
    assert names == [str(number) for number in listed]
