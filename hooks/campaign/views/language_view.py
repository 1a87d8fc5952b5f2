# SPDX-License-Identifier: MIT
"""Gather the data for the templates in one language: plain texts, which templates must escape."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from babel import Locale
from markdown_it.token import Token

from campaign.model.campaign import Campaign
from campaign.model.mkdocs_file import Correction
from campaign.model.pages import Page, Passage, Redirect, redirects
from campaign.model.settings import Language
from campaign.source.inline_text import plain_text, read_apart
from campaign.source.markdown_blocks import Block
from campaign.text.formats import behind_number, format_iso_date, join_words


@dataclass(frozen=True, slots=True)
class Place:
    """A page or a place on it: the path in the language's folder, an ID or empty, a citation."""

    path: str
    anchor: str
    label: str
    is_below: bool = False  # it is a table below the passage


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as shown in its entry and on its card."""

    name: str
    value: str
    text: str
    label: str
    label_after: str
    before: str
    as_of: str
    source: str
    source_url: str | None
    source_place: Place | None  # the passage that is the source, if the source is the letter
    sent: str | None  # the value in the letter, if it has been revised since
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


class LanguageView:
    """A campaign in one language, as its templates and exports read it."""

    def __init__(self, campaign: Campaign, language: str) -> None:
        self.campaign, self.words = campaign, campaign.words(language)
        self.language = campaign.settings.language(language)
        self.pages = campaign.pages.in_language(language)
        self.letter = [page for page in self.pages if page.matter.document]

    def page(self, path: str) -> Page:
        """Return the page at ``path``; raises ``StopIteration`` if there is none."""
        return next(page for page in self.pages if page.path == path)

    @cached_property
    def figures(self) -> dict[str, FigureView]:
        """All figures by name, in the order of the data file."""
        return {name: self._figure(name) for name in self.campaign.figures}

    def highlights(self) -> list[FigureView]:
        """Return the figures shown as cards on the landing page."""
        return [f for n, f in self.figures.items() if self.campaign.figures[n].highlight]

    def figures_on(self, page: Page) -> list[FigureView]:
        """Return the figures on a page, cited or as cards, in the order of the data file."""
        shown = {citation.marker.name for citation, block in page.citations() if block}
        if page.inserts("highlights"):
            shown.update(figure.name for figure in self.highlights())
        return [figure for name, figure in self.figures.items() if name in shown]

    def heading(self, page: Page) -> str:
        """Return the text of a page's first heading; its title if that is empty."""
        cited = partial(self.campaign.cited, page=page)
        pieces = ((cited(x) if is_figure else x, own) for x, own, is_figure in page.heading)
        text = "".join(self.campaign.typeset_pieces(self.language.code, pieces))
        return text.strip() or self.plain(page.matter.title)

    def document_title(self) -> str:
        """Return the heading of the letter's first page; empty if there is no letter."""
        return self.heading(self.letter[0]) if self.letter else ""

    def moved_from(self, path: str) -> list[Redirect]:
        """Return the redirects of passages that were moved away from the page ``path``."""
        every = redirects(self.campaign.pages, self.language.code)
        return [redirect for redirect in every if redirect.anchor and redirect.path == path]

    def sent(self) -> str:
        """Return the date when the letter was sent, in words; empty if unknown."""
        date = self.campaign.settings.campaign.sent
        return format_iso_date(date, self.language.tag) if date else ""

    @property
    def corrections(self) -> list[Correction]:
        """The typing errors of the letter that are corrected in this language."""
        settings, own = self.campaign.settings, self.language.code
        every, signed = settings.campaign.corrections, settings.reference_language
        return [each for each in every if (each.language or signed) == own]

    def published_as_sent(self) -> list[str]:
        """Return sentences saying what of the letter has changed since it was sent, if known."""
        settings = self.campaign.settings
        if not (date := self.sent()):
            return []
        cited = {citation.marker.name for p in self.letter for citation, _ in p.citations()}
        changes = ["except_errors"] if self.corrections else []
        changes += ["except_figures"] if any(self.campaign.figures[n].moved for n in cited) else []
        joined = join_words(map(self.words, changes), self.language.tag)
        keys = ("stands_as_sent", "stands_as_sent_except")
        if settings.is_translation(self.language.code):
            keys = ("not_updated", "not_updated_except")
        more = [self.words("dated_words")] if settings.campaign.dated_words else []
        return [self.words(keys[bool(changes)], date=date, changes=joined), *more]

    def credit(self, key: str = "credit") -> str:
        """Return who wrote the letter, and that others publish it; empty if not known."""
        campaign = self.campaign.settings.campaign
        key = "published_by" if campaign.publisher == "author" else key
        return self.words(key, author=self.own(campaign.author)) if campaign.author else ""

    def text(self, page: Page, passage: Passage) -> str:
        """Return a passage without markup, with figures and typography applied."""
        blocks = (
            ", ".join(self.typeset_block(block, page, line).strip() for line in read_apart(block))
            for block in passage.blocks
        )
        return " ".join(blocks).replace(",, ", ", ")

    def notes(self, page: Page) -> dict[str, str]:
        """Return the texts of a page's footnotes by name, like those of its passages."""
        found: dict[str, list[str]] = {}
        for block in page.blocks:
            if "footnote" in block.ancestors:
                found.setdefault(block.argument or "", []).append(self.typeset_block(block, page))
        return {k: " ".join(filter(None, map(str.strip, texts))) for k, texts in found.items()}

    def typeset_block(self, block: Block, page: Page, tokens: Iterable[Token] = ()) -> str:
        """Return a block, or ``tokens`` of it, without markup, with figures and typography."""
        found = self.campaign.typeset_tokens(tokens or block.tokens, page, block.language)
        return re.sub(" {2,}", " ", "".join(text for *_, texts in found for text in texts))

    def typeset(self, text: str) -> str:
        """Return text with the language's typography applied."""
        return self.campaign.typeset(text, self.language.code)

    def plain(self, text: str) -> str:
        """Return text without markup, with figures and typography applied."""
        return self.campaign.plain(text, self.language.code)

    def own(self, texts: Mapping[str, str] | None) -> str:
        """Return a text that has one version per language, as plain text; empty if not given."""
        return self.plain(texts[self.language.code]) if texts else ""

    def cite(self, page: Page, passage: Passage | None = None, key: str = "passage") -> str:
        """Return “Annex III” or “Annex III, ¶ 3”; with ``passage_named``, “paragraph 3”."""
        cited = self.plain(page.matter.cite or page.matter.title)
        if passage is None:
            return cited
        part = ", ".join(filter(None, (cited, self.subheading(page, passage))))
        return self.words(key, page=part, number=passage.number)

    def subheading(self, page: Page, passage: Passage) -> str:
        """Return the heading where numbers restart; empty if it is the page's own."""
        headings = (block for block in page.blocks if block.kind == "heading" and block.level > 1)
        tokens = next((block.tokens for block in headings if block.id == passage.section), ())
        figure = partial(self.campaign.figure_text, language=self.language.code)
        return self.typeset(plain_text(tokens, figure))

    def find_passage(self, id_: str) -> tuple[Page, Passage]:
        """Return a passage and its page. Raises ``StopIteration`` if unknown."""
        return next((page, p) for page in self.pages for p in page.passages if p.id == id_)

    def place(self, page: Page, passage: Passage | None) -> Place:
        """Return the place of a passage, or of a page, with its citation."""
        return Place(page.path, passage.id if passage else "", self.cite(page, passage))

    def _figure(self, name: str) -> FigureView:
        figure = self.campaign.figures[name]
        code, tag = self.language.code, self.language.tag
        passage = figure.source.document
        place = self.place(*self.find_passage(passage)) if passage else None
        text, label = self.campaign.figure_text(name, code), self.own(figure.label)
        return FigureView(
            name,
            str(figure.value),
            text,
            label,
            behind_number(label, text, code),
            self.own(figure.before),
            self.plain(figure.as_of_text(code, tag) or ""),
            place.label if place else self.own(figure.source.title),
            figure.source.url,
            place,
            self.campaign.published_text(name, code) if figure.moved else None,
            self.own(figure.revised),
            tuple(self._uses.get(name, ())),
        )

    @cached_property
    def _uses(self) -> dict[str, dict[Place, None]]:
        """The places that cite each figure, without duplicates, in page order."""
        found: dict[str, dict[Place, None]] = {}
        for page in self.pages:
            for citation, block in page.citations():
                place = self._place_of(page, block) if block else self.place(page, None)
                found.setdefault(citation.marker.name, {})[place] = None
        return found

    def _place_of(self, page: Page, block: Block) -> Place:
        """Return the place of a block; of a table of the letter, that of the passage before it."""
        passage = next((each for each in page.passages if block in each.blocks), None)
        before = [each for each in page.passages if each.blocks[0].line < block.line]
        if passage or block.editorial or block.kind != "cell" or not before:
            return self.place(page, passage)
        place = self.place(page, before[-1])
        return replace(place, label=self.words("in_table", place=place.label), is_below=True)


def language_names(languages: Sequence[Language], tag: str) -> str:
    """Return a list of languages in words: “English and French”, « français et anglais »."""
    locale = Locale.parse(tag, sep="-")
    return join_words((locale.languages[language.code] for language in languages), tag)
