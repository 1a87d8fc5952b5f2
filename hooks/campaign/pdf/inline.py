# SPDX-License-Identifier: MIT
"""The running text of a page as data for the PDF: a list of runs, each a small dictionary.

The ``kind`` of a run is ``text``, ``strong``, ``emphasis``, ``link``, ``address``, ``language``,
``code``, ``sent`` (the value that was sent, beside a figure that has changed), ``note`` or
``break``.  Figures and typography are the same as on the page.
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
    """Converts the inline tokens of a page to runs.

    ``link(target)`` returns the target of a link in the PDF, None if there is none;
    ``footnote(id)`` returns the blocks of a footnote.  A figure's first citation on the page has
    its source as a note, except in headings and notes.
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
        """Return the runs of a block; without ``notes``, figures have no notes."""
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
        """Return the runs of a block for each line of its source."""
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
        return []  # other raw HTML, which the letter does not contain

    def _footnote(self, token: Token) -> Run:
        label = f"{self.page.path}^{token.meta['label']}"
        if label in self.noted:
            return {"kind": "note", "label": label, "blocks": None}
        self.noted.add(label)
        before = self.before  # the note's text changes it
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
        text, note = self.views.campaign.figure_on(self.page, name)
        runs = [self._text(text)]
        if note:
            runs += [self._text(" "), {"kind": "sent", "runs": [self._text(note)]}]
        # A source in the letter itself needs no note.
        if notes and name not in self.noted and figure.source_place is None:
            self.noted.add(name)
            paragraph = {"kind": "paragraph", "runs": self._source(figure)}
            runs.append({"kind": "note", "label": None, "blocks": [paragraph]})
        return runs

    def _source(self, figure: FigureView) -> list[Run]:
        """Return the note on a figure, worded like ``figure-notes.html`` on a printed page."""
        as_of = f" ({figure.as_of})" if figure.as_of else ""
        source = self.views.words("figure_source", source=figure.source)
        runs: list[Run] = [_plain(f"{figure.qualified} {figure.label}{as_of}. {source}")]
        if figure.source_url:
            runs += [_plain(", "), address_run(figure.source_url)]
        if figure.sent and figure.revised:
            runs.append(_plain(f". {figure.revised}"))
        return runs


def _closed(run: Run) -> list[Run]:
    """Return the runs of a closed element.

    The mark of a note is a link, and links do not nest: the notes of a link follow it.
    """
    if run["kind"] == "plain":
        return run["runs"]  # type: ignore[no-any-return]
    if run["kind"] != "link":
        return [run]
    marks = [inner for inner in run["runs"] if inner["kind"] == "note"]
    words = [inner for inner in run["runs"] if inner["kind"] != "note"]
    return [*([{**run, "runs": words}] if run["to"] else words), *marks]


def _append(runs: list[Run], run: Run) -> None:
    """Append a run; adjacent texts become one, for hyphenation and kerning."""
    if runs and run["kind"] == runs[-1]["kind"] == "text":
        runs[-1]["text"] += run["text"]
    else:
        runs.append(run)


def _plain(text: str) -> Run:
    return {"kind": "text", "text": text}


def address_run(url: str) -> Run:
    """Return a printed web address that is a link."""
    return {"kind": "link", "to": url, "runs": [{"kind": "address", "text": url}]}


def _is_break(html: str) -> bool:
    return re.fullmatch(r"<br\s*/?>", html) is not None


def language_of(tag: str) -> dict[str, str]:
    """Return a BCP 47 tag for Typst: language, region (two letters or empty) and direction."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return {"lang": tag.partition("-")[0].lower()[:3], "region": "", "direction": "ltr"}
    territory = locale.territory or ""
    region = territory if re.fullmatch("[A-Z]{2}", territory) else ""
    return {"lang": locale.language, "region": region, "direction": locale.text_direction}
