# SPDX-License-Identifier: MIT
"""What other pages show of the letter: its parts, what it asks, and quotations."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from markdown_it.token import Token

from campaign.model.pages import Page, Passage, groups
from campaign.source.inline_text import plain_text, sentences
from campaign.source.markdown_blocks import Block
from campaign.views.language_view import FigureView, LanguageView, Place

_CLAUSE = re.compile(r"(.{25,110}?)\s?[,;:.]\s+\S")  # in bold, if translations have one too
_EMPHASIS = {"em_open": "<em>", "em_close": "</em>"}
_EMPHASIS |= {"strong_open": "<strong>", "strong_close": "</strong>"}
_LIST_END = re.compile(r"\s?(;(\s\w{1,3})?|,)$")  # if another item follows: “; and”


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation, numbered across all pages of the letter."""

    number: int
    html: str
    place: Place
    concern: str  # whom it concerns, in words; empty if not stated
    is_inner: bool  # whether it is part of the recommendation above it
    clause: str  # the beginning of `html` that is shown in bold
    lead: str  # the sentence that introduces its list


Ask = tuple[Recommendation, Place, list[Recommendation]]  # the place of its details, its parts


@dataclass(frozen=True, slots=True)
class Section:
    """Recommendations below the one that they detail, or below the title of their page."""

    title: str
    ask: Recommendation | None
    recommendations: list[Recommendation]

    @property
    def lists(self) -> list[tuple[str, list[Recommendation]]]:
        """The recommendations by the sentence that introduces them."""
        found = itertools.groupby(self.recommendations, lambda each: each.lead)
        return [(lead, [*those]) for lead, those in found]


class Letter:
    """The letter in one language, for the templates of inserts."""

    def __init__(self, views: LanguageView) -> None:
        self.views = views

    @cached_property
    def recommendations(self) -> dict[str, list[Recommendation]]:
        """The recommendations of each page of the letter, by its path."""
        numbers, pages = itertools.count(1), self.views.pages
        return {page.path: [*self._recommendations(page, numbers)] for page in pages}

    def asks(self, path: str) -> list[tuple[str, list[Ask]]]:
        """Return the recommendations of a page by the sentence that introduces them."""
        asks, below = self.recommendations.get(path, []), dict[str, Place]()
        # The details are on the page that concerns the same as one ask, or else in the passage.
        names = [ask.concern for ask in asks if not ask.is_inner]
        for page in self.views.pages:
            concerns = {each.concern for each in self.recommendations[page.path]}
            whom = concerns.pop() if len(concerns) == 1 else ""
            if whom and page.path != path and names.count(whom) == 1:
                below.setdefault(whom, self.views.place(page, None))
        found = []
        for lead, group in Section("", None, asks).lists:
            found.append((lead, those := list[Ask]()))
            for each in group:
                if each.is_inner and those:
                    those[-1][2].append(each)
                else:
                    those.append((each, below.get(each.concern, each.place), []))
        return found

    @cached_property
    def sections(self) -> list[Section]:
        """The recommendations, below those of the first page or the titles of their pages."""
        titles = {page.path: self.views.plain(page.matter.title) for page in self.views.pages}
        parts = [(titles[path], those) for path, those in self.recommendations.items() if those]
        asks, others = (parts[0][1], parts[1:]) if parts else ([], [])
        names = [ask.concern for ask in asks]
        rest = [each for _, those in others for each in those]
        if not rest or "" in names or len({*names}) < len(names):
            return [Section(title, None, those) for title, those in parts]
        below = [Section("", ask, [r for r in rest if r.concern == ask.concern]) for ask in asks]
        for title, those in others:
            if left := [each for each in those if each.concern not in names]:
                below.append(Section(title, None, left))
        return below

    @cached_property
    def figures(self) -> list[tuple[str, list[FigureView]]]:
        """The figures, below the titles of the pages of the letter that first cite them."""
        by_page: dict[str, list[FigureView]] = {}
        for figure in self.views.figures.values():
            use = figure.first_use
            by_page.setdefault(use.path if use else "", []).append(figure)
        titles = {page.path: self.views.plain(page.matter.title) for page in self.views.pages}
        titles[""] = self.views.words("other_figures")
        if len(by_page) < 2:
            return [("", figures) for figures in by_page.values()]
        return [(title, by_page[path]) for path, title in titles.items() if path in by_page]

    def quotation(self, passage: str, sentence: str = "0") -> tuple[str, Place]:
        """Return the words of a passage, or of one of its sentences, and its place."""
        page, found = self.views.find_passage(passage)
        text = _LIST_END.sub("", self.views.text(page, found))
        if number := int(sentence):
            block = found.blocks[0]
            text = self.views.typeset_block(block, page, sentences(block)[number - 1]).strip()
        return text, self.views.place(page, found)

    def _recommendations(self, page: Page, numbers: Iterator[int]) -> Iterator[Recommendation]:
        concerns = self.views.campaign.settings.campaign.concerns
        passages = {p.blocks[0].line: p for p in page.passages if p.is_recommendation}
        for group in groups(page):
            lead = self._lead(page, group.block)
            found = [(n, passages[x.line]) for n, x in enumerate(group.items) if x.line in passages]
            clauses = [self._clause(page, passage) for _, passage in found]
            is_bold = 2 * sum(map(bool, clauses)) > len(found)  # most items, or none
            for (index, passage), clause in zip(found, clauses, strict=True):
                html = " ".join(self._html(each.tokens, page, each) for each in passage.blocks)
                yield Recommendation(
                    next(numbers),
                    _LIST_END.sub("", html),
                    self.views.place(page, passage),
                    self.views.own(concerns.get(group.concern(index))),
                    passage.blocks[0].ancestors.count("item") > 1,
                    clause if is_bold and html.startswith(clause) else "",
                    lead,
                )

    def _clause(self, page: Page, passage: Passage) -> str:
        """Return the HTML of the first clause; empty if a language has none of readable length."""
        pages = self.views.campaign.pages
        others = filter(None, (pages.page(code, page.path) for code in pages.languages))
        same = (p.blocks[0] for other in others for p in other.passages if p.id == passage.id)
        clause = _CLAUSE.match(self.views.text(page, passage))
        is_in_all = all(_CLAUSE.match(plain_text(block.tokens, str)) for block in same)
        return escape(clause[1], quote=False) if clause and is_in_all else ""

    def _lead(self, page: Page, block: Block) -> str:
        """Return the sentence that introduces a list of recommendations, or nothing."""
        before = page.blocks[max(page.blocks.index(block) - 1, 0)]
        is_text = before.kind == "paragraph"
        return self._html(sentences(before)[-1], page, before) if is_text else ""

    def _html(self, tokens: Iterable[Token], page: Page, block: Block) -> str:
        """Return inline tokens as HTML with their emphasis."""
        found = self.views.campaign.typeset_tokens(tokens, page, block.language)
        html = (_EMPHASIS.get(x.type, "") + escape("".join(t), quote=False) for x, _, t in found)
        return "".join(html).strip()
