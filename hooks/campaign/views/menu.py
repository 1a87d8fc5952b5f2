# SPDX-License-Identifier: MIT
"""Which pages a page's menu lists: all of them while they are few, else those around the reader.

A menu that lists every page on every page grows with the square of their number.  So a long level
is listed whole on its first page only; elsewhere it is the pages around, and the way to the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

LONGEST = 12
"""What a level may have and still be listed whole on every page."""
_AROUND = 4
"""How many are listed of a longer one, before the page that the reader is on and after it."""


class Item(Protocol):
    """A page or a section of the navigation."""

    @property
    def parent(self) -> Any:  # noqa: ANN401 (MkDocs types it by its own classes)
        """The section that it is in; None at the top."""

    @property
    def children(self) -> Any:  # noqa: ANN401
        """What is in it, of a section."""


class Menu:
    """Knows where every item stands in its level, so that no page has to look for itself."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._places = dict(_places(items))

    def listed(self, page: Item | None, level: Sequence[Item]) -> Sequence[Item]:
        """The items of a level that the menu of ``page`` lists."""
        if len(level) <= LONGEST:
            return level
        place = self._place(page, level)
        if place == 0:
            return level
        first = max(1, min((place or 0) - _AROUND, len(level) - 2 * _AROUND - 1))
        return [level[0], *level[first : first + 2 * _AROUND + 1]]

    def _place(self, page: Item | None, level: Sequence[Item]) -> int | None:
        """Where the page, or a section around it, stands in the level; None where it does not."""
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
