# SPDX-License-Identifier: MIT
"""Selects the pages that the menu of a page lists.

If every page listed every page, the site would grow with the square of their number. So a long
level is listed in full on its first page only; other pages list that first page and the pages
near them.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

LONGEST = 12
"""The most items in a level that is listed in full on every page."""
_AROUND = 4
"""How many items of a longer level are listed on each side of the current page."""


class Item(Protocol):
    """A page or a section of the navigation."""

    @property
    def parent(self) -> Any:  # noqa: ANN401 (MkDocs types it by its own classes)
        """The section around it, or None at the top."""

    @property
    def children(self) -> Any:  # noqa: ANN401
        """The items of a section."""


class Menu:
    """The navigation, with the index of every item in its level computed once."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._places = dict(_places(items))

    def listed(self, page: Item | None, level: Sequence[Item]) -> Sequence[Item]:
        """Return the items of a level that the menu of ``page`` lists."""
        if len(level) <= LONGEST:
            return level
        place = self._place(page, level)
        if place == 0:
            return level
        first = max(1, min((place or 0) - _AROUND, len(level) - 2 * _AROUND - 1))
        return [level[0], *level[first : first + 2 * _AROUND + 1]]

    def _place(self, page: Item | None, level: Sequence[Item]) -> int | None:
        """Return the index in a level of the page, or of a section around it, or None."""
        item = page
        while item is not None:
            place = self._places.get(id(item))
            if place is not None and place < len(level) and level[place] is item:
                return place
            item = item.parent
        return None


def _places(level: Sequence[Item]) -> Iterator[tuple[int, int]]:
    for place, item in enumerate(level):
        yield id(item), place
        yield from _places(item.children or ())
