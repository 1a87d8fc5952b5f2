# SPDX-License-Identifier: MIT
"""The places of list items: the kind of their list, and their numbers in it."""

from dataclasses import dataclass, replace

_LISTS = ("ul", "ol", "dl")


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an item in its list: ``index`` counts from 0."""

    start: int | None
    """The first number of the list, or None in a list with bullets."""
    index: int

    @property
    def number(self) -> int | None:
        """The number that readers see."""
        return None if self.start is None else self.start + self.index

    @property
    def mark(self) -> str:
        """The item's mark in Markdown."""
        return "-" if self.number is None else f"{self.number}."


class OpenLists:
    """The places in the open lists, outermost list first."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    @property
    def place(self) -> Place | None:
        """The place of the innermost item, or None outside lists."""
        return self._places[-1] if self._places else None

    def open(self, tag: str, start: str = "") -> None:
        """Take the beginning of an element into account; ``start`` is that of an ``ol``."""
        if tag in _LISTS:
            first = int(start) if start.isdecimal() else 1
            self._places.append(Place(first if tag == "ol" else None, -1))
        elif tag in ("li", "dd") and self._places:
            self._places[-1] = replace(self._places[-1], index=self._places[-1].index + 1)

    def close(self, tag: str) -> None:
        """Take the end of an element into account."""
        if tag in _LISTS and self._places:
            self._places.pop()
