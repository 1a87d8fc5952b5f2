# SPDX-License-Identifier: MIT
"""The places of list items: the kind of their list, and their numbers in it."""

from dataclasses import dataclass, replace

from markdown_it.token import Token

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


def follow(places: list[Place], token: Token) -> None:
    """Take a token into account in the places in the open lists, the outermost list first."""
    if token.tag in _LISTS and token.nesting == 1:
        first = int(token.attrs.get("start", 1)) if token.tag == "ol" else None
        places.append(Place(first, -1))
    elif token.tag in _LISTS:
        places.pop()
    elif token.tag in ("li", "dd") and token.nesting == 1:
        places[-1] = replace(places[-1], index=places[-1].index + 1)
