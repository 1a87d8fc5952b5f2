# SPDX-License-Identifier: MIT
"""What the views of a campaign consist of: texts as readers see them, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page: its path below the language, an id or none, and how it is cited."""

    path: str
    anchor: str
    label: str
    in_document: bool = False


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as its entry and its card show it."""

    name: str
    value: str
    """For machines: ``33000``."""
    text: str
    label: str
    before: str | None
    as_of: str | None
    source: str
    source_url: str | None
    source_place: Place | None
    """The passage that is its source, if that is the document itself."""
    sent: str | None
    """What the document said, where the value has moved from it."""
    revised: str | None
    uses: tuple[Place, ...]

    @property
    def qualified(self) -> str:
        """The value with what bounds it: “over 100,000”."""
        return f"{self.before} {self.text}" if self.before else self.text

    @property
    def first_use(self) -> Place | None:
        """The first passage of the document that cites it."""
        return next((use for use in self.uses if use.in_document), None)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One of the document's recommendations, numbered over all of it."""

    number: int
    text: str
    place: Place
    concern: str
    """Whom it concerns, in words; empty where the campaign does not say."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the document: its title and description, and the recommendations it makes."""

    title: str
    description: str
    place: Place
    recommendations: tuple[Recommendation, ...]

    @property
    def concern(self) -> str:
        """Whom all of its recommendations concern; empty where it is not the same for all."""
        all_of_them = {recommendation.concern for recommendation in self.recommendations}
        return all_of_them.pop() if len(all_of_them) == 1 else ""
