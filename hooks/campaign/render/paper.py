# SPDX-License-Identifier: MIT
"""A page of the letter as data for its PDF: strings, so that no text can run as Typst code."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import takewhile
from typing import Any
from xml.etree.ElementTree import Element

from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.render.page_elements import PageElements
from campaign.source.directives import SIGNATORIES
from campaign.source.markdown_blocks import EDITORIAL
from campaign.views.language_view import LanguageView

Node = dict[str, Any]  # a block, or a run of text: a small dictionary with its `kind`

_RUNS = {"strong": "strong", "em": "emphasis", "sup": "raised", "sub": "lowered", "small": "sent"}
_INLINE = (*_RUNS, "a", "bdi", "br", "code", "data", "img", "span")
_TITLE = "admonition-title"
_AROUND = {"blockquote": "quote", "dd": "definition"}
# Placeholders of raw HTML, which the letter does not contain, and the spaces before links back.
_NO_TEXT = re.compile("\x02[^\x03]*\x03|&#160;")


class Paper:
    """A pass over the elements of a page; a figure's first citation has its source as a note."""

    def __init__(self, page: Page, elements: PageElements, views: LanguageView, urls: Urls) -> None:
        self.page, self.elements, self.views, self.urls = page, elements, views, urls
        self.notes = {note.get("id"): note for note in elements.root.iter("li")}
        self.noted: set[str] = set()

    def blocks(self, element: Element) -> list[Node]:
        """Return the blocks inside an element, whose own text is a paragraph."""
        return [*self._paragraph(element), *(x for child in element for x in self._block(child))]

    def _paragraph(self, element: Element) -> list[Node]:
        runs, around = self._runs(element), self.elements.around(element)
        editorial = any(EDITORIAL in each.get("class", "").split() for each in around)
        node = {"kind": "paragraph", "runs": runs, "editorial": editorial}
        return [node | self._number(element)] if runs else []

    def _block(self, element: Element) -> Iterator[Node]:
        tag, classes = element.tag, element.get("class", "").split()
        if tag in (*_INLINE, "summary") or classes in (["footnote"], [_TITLE]):
            return  # read with the element around it, or with the marks of footnotes
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            runs, level = self._runs(element), int(tag[1])
            yield {"kind": "heading", "level": level, "id": element.get("id"), "runs": runs}
        elif tag in ("ul", "ol"):
            start = int(element.get("start", 1)) if tag == "ol" else None
            yield {"kind": "list", "start": start, "items": [*map(self.blocks, element)]}
        elif tag == "dt":
            yield from (term | {"kind": "term"} for term in self._paragraph(element))
        elif tag in _AROUND:
            yield {"kind": _AROUND[tag], "blocks": self.blocks(element)}
        elif tag == "table":
            rows = [[*map(self._runs, row)] for row in element.iter("tr")]
            styles = [cell.get("style", "") for cell in element.iter("th")]
            align = [style.removeprefix("text-align:") for style in styles]
            yield {"kind": "table", "align": align, "head": rows[0], "rows": rows[1:]}
        elif tag == "pre":
            yield {"kind": "code", "text": _unescaped(element[0].text).rstrip("\n")}
        elif tag == "hr":
            yield {"kind": "rule"}
        elif tag == "details" or "admonition" in classes:  # open on paper
            titles = (x for x in element if x.tag == "summary" or x.get("class") == _TITLE)
            title = next(map(self._runs, titles), [])
            yield {"kind": "box", "title": title, "blocks": self.blocks(element)}
        elif SIGNATORIES in classes:
            for child in element:  # also headings and tables, which have no paragraphs
                inner = (each for each in child.iter() if each.tag in ("p", "li"))
                items = [paragraph for each in inner for paragraph in self._paragraph(each)]
                yield from [{"kind": SIGNATORIES, "items": items}] if items else self._block(child)
        elif (insert := element.get("data-insert")) is None:
            yield from self.blocks(element)
        elif insert == "contents":
            yield {"kind": insert}

    def _number(self, element: Element) -> Node:
        """Return the number of a passage, which its paragraph or the first one of its item has."""
        passages, parent = self.elements.passages, self.elements.parents.get(element)
        passage = passages.get(element)
        if passage is None and parent is not None and parent[0] is element:
            passage = passages.get(parent)
        if passage is None:
            return {}
        url = self.urls.absolute(self.urls.page(self.page.path, self.page.language))
        address = f"{url}#{passage.id}" if self.urls.site_url else None
        return {"id": passage.id, "number": passage.number, "address": address}

    def _runs(self, element: Element) -> list[Node]:
        """Return the text with which a block begins, in its language."""
        runs, language = self._inside(element), self.elements.nearest(element, "lang")
        return [_in_language(language, runs)] if language and runs else runs

    def _inside(self, element: Element) -> list[Node]:
        """Return the text with which an element begins; adjacent runs are one, for kerning."""
        runs = _text(element.text)
        for child in takewhile(lambda child: child.tag in _INLINE, element):
            for run in (*self._run(child), *_text(child.tail)):
                if runs and run["kind"] == runs[-1]["kind"] == "text":
                    runs[-1]["text"] += run["text"]
                else:
                    runs.append(run)
        return runs

    def _run(self, element: Element) -> list[Node]:
        name, target = element.tag, element.get("href")
        if name == "br":
            return [{"kind": "break"}]
        if name == "code":
            return [{"kind": "code", "text": _unescaped(element.text)}]
        if name == "img":
            alt = _unescaped(element.get("alt"))
            return [{"kind": "emphasis", "runs": _text(f"[{alt}]")}] if alt.strip() else []
        if element.get("id", "").startswith("fnref"):
            return [self._footnote(element)]
        if element.get("class") == "footnote-backref":
            return []
        runs = self._inside(element)
        if figure := self.elements.figures.get(element):
            runs += self._source(figure)
        if target and element.get("class") != "figure-link":
            # The mark of a note is a link, and links do not nest: the notes of a link follow it.
            marks = [inner for inner in runs if inner["kind"] == "note"]
            words = [inner for inner in runs if inner["kind"] != "note"]
            return [{"kind": "link", "to": target, "runs": words}, *marks]
        if language := element.get("lang"):
            return [_in_language(language, runs)]
        return [{"kind": _RUNS[name], "runs": runs}] if name in _RUNS else runs

    def _footnote(self, mark: Element) -> Node:
        name = mark.get("id", "").partition(":")[2]
        label = f"{self.page.path}^{name}"  # two pages may use the same name
        is_new = label not in self.noted
        self.noted.add(label)
        blocks = self.blocks(self.notes[f"fn:{name}"]) if is_new else None
        return {"kind": "note", "label": label, "blocks": blocks}

    def _source(self, name: str) -> list[Node]:
        """Return the note on a figure, worded like ``figure-notes.html`` on a printed page."""
        figure = self.views.figures[name]
        if name in self.noted or figure.source_place:  # the letter itself needs no note
            return []
        self.noted.add(name)
        as_of = f" ({figure.as_of})" if figure.as_of else ""
        source = self.views.words("figure_source", source=figure.source)
        runs = [text_run(f"{figure.qualified} {figure.label_after}{as_of}. {source}")]
        if figure.source_url:
            runs += [text_run(", "), address_run(figure.source_url)]
        if figure.sent and figure.revised:
            runs.append(text_run(f". {figure.revised}"))
        return [{"kind": "note", "label": None, "blocks": [{"kind": "paragraph", "runs": runs}]}]


def _unescaped(text: str | None) -> str:
    return unescape(_NO_TEXT.sub("", text or ""))


def _text(text: str | None) -> list[Node]:
    return [text_run(one_line)] if (one_line := _unescaped(text).replace("\n", " ")) else []


def _in_language(tag: str, runs: list[Node]) -> Node:
    return {"kind": "language", **language_of(tag), "runs": runs}


def text_run(text: str) -> Node:
    """Return a text that is typeset already."""
    return {"kind": "text", "text": text}


def address_run(url: str) -> Node:
    """Return a printed web address that is a link."""
    return {"kind": "link", "to": url, "runs": [{"kind": "address", "text": url}]}


def language_of(tag: str) -> dict[str, str]:
    """Return a BCP 47 tag for Typst: language and region (two letters or empty)."""
    language, *others = tag.split("-")
    region = next((part.upper() for part in others if re.fullmatch("[A-Za-z]{2}", part)), "")
    return {"lang": language.lower()[:3], "region": region}
