# SPDX-License-Identifier: MIT
"""The running text of a page as data for the PDF: a list of runs, each a small dictionary.

The ``kind`` of a run is ``text``, ``strong``, ``emphasis``, ``raised``, ``lowered``, ``link``,
``address``, ``language``, ``code``, ``sent`` (the value that was sent, beside a figure that has
changed), ``note`` or ``break``.  Figures and typography are the same as on the page.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markdown_it.token import Token

from campaign.model.pages import Page
from campaign.source.inline_text import plain_text
from campaign.views.language_view import LanguageView
from campaign.views.types import FigureView

Run = dict[str, Any]
_OPENING = {"strong_open": "strong", "em_open": "emphasis", "<sup>": "raised", "<sub>": "lowered"}


class Runs:
    """The conversion of a page's inline tokens to runs.

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
        self.noted: set[str] = set()

    def of(
        self, tokens: Sequence[Token], notes: bool = True, language: str | None = ""
    ) -> list[Run]:
        """Return the runs of a block in ``language``; without ``notes``, figures have no notes."""
        open_: list[Run] = [{"runs": []}]
        for token, own, texts in self.views.campaign.typeset_tokens(tokens, self.page, language):
            if token.nesting == 1 or token.content.startswith(("<span", "<sup", "<sub")):
                open_.append({**self._opened(token, own), "runs": []})
            elif token.nesting == -1 or token.content in ("</span>", "</sup>", "</sub>"):
                if len(open_) > 1:
                    closed = open_.pop()
                    open_[-1]["runs"] += _closed(closed)
            else:
                open_[-1]["runs"] += self._leaf(token, texts, notes)
        runs = _merged(run for each in open_ for run in each["runs"])
        return [_in_language(language, runs)] if language else runs

    def _opened(self, token: Token, language: str | None) -> Run:
        if token.type == "link_open":
            return {"kind": "link", "to": self.link(str(token.attrs.get("href", "")))}
        if token.type == "html_inline" and "lang=" in token.content and language:
            return _in_language(language)
        return {"kind": _OPENING.get(token.content or token.type, "plain")}

    def _leaf(self, token: Token, texts: list[str], notes: bool) -> list[Run]:
        if token.type in ("text", "text_special", "softbreak"):
            return [text_run(texts[0])]
        if token.type == "hardbreak" or (
            token.type == "html_inline" and re.fullmatch(r"<br\s*/?>", token.content)
        ):
            return [{"kind": "break"}]
        if token.type == "code_inline":
            return [{"kind": "code", "text": texts[0]}]
        if token.type == "marker":
            return self._figure(token.meta["marker"].name, texts, notes)
        if token.type == "image":
            alt = plain_text(
                token.children or (), lambda name: self.views.figures[name].text, images=True
            )
            return (
                [{"kind": "emphasis", "runs": [text_run(self.views.typeset(f"[{alt}]"))]}]
                if alt.strip()
                else []
            )
        if token.type == "footnote_ref":
            return [self._footnote(token)]
        return []  # other raw HTML, which the letter does not contain

    def _footnote(self, token: Token) -> Run:
        label = f"{self.page.path}^{token.meta['label']}"
        if label in self.noted:
            return {"kind": "note", "label": label, "blocks": None}
        self.noted.add(label)
        return {"kind": "note", "label": label, "blocks": self.footnote(token.meta["id"])}

    def _figure(self, name: str, texts: list[str], notes: bool) -> list[Run]:
        figure = self.views.figures[name]
        runs = [text_run(text) for text in texts[:2]]
        runs += [{"kind": "sent", "runs": [text_run(note)]} for note in texts[2:]]
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
        runs: list[Run] = [text_run(f"{figure.qualified} {figure.label_after}{as_of}. {source}")]
        if figure.source_url:
            runs += [text_run(", "), address_run(figure.source_url)]
        if figure.sent and figure.revised:
            runs.append(text_run(f". {figure.revised}"))
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


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Return runs whose adjacent texts are one, for hyphenation and kerning."""
    merged: list[Run] = []
    for run in runs:
        if merged and run["kind"] == merged[-1]["kind"] == "text":
            merged[-1]["text"] += run["text"]
        else:
            merged.append({**run, "runs": _merged(run["runs"])} if "runs" in run else run)
    return merged


def _in_language(tag: str, runs: Sequence[Run] = ()) -> Run:
    return {"kind": "language", **language_of(tag), "runs": list(runs)}


def text_run(text: str) -> Run:
    """Return a text that is typeset already."""
    return {"kind": "text", "text": text}


def address_run(url: str) -> Run:
    """Return a printed web address that is a link."""
    return {"kind": "link", "to": url, "runs": [{"kind": "address", "text": url}]}


def language_of(tag: str) -> dict[str, str]:
    """Return a BCP 47 tag for Typst: language and region (two letters or empty)."""
    language, *others = tag.split("-")
    region = next((part.upper() for part in others if re.fullmatch("[A-Za-z]{2}", part)), "")
    return {"lang": language.lower()[:3], "region": region}
