# SPDX-License-Identifier: MIT
"""Read a tagged PDF as a screen reader does: by its structure, word for word.

pikepdf gives the objects. The font's ``/ToUnicode`` maps glyphs to text; ``/ActualText`` replaces
the text of a span, as with the hyphen at the end of a line, which is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from support import Build

HEADINGS = [f"h{level}" for level in range(1, 7)]
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@dataclass
class Element:
    """An element of the structure, with its texts and child elements."""

    name: str
    language: str = ""
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield the element and its descendants, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, *names: str) -> list[Element]:
        """Return the elements with these names, in order."""
        return [tag for tag in self.walk() if tag.name in names]

    def text(self, *without: str) -> str:
        """Return the text, but not that of the elements named in ``without``."""
        return "".join(
            child if isinstance(child, str) else child.text(*without)
            for child in self.children
            if isinstance(child, str) or child.name not in without
        ).replace(_SOFT_HYPHEN, "")


class Pdf:
    """A PDF file, with its structure and texts."""

    def __init__(self, file: Path | BinaryIO) -> None:
        self.pdf = pikepdf.open(file)
        self.root: Any = self.pdf.Root
        marked = [_marked(page) for page in self.pdf.pages]
        self.texts = [texts for texts, _ in marked]
        self.languages = [languages for _, languages in marked]
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.tree = Element("StructTreeRoot")
        self._read(self.root.StructTreeRoot.K, self.tree, 0)

    def _read(self, node: Any, parent: Element, page: int) -> None:
        if isinstance(node, pikepdf.Array):
            for inner in node:
                self._read(inner, parent, page)
        elif not isinstance(node, pikepdf.Dictionary):
            self._add_text(page, int(node), parent)
        else:
            page = self.pages[node.Pg.objgen] if "/Pg" in node else page
            if "/MCID" in node:
                self._add_text(page, int(node.MCID), parent)
            elif "/S" in node:
                tag = Element(str(node.S).lstrip("/"), str(node.get("/Lang", "")))
                parent.children.append(tag)
                self._read(node.get("/K", pikepdf.Array()), tag, page)

    def _add_text(self, page: int, number: int, parent: Element) -> None:
        text = self.texts[page].get(number, "")
        language = self.languages[page].get(number)
        parent.children.append(Element("Span", language, [text]) if language else text)

    def outline(self) -> list[tuple[int, str]]:
        """Return the bookmarks, each with its depth."""

        def entries(items: Any, depth: int) -> Iterator[tuple[int, str]]:
            for item in items:
                yield depth, str(item.title)
                yield from entries(item.children, depth + 1)

        with self.pdf.open_outline() as outline:
            return list(entries(outline.root, 1))


def _marked(page: Any) -> tuple[dict[int, str], dict[int, str]]:
    """Return the texts of a page's marked sequences by ID, and the languages of those with one."""
    maps = {
        name: _to_unicode(font)
        for name, font in dict(page.obj.Resources.get("/Font", {})).items()
        if "/ToUnicode" in font
    }
    texts: dict[int, str] = {}
    languages: dict[int, str] = {}
    open_: list[tuple[int | None, bool]] = []  # each sequence's ID; whether it has /ActualText
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), list(instruction.operands)
        number = next((n for n, _ in reversed(open_) if n is not None), None)
        if name in ("BDC", "BMC"):
            properties: Any = operands[1] if name == "BDC" else {}
            given = "/ActualText" in properties
            number = int(properties["/MCID"]) if "/MCID" in properties else number
            if "/Lang" in properties and number is not None:
                languages[number] = str(properties["/Lang"])
            open_.append((number, given or any(covered for _, covered in open_)))
            if given and number is not None:
                texts[number] = texts.get(number, "") + str(properties["/ActualText"])
        elif name == "EMC":
            open_.pop()
        elif name == "Tf":
            font = str(operands[0])
        elif name in ("Tj", "TJ") and number is not None and not open_[-1][1]:
            parts = operands[0] if name == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    pairs = (codes[i : i + 2] for i in range(0, len(codes), 2))
                    shown = "".join(maps[font][int.from_bytes(pair)] for pair in pairs)
                    texts[number] = texts.get(number, "") + shown
    return texts, languages


def _to_unicode(font: Any) -> dict[int, str]:
    """Return the text of each glyph of a font."""
    found: dict[int, str] = {}
    text = font.ToUnicode.read_bytes().decode("latin-1")
    assert "beginbfrange" not in text  # Typst writes none
    for part in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for glyph, target in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", part):
            found[int(glyph, 16)] = bytes.fromhex(target).decode("utf-16-be")
    return found


Block = tuple[str, str]
"""The number of a passage, empty if it has none, and its text."""


def home(language: str) -> str:
    return "" if language == "en" else f"{language}/"


def squeezed(text: str) -> str:
    """Collapse white space, but not no-break spaces."""
    return re.sub(r"[ \n]+", " ", text).strip(" ")


# The text of the pages


def page_blocks(page: BeautifulSoup) -> Iterator[Block]:
    """Yield the blocks of text of a page of the document, in order."""
    article = copy(page.find("article"))
    assert article is not None
    for ours in article.select(".kicker, .versions, .notice, .ways, .footnote, .footnote-ref"):
        ours.decompose()
    for line in article.find_all("br"):
        line.replace_with("")
    number = ""
    for element in article.find_all([*HEADINGS, "p", "li", "th", "td", "pre"]):
        mark = element.find("a", class_="passage-number", recursive=False)
        number = str(mark["data-number"]) if isinstance(mark, Tag) else number
        if text := squeezed("".join(own_text(element))):
            yield number, text
            number = ""


def own_text(element: Tag) -> Iterator[str]:
    """Yield the texts of an element, but not those of the blocks inside it."""
    for child in element.children:
        if isinstance(child, NavigableString):
            yield str(child)
        elif isinstance(child, Tag) and child.name == "img":
            yield f"[{child['alt']}]"
        elif isinstance(child, Tag) and child.name not in ("ul", "ol", "p", "li"):
            yield from own_text(child)


# The text of the PDF


def pdf_blocks(pdf: Pdf, notice: int) -> list[Block]:
    """Return the blocks of a PDF from its title on, without the ``notice`` paragraphs after it."""
    blocks = [b for b in _pdf_blocks(pdf.tree) if b is not None]
    start = next(i for i, (name, _, _) in enumerate(blocks) if name == "H1")
    end = max(i for i, (name, _, _) in enumerate(blocks) if name == "H1")
    texts = [(number, text) for _, number, text in blocks[:end]]
    return [texts[start], *texts[start + 1 + notice :]]


def _pdf_blocks(element: Element) -> Iterator[tuple[str, str, str]]:
    for child in element.children:
        if isinstance(child, str) or child.name in ("Note", "TOC", "Lbl"):
            continue
        if child.name in ("H1", "H2", "H3", "H4", "H5", "H6", "P", "TH", "TD"):
            number = ""
            first = child.children[0] if child.children else ""
            if child.name == "P" and isinstance(first, Element) and first.name == "Link":
                number = first.text()
            text = squeezed(child.text("Note", "Lbl").removeprefix(number))
            if text:
                yield child.name, number, text
        else:
            yield from _pdf_blocks(child)


def differs(done: Build, language: str) -> bool:
    """Return whether a PDF of the small campaign has other texts than its pages."""
    pages = [done.page(f"{home(language)}{page}/") for page in ("letter", "annex/costs")]
    expected = [block for page in pages for block in page_blocks(page)]
    notice = 1 if language == "en" else 2
    return pdf_blocks(Pdf(done.site / f"letter-{language}.pdf"), notice) != expected
