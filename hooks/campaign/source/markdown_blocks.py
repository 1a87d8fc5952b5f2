# SPDX-License-Identifier: MIT
"""Markdown parsed into blocks with their lines: the input of every check and publication.

The pages of the site are made of the same tokens (``render/page_elements.py``).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import NamedTuple

from markdown_it.token import Token

from campaign.source.directives import DEFINITIONS
from campaign.source.markdown_parser import BLOCK_HEAD, MarkdownText
from campaign.text.languages import language_in
from campaign.text.markers import Marker, scan

EDITORIAL = "editorial"  # the class of the site's own content on a page of the letter


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an item in its list: ``index`` counts from 0."""

    start: int | None  # the first number of the list, or None in a list with bullets
    index: int = -1

    @property
    def number(self) -> int | None:
        """The number that readers see."""
        return None if self.start is None else self.start + self.index

    @property
    def mark(self) -> str:
        """The item's mark in Markdown."""
        return "-" if self.number is None else f"{self.number}."


def follow(places: list[Place], token: Token) -> None:
    """Take a token into account in the places in the open lists, the outermost list first."""
    if token.tag in ("ul", "ol", "dl") and token.nesting == 1:
        places.append(Place(int(token.attrs.get("start", 1)) if token.tag == "ol" else None))
    elif token.tag in ("ul", "ol", "dl"):
        places.pop()
    elif token.tag in ("li", "dd") and token.nesting == 1:
        places[-1] = replace(places[-1], index=places[-1].index + 1)


