# SPDX-License-Identifier: MIT
"""Data classes of the views: texts as readers see them, and the places that they link to."""

import re
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Place:
    """A page or a place on it: the path in the language's folder, an ID or empty, a citation."""

    path: str
    anchor: str
    label: str
    in_document: bool = False
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
        return next((use for use in self.uses if use.in_document), None)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation, numbered across all pages of the letter."""

    number: int
    html: str
    """Its words, with their emphasis."""
    place: Place
    concern: str
    """Whom it concerns, in words; empty if not stated."""
    is_inner: bool = False
    """Whether it is part of the recommendation above it."""
    clause: str = ""
    """Its first words, up to a comma, shown in bold; or empty."""
    lead: str = ""
    """The HTML of the sentence that introduces its list."""

    @property
    def parts(self) -> tuple[str, str]:
        """The HTML of the first clause, if it is shown in bold, and of the rest."""
        bold = escape(self.clause)
        return (bold, self.html[len(bold) :]) if self.html.startswith(bold) else ("", self.html)


class Ask(NamedTuple):
    """A recommendation of the letter's first page, the place of its details, and its parts."""

    recommendation: Recommendation
    place: Place
    inner: list[Recommendation]


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the letter, with its recommendations."""

    title: str
    description: str
    place: Place
    recommendations: tuple[Recommendation, ...]

    @property
    def concern(self) -> str:
        """Whom all its recommendations concern; empty if they differ or there are none."""
        all_of_them = {recommendation.concern for recommendation in self.recommendations}
        return all_of_them.pop() if len(all_of_them) == 1 else ""


@dataclass(frozen=True, slots=True)
class Section:
    """Recommendations below the one that they detail, or below the title of their page."""

    title: str
    ask: Recommendation | None
    recommendations: tuple[Recommendation, ...]

    @property
    def lists(self) -> list[tuple[str, list[Recommendation]]]:
        """The recommendations by the sentence that introduces them.

        Their first clauses are bold where most items of a list have one.
        """
        found = []
        for lead, group in groupby(self.recommendations, lambda each: each.lead):
            those = [*group]
            if 2 * sum(bool(each.clause) for each in those) <= len(those):
                those = [replace(each, clause="") for each in those]
            found.append((lead, those))
        return found
