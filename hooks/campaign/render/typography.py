# SPDX-License-Identifier: MIT
"""Typeset the text of a page's HTML, block by block, and isolate text from right to left."""

import re
from collections.abc import Callable
from typing import Literal
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import ETX, STX

from campaign.text.languages import RIGHT_TO_LEFT, OpenTags, language_in
from campaign.text.typography import Piece

_CODE = ("code", "pre", "script", "style")
_INLINE = (
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img"),
    *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time"),
    *("u", "var", "wbr"),
)
"""Elements within a text; any other begins one of its own."""
_STASHED = re.compile(rf"{STX}wzxhzdk:(?P<number>\d+){ETX}")
"""Python-Markdown's placeholder for raw HTML."""

TypesetPieces = Callable[[list[Piece], str | None], list[str]]
Name = Literal["text", "tail"]


class Typography:
    """A pass over elements that typesets text, ``alt`` and ``title`` with ``typeset_pieces``."""

    def __init__(self, md: Markdown, typeset_pieces: TypesetPieces) -> None:
        self.md = md
        self.typeset_pieces = typeset_pieces
        self._begin("")

    def run(self, root: Element) -> None:
        """Typeset the text of each block, then isolate names in scripts from right to left."""
        self._visit(root, "")
        if RIGHT_TO_LEFT.search("".join(root.itertext())):
            _isolate(root)

    def _begin(self, language: str | None) -> None:
        self.language = language
        self.tags = OpenTags(language)
        self.pieces: list[Piece] = []
        self.parts: list[tuple[tuple[Element, Name], str | None]] = []
        """Where the block's text is, and what is left there: None for the next piece."""

    def _end(self) -> None:
        """Typeset the pieces of the block and write them back."""
        texts = iter(self.typeset_pieces(self.pieces, self.language))
        for (element, name), _ in self.parts:
            setattr(element, name, "")
        for (element, name), raw in self.parts:
            text = next(texts) if raw is None else raw
            setattr(element, name, getattr(element, name) + text)

    def _visit(self, element: Element, around: str | None) -> None:
        attributes = " ".join(f'{key}="{value}"' for key, value in element.attrib.items())
        is_block = element.tag not in _INLINE
        inside = language_in(attributes, around)
        if is_block:
            self._end()
            self._begin(inside)
        else:
            self.tags.open(element.tag, attributes)
        for name in ("alt", "title"):
            if value := element.get(name):
                (text,) = self.typeset_pieces([(value, self.tags.language)], self.language)
                element.set(name, text)
        if element.tag in _CODE:
            self._take_piece(Element(""), "text", "".join(element.itertext()), None)
        elif not element.get("id", "").startswith("fnref"):
            self._take(element, "text")
            for child in element:
                self._visit(child, inside)
                self._take(child, "tail")
        if is_block:
            self._end()
            self._begin(around)
        else:
            self.tags.close(element.tag)

    def _take(self, element: Element, name: Name) -> None:
        """Add the text or the tail of an element, and leave the raw HTML in it where it is."""
        for part in re.findall(rf"{STX}[^{ETX}]*{ETX}|[^{STX}]+", getattr(element, name) or ""):
            if stashed := _STASHED.fullmatch(part):
                self.tags.read(str(self.md.htmlStash.rawHtmlBlocks[int(stashed["number"])]))
                self.parts.append(((element, name), part))
            else:
                self._take_piece(element, name, part, self.tags.language)

    def _take_piece(self, element: Element, name: Name, text: str, language: str | None) -> None:
        self.pieces.append((text, language))
        self.parts.append(((element, name), None))


def _isolate(parent: Element) -> None:
    """Put text from right to left into ``<bdi>``: otherwise a number after it moves before it."""
    if parent.tag in (*_CODE, "bdi", "bdo") or parent.get("dir"):
        return
    for child in list(parent):
        _isolate(child)
        child.tail = _insert(parent, child.tail, list(parent).index(child) + 1)
    parent.text = _insert(parent, parent.text, 0)


def _insert(parent: Element, text: str | None, index: int) -> str | None:
    """Insert the names of a text as children, and return the text before the first one."""
    before, *rest = RIGHT_TO_LEFT.split(text or "")
    for number in range(0, len(rest), 2):
        name = Element("bdi")
        name.text, name.tail = rest[number], rest[number + 1]
        parent.insert(index + number // 2, name)
    return before