@dataclass(frozen=True, slots=True)
class Citation:
    """A marker on a page, well formed or not, and its position."""

    marker: Marker
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item, a table cell, or another leaf of a page.

    ``kind`` is ``heading``, ``paragraph``, ``item``, ``table``, ``cell``, ``code``, ``html``,
    ``block`` (a ``///`` block, a box or a definition list, around others), ``slot`` (an empty
    ``///`` block), ``title`` (of a box) or ``term``.  The first paragraph of an item or of a
    definition is the ``item``; a later one is a ``paragraph`` in it.  ``ancestors`` names the
    blocks around, outermost first; a ``block`` is the last of its own ancestors.
    """

    kind: str
    line: int
    end_line: int
    ancestors: tuple[str, ...] = ()
    level: int = 0
    id: str | None = None
    classes: frozenset[str] = frozenset()
    language: str | None = ""  # of the nearest ``lang``; None if the text stays as typed
    argument: str | None = None  # after the bar of the nearest ``///`` block; a note's name
    rows: int = 0
    columns: int = 0  # of a table
    place: Place | None = None  # the place of an ``item`` in its list
    citations: tuple[Citation, ...] = ()
    # The page's Markdown, and the index of the block's token.
    source: tuple[MarkdownText, int] | None = field(default=None, compare=False, repr=False)

    @property
    def token(self) -> Token:
        """The token of the block; the ``meta`` of a box is what is typed in its head."""
        return self.source[0].tokens[self.source[1]] if self.source else Token("", "", 0)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The inline tokens of the block."""
        return tuple(self.token.children or ())

    @property
    def name(self) -> str:
        """The name of a ``block`` or ``slot``."""
        return self.ancestors[-1] if self.ancestors else ""

    @property
    def editorial(self) -> bool:
        """Whether it is the site's own content, not the letter's."""
        return EDITORIAL in self.classes or EDITORIAL in self.ancestors


class _Enclosure(NamedTuple):
    """An open block around others: its names (kind and classes) and the text after its bar."""

    names: tuple[str, ...]
    argument: str | None = None
    language: str | None = ""


_ENCLOSURES = {
    "list_item_open": "item",
    "dl_open": DEFINITIONS,
    "dd_open": "item",
    "blockquote_open": "quote",
    "footnote_open": "footnote",
}
_CLOSERS = {"container_block_close", *(name.replace("open", "close") for name in _ENCLOSURES)}
_OPENERS = {"heading_open": "heading", "td_open": "cell", "th_open": "cell", "dt_open": "term"}
_OPENERS |= {"admonition_title_open": "title"}
_LEAVES = {"fence": "code", "code_block": "code", "html_block": "html", "table_open": "table"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_blocks(markdown: MarkdownText, first_line: int) -> list[Block]:
    """Return the blocks of a page in order; its text begins at ``first_line`` of its file."""
    return list(_Walk(markdown, first_line).blocks())


class _Walk:
    """A pass over markdown-it's flat tokens that tracks the open blocks."""

    def __init__(self, markdown: MarkdownText, first_line: int) -> None:
        self.markdown = markdown
        self.offset = first_line
        self.open = [_Enclosure(())]
        self.lists: list[Place] = []
        self.starts = [0, *(found.end() for found in re.finditer("\n", markdown.text))]
        self.passed = 0  # where the last marker or code ends in the text

    def blocks(self) -> Iterator[Block]:
        item_is_new, tokens = False, self.markdown.tokens
        for index, token in enumerate(tokens):
            follow(self.lists, token)
            if token.type == "container_block_open":
                self.open.append(_enclosure(token, self.open[-1].language))
                empty = tokens[index + 1].type == "container_block_close"
                yield self._block("slot" if empty else "block", index)
            elif token.type in _ENCLOSURES:
                around, label = self.open[-1].language, token.meta.get("label")
                self.open.append(_Enclosure((_ENCLOSURES[token.type],), label, around))
                item_is_new = self.open[-1].names == ("item",)
                if token.type == "dl_open":
                    yield self._block("block", index)
            elif token.type in _CLOSERS:
                self.open.pop()
                item_is_new = False  # it was empty
            elif token.type in _LEAVES:
                yield self._block(_LEAVES[token.type], index)
            elif token.type == "inline":
                opener = tokens[index - 1]
                kind = _OPENERS.get(opener.type, "item" if item_is_new else "paragraph")
                level = int(opener.tag[1]) if kind == "heading" else 0
                place = self.lists[-1] if kind == "item" else None
                yield replace(self._block(kind, index), level=level, place=place)
                item_is_new = item_is_new and kind != "item"

    def _block(self, kind: str, index: int) -> Block:
        token = self.markdown.tokens[index]
        start, end = token.map or (0, 1)
        # markdown-it does not count the closing line of a `///` block.
        last = min(end, len(self.starts) - 1) if token.markup[:1] == "/" else max(end - 1, start)
        attributes: list[str] = token.meta.get("attributes", [])
        classes = [part[1:] for part in attributes if part[0] == "."]
        self.passed = max(self.passed, self.starts[start])
        types = (each.type for each in self.markdown.tokens[index:] if kind == "table")
        inside = [*takewhile(lambda type_: type_ != "table_close", types)]
        return Block(
            kind,
            start + self.offset,
            last + self.offset,
            tuple(name for enclosure in self.open for name in enclosure.names),
            id=next((part[1:] for part in attributes if part.startswith("#")), None),
            classes=frozenset([*classes, *token.meta.get("types", ())]),
            language=language_in(" ".join(attributes), self.open[-1].language),
            argument=next((e.argument for e in reversed(self.open) if e.argument), None),
            rows=inside.count("tr_open"),
            columns=inside.count("th_open"),
            citations=tuple(self._citations([token] if kind == "html" else token.children or ())),
            source=(self.markdown, index),
        )

    def _citations(self, tokens: Iterable[Token]) -> Iterator[Citation]:
        """Yield the markers of tokens; in raw HTML they are invalid, as nothing replaces them."""
        for token in tokens:
            if token.type == "marker":
                yield self._citation(token.meta["marker"], token.content)
            elif token.type == "image":
                yield from self._citations(token.children or ())
            elif token.type == "code_inline":
                self._pass(token.content)
            elif token.type in ("html_inline", "html_block"):
                html = _COMMENT.sub("", token.content)
                for marker in scan(html):
                    typed = html[marker.start : marker.end]
                    yield self._citation(marker._replace(fault="marker_in_html"), typed)

    def _citation(self, marker: Marker, typed: str) -> Citation:
        self._pass(typed)
        start, text = self.passed - len(typed), self.markdown.text
        row = text.count("\n", 0, start)
        return Citation(marker, row + self.offset, start - self.starts[row] + 1)

    def _pass(self, typed: str) -> None:
        """Pass what is typed next."""
        if (found := self.markdown.text.find(typed, self.passed)) >= 0:
            self.passed = found + len(typed)


def _enclosure(token: Token, around: str | None) -> _Enclosure:
    match = BLOCK_HEAD.match(token.info)
    name, argument = (match["name"], match["argument"]) if match else ("", None)
    # `/// html | div.editorial`: the element's classes are names too.
    classes = (argument or "").partition("[")[0].split(".")[1:] if name == "html" else ()
    own = (EDITORIAL,) if EDITORIAL in token.meta.get("types", ()) else ()
    language = language_in(argument or "", around)
    return _Enclosure((*classes, *own, name), None if token.meta else argument, language)
