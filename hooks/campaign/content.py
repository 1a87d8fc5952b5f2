# SPDX-License-Identifier: MIT
"""A campaign read whole: settings, figures, pages; everything that is wrong is told at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from campaign.checks import (
    check_blocks,
    check_figures,
    check_markers,
    check_navigation,
    check_settings,
    check_side_by_side,
    check_twins,
    known_figures,
)
from campaign.concerns import check_concerns
from campaign.configuration import check_left_out
from campaign.document import Document, Page, read_document
from campaign.fidelity import check_fidelity
from campaign.figures import Comparison, Figure, FiguresFile
from campaign.figures_file import read_figures
from campaign.links import check_links, check_notes
from campaign.markers import substitute
from campaign.parity import check_parity
from campaign.problems import CampaignError, Problem, read_text
from campaign.redirects import check_redirects
from campaign.settings import Settings, read_settings
from campaign.spelling import check_spelling
from campaign.state import state
from campaign.titles import check_titles
from campaign.typed_numbers import check_typed_numbers
from campaign.typography import typographer
from campaign.words import load_words
from campaign.yaml_source import YamlSource, parse_yaml


@dataclass(frozen=True, slots=True)
class Campaign:
    """Everything that the build and the checks know of a campaign."""

    settings: Settings
    document: Document
    figures: Mapping[str, Figure]
    comparisons: Mapping[str, Comparison]
    advice: tuple[Problem, ...] = ()
    """What could be better, sorted by file, line and column."""
    state: str = ""
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
        return self.printed(
            substitute(text, lambda name: self.figure_text(name, language)), language
        )

    def printed(self, text: str, language: str) -> str:
        """A text as the language prints it; a marker in it is code, and stays."""
        return typographer(language)(text)


def read_campaign(config_file: Path) -> Campaign:
    """Reads and checks the campaign of ``mkdocs.yml``.  Raises ``CampaignError`` with every
    problem.
    """
    settings = read_settings(config_file)
    read_from = state(settings)
    document, problems = read_document(settings)
    problems += [
        *check_twins(document, settings),
        *check_navigation(document, settings),
        *check_settings(settings),
        *check_left_out(document, settings),
        *check_blocks(document),
        *check_concerns(document, settings),
        *check_side_by_side(document),
        *check_spelling(document),
        *check_redirects(document),
        *check_titles(document),
    ]
    path = settings.docs / settings.campaign.figures
    shown = settings.shown(path)
    file, source = _figures(path, shown, settings, problems)
    if source is not None:
        known: Collection[str] = file.figures if file else known_figures(source)
        problems += check_markers(document, settings, known, shown)
        problems += check_links(document, settings, known)
        problems += check_notes(document)
    # A page that has a fault of its own is compared when that is mended: it would be told twice.
    faulty = {problem.path for problem in problems if not problem.is_advice}
    problems += check_parity(document, faulty)
    if file and source and document.complete:
        problems += check_figures(document, settings, file, source)
        problems += check_typed_numbers(document, file.figures)
        told = {(problem.path, problem.line) for problem in problems}
        found = _fidelity(document, settings, file, source)
        problems += [problem for problem in found if (problem.path, problem.line) not in told]
        # A changed as_published looks like a changed value: it is reported once.
        put_back = {p.details["name"] for p in problems if p.key == "as_published_changed"}
        moved = ("revised_missing", "source_is_the_letter")
        problems = [p for p in problems if p.key not in moved or p.details["name"] not in put_back]
    if file is None:
        raise CampaignError(problems)
    if not all(problem.is_advice for problem in problems):
        readable = Campaign(settings, document, file.figures, file.comparisons)
        raise CampaignError(problems, readable if document.complete else None)
    if state(settings) != read_from:  # an editor has saved meanwhile
        return read_campaign(config_file)
    figures, comparisons = file.figures, file.comparisons
    advice = CampaignError(problems).problems
    return Campaign(settings, document, figures, comparisons, advice, read_from)


def _figures(
    path: Path, shown: str, settings: Settings, problems: list[Problem]
) -> tuple[FiguresFile | None, YamlSource | None]:
    """The data file, as far as it can be read; what is wrong with it is added to ``problems``."""
    try:
        return read_figures(path, shown, settings.codes)
    except CampaignError as error:
        problems += error.problems
    try:
        return None, parse_yaml(read_text(path, shown), shown)
    except CampaignError:
        return None, None


def _fidelity(
    document: Document, settings: Settings, file: FiguresFile, source: YamlSource
) -> list[Problem]:
    """Nothing where the campaign has no reference text."""
    if settings.campaign.reference is None:
        return []
    path = settings.docs / settings.campaign.reference
    try:
        reference = read_text(path, settings.shown(path))
    except CampaignError as error:
        return list(error.problems)
    tag = settings.language(settings.reference_language).tag
    pages = [page for page in document.of(settings.reference_language) if page.matter.document]
    published = {name: figure.published_text(tag) for name, figure in file.figures.items()}
    return list(check_fidelity(pages, reference, settings, published, source))
