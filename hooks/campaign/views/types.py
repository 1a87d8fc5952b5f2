# SPDX-License-Identifier: MIT
"""Data classes of the views: texts as readers see them, and the places that they link to."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page or a place on it: the path in the language's folder, an ID or empty, a citation."""

    path: str
    anchor: str
    label: str
    is_below: bool = False
    """Whether what is meant is a table below the passage."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as shown in its entry and on its card."""

    name: str
    value: str
    """Machine-readable, e.g. ``33000``."""
    text: str
    label: str
    label_after: str
    """The label as it follows the text."""
    before: str
    as_of: str
    source: str
    source_url: str | None
    source_place: Place | None
    """The passage that is the source, if the source is the letter."""
    sent: str | None
    """The value in the letter, if it has been revised since."""
    revised: str
    uses: tuple[Place, ...]

    @property
    def qualified(self) -> str:
        """The value with its qualifier, e.g. “over 100,000”."""
        return f"{self.before} {self.text}" if self.before else self.text

    @property
    def on_card(self) -> str:
        """The value, which on a card may break beside a word: “2.4 / million”, but not “1 240”."""
        return re.sub("(?<=[^\\W\\d]{2})\xa0|\xa0(?=[^\\W\\d]{2})", " ", self.text)

    @property
    def first_use(self) -> Place | None:
        """The first passage of the letter that cites it."""
        return next((use for use in self.uses if use.anchor), None)
