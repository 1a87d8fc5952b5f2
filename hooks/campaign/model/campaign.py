# SPDX-License-Identifier: MIT
"""A validated campaign: settings, pages, figures, and their texts in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from campaign.model.figures import Comparison, Figure
from campaign.model.pages import Page, Pages
from campaign.model.settings import Settings
from campaign.problems import Problem
from campaign.text.markers import substitute
from campaign.text.translations import load_words
from campaign.text.typography import typographer


@dataclass(frozen=True, slots=True)
class Campaign:
    """Everything that the build and the checks know of a campaign."""

    settings: Settings
    pages: Pages
    figures: Mapping[str, Figure]
    comparisons: Mapping[str, Comparison]
    advice: tuple[Problem, ...] = ()
    """What could be better, sorted by file, line and column."""
    fingerprint: str = ""
    """A name for all that it was read from (see ``state.py``); empty for a part of a campaign."""

    def figure_text(self, name: str, language: str) -> str:
        """A figure in the form of a language: ``33,000``, ``33 000``.  ``KeyError`` on an unknown
        name.
        """
        return self.figures[name].text(self.settings.language(language).tag)

    def as_sent(self, name: str, language: str) -> str:
        """The note that says what the document said when it was sent."""
        tag = self.settings.language(language).tag
        return load_words(language)("as_sent", value=self.figures[name].published_text(tag))

    def cite(self, page: Page, number: int | str | None = None) -> str:
        """How a page is cited, or its ``number``-th passage: “Annex III”, “Annex III, ¶ 3”.

        A text stands in for a number that is not known yet.
        """
        place = self.plain(page.matter.cite or page.matter.title, page.language)
        if number is None:
            return place
        return load_words(page.language)("passage", page=place, number=number)

    def name(self, page: Page, number: int) -> str:
        """A passage as it is read out: “Annex III, paragraph 3”; some screen readers skip a “¶”."""
        return load_words(page.language)("passage_named", page=self.cite(page), number=number)

    def plain(self, text: str, language: str) -> str:
        """A title, description or other text without markup, as readers see it: figures and
        typography.
        """
        return self.typeset(
            substitute(text, lambda name: self.figure_text(name, language)), language
        )

    def typeset(self, text: str, language: str) -> str:
        """A text as the language prints it; a marker in it is code, and stays."""
        return typographer(language)(text)
