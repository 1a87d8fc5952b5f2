# SPDX-License-Identifier: MIT
"""A menu lists a short level in full, and a long one around the current page."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from campaign.views.menu import LONGEST, listed_items


@dataclass(eq=False)
class Entry:
    """A page, or a section with its pages."""

    name: str
    children: list[Entry] = field(default_factory=list)
    parent: Entry | None = None

    def __post_init__(self) -> None:
        for child in self.children:
            child.parent = self


def pages(count: int) -> list[Entry]:
    return [Entry(str(number)) for number in range(count)]


def names(page: Entry | None, level: list[Entry]) -> list[str]:
    return [item.name for item in listed_items(page, level)]


@pytest.mark.parametrize("current", [0, 5, LONGEST - 1])
def test_short_level_is_listed_in_full(current: int) -> None:
    level = pages(LONGEST)
    assert list(listed_items(level[current], level)) == level


@pytest.mark.parametrize(
    ("current", "listed"),
    [
        (0, range(100)),  # the first page lists the whole level
        (1, [0, *range(1, 10)]),
        (50, [0, *range(46, 55)]),
        (99, [0, *range(91, 100)]),
    ],
)
def test_long_level_is_listed_around_current_page(current: int, listed: range | list[int]) -> None:
    level = pages(100)
    assert names(level[current], level) == [str(number) for number in listed]


def test_long_level_is_listed_around_current_section() -> None:
    inner = pages(3)
    level = [*pages(40), Entry("section", inner), *pages(5)]
    assert names(inner[2], level)[5] == "section"
    assert list(listed_items(inner[2], inner)) == inner


def test_page_outside_the_menu_lists_the_beginning() -> None:
    level = pages(100)
    assert names(Entry("other"), level) == [str(number) for number in range(10)]
    assert names(None, level) == [str(number) for number in range(10)]
