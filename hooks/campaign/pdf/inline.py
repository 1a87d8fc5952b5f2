# SPDX-License-Identifier: MIT
"""The running text of a page as data for the PDF: runs of words, each a small map.

Its ``kind`` is ``text``, ``strong``, ``emphasis``, ``link``, ``address``, ``language``, ``code``,
``sent`` (what was sent, beside a figure that has moved), ``note`` or ``break``.
Figures and typography are set as on the page (``rendering.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from babel import Locale, UnknownLocaleError
from markdown_it.token import Token

from campaign.model.pages import Page
from campaign.source.inline_text import plain_text
from campaign.text.typography import typographer
from campaign.views.language_view import LanguageView
from campaign.views.types import FigureView

Run = dict[str, Any]
_OPENING = {"strong_open": "strong", "em_open": "emphasis", "html_inline": "language"}
_SPAN = re.compile(r'<span\b[^>]*\blang="(?P<tag>[\w-]+)"[^>]*>')


class Runs:
    """Makes runs of the inline tokens of one page.

    ``link(target)`` says where a link leads from the PDF, None where it cannot; ``footnote(id)``
    gives what a footnote of the page says.  A figure has its source as a note where the page first
    cites it; in headings and notes it has none.
    """

    def __init__(
        self,
        page: Page,
        views: LanguageView,
        link: Callable[[str], str | None],
        footnote: Callable[[int], list[dict[str, Any]]],
    ) -> None:
        self.page = page
        self.views = views
        self.link = link
        self.footnote = footnote
        self.figures = {figure.name: figure for figure in views.figures()}
        self.set_text = typographer(views.language.code)
        self.noted: set[str] = set()
        self.before = ""

    def of(self, tokens: Sequence[Token], notes: bool = True) -> list[Run]:
        """The runs of a block; without ``notes``, figures are bare."""
        self.before = ""
        open_: list[Run] = [{"runs": []}]
        for token in tokens:
            span = _SPAN.match(token.content) if token.type == "html_inline" else None
            if span or token.nesting == 1:
                language = language_of(span["tag"]) if span else {}
                open_.append({**self._opened(token), **language, "runs": []})
            elif token.nesting == -1 or (
                token.type == "html_inline" and token.content == "</span>"
            ):
                if len(open_) > 1:
                    closed = open_.pop()
                    open_[-1]["runs"] += _closed(closed)
            else:
                for run in self._leaf(token, notes):
                    _append(open_[-1]["runs"], run)
        return [run for each in open_ for run in each["runs"]]

    def lines(self, tokens: Sequence[Token]) -> list[list[Run]]:
        """The runs of a block, line of the source by line."""
        found: list[list[Token]] = [[]]
        for token in tokens:
            if token.type in ("softbreak", "hardbreak"):
                found.append([])
            else:
                found[-1].append(token)
        return [self.of(line) for line in found]

    def _opened(self, token: Token) -> Run:
        if token.type == "link_open":
            return {"kind": "link", "to": self.link(str(token.attrs.get("href", "")))}
        return {"kind": _OPENING.get(token.type, "plain")}

    def _leaf(self, token: Token, notes: bool) -> list[Run]:
        if token.type in ("text", "text_special", "softbreak"):
            return [self._text(token.content if token.type != "softbreak" else " ")]
        if token.type == "hardbreak" or (token.type == "html_inline" and _is_break(token.content)):
            self.before = ""
            return [{"kind": "break"}]
        if token.type == "code_inline":
            self.before = token.content[-1:]
            return [{"kind": "code", "text": token.content}]
        if token.type == "marker":
            return self._figure(token.meta["marker"].name, notes)
        if token.type == "image":
            alt = plain_text(token.children or (), self._figure_text, images=True)
            return [{"kind": "emphasis", "runs": [self._text(f"[{alt}]")]}] if alt.strip() else []
        if token.type == "footnote_ref":
            return [self._footnote(token)]
        return []  # raw HTML, which the document has none of

    def _footnote(self, token: Token) -> Run:
        label = f"{self.page.path}^{token.meta['label']}"
        if label in self.noted:
            return {"kind": "note", "label": label, "blocks": None}
        self.noted.add(label)
        before = self.before  # what the note says is set by itself
        blocks = self.footnote(token.meta["id"])
        self.before = before
        return {"kind": "note", "label": label, "blocks": blocks}

    def _text(self, text: str) -> Run:
        result = self.set_text(text, self.before)
        self.before = result[-1:]
        return {"kind": "text", "text": result}

    def _figure_text(self, name: str) -> str:
        return self.figures[name].text

    def _figure(self, name: str, notes: bool) -> list[Run]:
        figure = self.figures[name]
        runs = [self._text(figure.text)]
        if figure.sent and self.page.matter.document:
            text = self.views.campaign.as_sent(name, self.views.language.code)
            runs += [self._text(" "), {"kind": "sent", "runs": [self._text(text)]}]
        # Whoever reads the document has its passages before them: they need no note.
        if notes and name not in self.noted and figure.source_place is None:
            self.noted.add(name)
            paragraph = {"kind": "paragraph", "runs": self._source(figure)}
            runs.append({"kind": "note", "label": None, "blocks": [paragraph]})
        return runs

    def _source(self, figure: FigureView) -> list[Run]:
        """As the page says it on paper (``figure-notes.html``)."""
        as_of = f" ({figure.as_of})" if figure.as_of else ""
        source = self.views.words("figure_source", source=figure.source)
        runs: list[Run] = [_plain(f"{figure.qualified} {figure.label}{as_of}. {source}")]
        if figure.source_url:
            runs += [_plain(", "), address_run(figure.source_url)]
        if figure.sent and figure.revised:
            runs.append(_plain(f". {figure.revised}"))
        return runs


def _closed(run: Run) -> list[Run]:
    """An element whose end has come.  The mark of a note is a link itself, and no link stands in
    another: those of a link follow it.
    """
    if run["kind"] == "plain":
        return run["runs"]  # type: ignore[no-any-return]
    if run["kind"] != "link":
        return [run]
    marks = [inner for inner in run["runs"] if inner["kind"] == "note"]
    words = [inner for inner in run["runs"] if inner["kind"] != "note"]
    return [*([{**run, "runs": words}] if run["to"] else words), *marks]


def _append(runs: list[Run], run: Run) -> None:
    """Words that follow one another are one run, which is hyphenated and kerned as one."""
    if runs and run["kind"] == runs[-1]["kind"] == "text":
        runs[-1]["text"] += run["text"]
    else:
        runs.append(run)


def _plain(text: str) -> Run:
    return {"kind": "text", "text": text}


def address_run(url: str) -> Run:
    """A web address that is printed and leads there."""
    return {"kind": "link", "to": url, "runs": [{"kind": "address", "text": url}]}


def _is_break(html: str) -> bool:
    return re.fullmatch(r"<br\s*/?>", html) is not None


def language_of(tag: str) -> dict[str, str]:
    """A BCP 47 tag as Typst takes it: language, region (two letters or none) and direction."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return {"lang": tag.partition("-")[0].lower()[:3], "region": "", "direction": "ltr"}
    territory = locale.territory or ""
    region = territory if re.fullmatch("[A-Z]{2}", territory) else ""
    return {"lang": locale.language, "region": region, "direction": locale.text_direction}
