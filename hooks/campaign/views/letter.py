# SPDX-License-Identifier: MIT
"""What other pages show of the letter: its parts, what it asks, and quotations."""

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from html import escape

from markdown_it.token import Token

from campaign.model.pages import Page, groups
from campaign.source.inline_text import plain_text, sentences
from campaign.source.markdown_blocks import Block
from campaign.views.language_view import LanguageView
from campaign.views.types import Ask, FigureView, Part, Place, Recommendation, Section

_CLAUSE = re.compile(r"(.{25,110}?)\s?[,;:.]\s+\S")
"""The first clause of a recommendation: it is shown in bold, if its translations have one too."""
_EMPHASIS = {
    f"{name}_{side}": f"<{slash}{name}>"
    for name in ("em", "strong")
    for side, slash in (("open", ""), ("close", "/"))
}
"""The HTML of the tokens of italics and bold text."""
_LIST_END = re.compile(r"\s?(;(\s\w{1,3})?|,)$")
"""What ends an item because another one follows: “; and”."""


class Letter:
    """The letter in one language, for the templates of inserts."""

    def __init__(self, views: LanguageView) -> None:
        self.views = views

    @cached_property
    def parts(self) -> list[Part]:
        """The letter's pages that have passages, in order, with their recommendations."""
        numbers, views = itertools.count(1), self.views
        return [
            Part(
                views.plain(page.matter.title),
                views.plain(page.matter.description),
                Place(page.path, "", views.cite(page)),
                tuple(self._recommendations(page, numbers)),
            )
            for page in views.pages
            if page.passages
        ]

    def asks(self, path: str) -> list[tuple[str, list[Ask]]]:
        """Return the recommendations of a page by the sentence that introduces them.

        Each has the page that goes into detail, which is the page all of whose recommendations
        concern the same, if no other of these asks does, or else the passage; and the
        recommendations that are part of it.
        """
        asks = [r for p in self.parts if p.place.path == path for r in p.recommendations]
        names = [ask.concern for ask in asks if not ask.is_inner]
        parts = [p for p in self.parts if p.place.path != path and names.count(p.concern) == 1]
        below = {p.concern: p.place for p in reversed(parts)}
        found = []
        for lead, group in itertools.groupby(asks, lambda ask: ask.lead):
            those: list[Ask] = []
            for each in group:
                if each.is_inner and those:
                    those[-1].inner.append(each)
                else:
                    place = (each.concern and below.get(each.concern)) or each.place
                    those.append(Ask(each, place, []))
            found.append((lead, those))
        return found

    @cached_property
    def sections(self) -> list[Section]:
        """The recommendations, below those of the first page that concern the same.

        If these do not each concern another, the sections are the letter's pages.
        """
        parts = [part for part in self.parts if part.recommendations]
        asks, others = (parts[0].recommendations, parts[1:]) if parts else ((), [])
        names = [ask.concern for ask in asks]
        rest = [r for part in others for r in part.recommendations]
        if not rest or "" in names or len({*names}) < len(names):
            return [Section(part.title, None, part.recommendations) for part in parts]
        below = [
            Section("", ask, tuple(r for r in rest if r.concern == ask.concern)) for ask in asks
        ]
        left = [
            (p.title, tuple(r for r in p.recommendations if r.concern not in names)) for p in others
        ]
        return below + [Section(title, None, those) for title, those in left if those]

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

    def quotation(self, passage: str, sentence: str = "0") -> tuple[str, Page, Place]:
        """Return the words of a passage, or of one of its sentences, its page and its place."""
        page, found = self.views.find_passage(passage)
        text = _LIST_END.sub("", self.views.text(page, found))
        if number := int(sentence):
            block = found.blocks[0]
            text = self.views.typeset_block(block, page, sentences(block)[number - 1]).strip()
        return text, page, self.views.place(page, found)

    def _recommendations(self, page: Page, numbers: Iterator[int]) -> Iterator[Recommendation]:
        concerns = self.views.campaign.settings.campaign.concerns
        found = {
            item.line: (self.views.own(concerns.get(group.concern(index))), lead)
            for group in groups(page)
            for lead in [self._lead(page, group.block)]
            for index, item in enumerate(group.items)
        }
        for passage in page.passages:
            if passage.is_recommendation:
                block = passage.blocks[0]
                html = " ".join(
                    self._html(each.tokens, page, each, ends=each == passage.blocks[-1])
                    for each in passage.blocks
                )
                text = _LIST_END.sub("", self.views.text(page, passage))
                clause = _CLAUSE.match(text) if self._have_clauses(page, passage.id) else None
                concern, lead = found[block.line]
                yield Recommendation(
                    next(numbers),
                    html,
                    self.views.place(page, passage),
                    concern,
                    block.ancestors.count("item") > 1,
                    clause[1] if clause else "",
                    lead,
                )

    def _have_clauses(self, page: Page, id_: str) -> bool:
        """Return whether a passage begins with a clause of a readable length in every language."""
        pages = self.views.campaign.pages
        texts = (
            plain_text(passage.blocks[0].tokens, str)
            for language in pages.languages
            if (other := pages.page(language, page.path))
            for passage in other.passages
            if passage.id == id_
        )
        return all(_CLAUSE.match(text) for text in texts)

    def _lead(self, page: Page, block: Block) -> str:
        """Return the sentence that introduces a list of recommendations, or nothing."""
        before = page.blocks[max(page.blocks.index(block) - 1, 0)]
        if before.kind != "paragraph":
            return ""
        return self._html(sentences(before)[-1], page, before)

    def _html(self, tokens: Iterable[Token], page: Page, block: Block, ends: bool = False) -> str:
        """Return inline tokens as HTML with their emphasis, without what ``ends`` a list item."""
        found = self.views.campaign.typeset_tokens(tokens, page, block.language)
        parts = [(_EMPHASIS.get(token.type, ""), "".join(texts)) for token, _, texts in found]
        with_text = [index for index, (_, text) in enumerate(parts) if text]
        for index in with_text[:1]:
            parts[index] = "", parts[index][1].lstrip()
        for index in with_text[-1:]:
            last = parts[index][1].rstrip()
            parts[index] = "", _LIST_END.sub("", last) if ends else last
        return "".join(mark + escape(text) for mark, text in parts)
