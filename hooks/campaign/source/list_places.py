# SPDX-License-Identifier: MIT
"""The places of list items: the kind of their list, and their numbers in it."""

from dataclasses import dataclass, replace

from markdown_it.token import Token


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
    """The places in the lists that are open at a token, outermost list first."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    @property
    def place(self) -> Place | None:
        """The place of the innermost item, or None outside lists."""
        return self._places[-1] if self._places else None

    def follow(self, token: Token) -> None:
        """Take a token into account."""
        if token.type == "ordered_list_open":
            self.begin(int(token.attrs.get("start", 1)))
        elif token.type in ("bullet_list_open", "dl_open"):
            self.begin(None)
        elif token.type in ("list_item_open", "dd_open"):
            self.next_item()
        elif token.type in ("ordered_list_close", "bullet_list_close", "dl_close"):
            self.end()

    def begin(self, start: int | None) -> None:
        """Open a list."""
        self._places.append(Place(start, -1))

    def next_item(self) -> None:
        """Go to the next item of the innermost list."""
        if self._places:
            self._places[-1] = replace(self._places[-1], index=self._places[-1].index + 1)

    def end(self) -> None:
        """Close the innermost list."""
        if self._places:
            self._places.pop()
