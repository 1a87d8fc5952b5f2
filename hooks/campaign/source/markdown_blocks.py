# SPDX-License-Identifier: MIT
"""Markdown parsed into blocks with their lines: the input of every check and publication.

The pages of the site are made of the same tokens (``render/page_elements.py``).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from campaign.source.directives import DEFINITIONS
from campaign.source.list_places import Place, follow
from campaign.source.markdown_parser import BLOCK_HEAD, MarkdownText
from campaign.text.languages import language_in
from campaign.text.markers import Marker, scan

EDITORIAL = "editorial"
"""The class of the site's own content on a page of the letter."""


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
    language: str | None = ""
    """The language of the nearest ``lang``, if any; None if the text stays as typed."""
    argument: str | None = None
    """The text after the bar of the ``///`` block, or of the nearest one around; a note's name."""
    rows: int = 0
    columns: int = 0
    """The size of a table."""
    place: Place | None = None
    """The place of an ``item`` in its list."""
    citations: tuple[Citation, ...] = ()
    source: tuple[MarkdownText, int] | None = field(default=None, compare=False, repr=False)
    """The page's Markdown, and the index of the block's token."""

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

    @property
    def is_passage(self) -> bool:
        """Whether it is a numbered passage: a paragraph or list item of the letter."""
        in_item = self.kind == "paragraph" and "item" in self.ancestors
        in_note = "footnote" in self.ancestors
        of_text = self.kind in ("paragraph", "item", "term")
        return of_text and not (in_item or in_note or self.editorial)


def read_blocks(markdown: MarkdownText, first_line: int) -> list[Block]:
    """Return the blocks of a page in order; ``first_line`` is the file's line of its text."""
    return list(_Walk(markdown, first_line).blocks())


@dataclass(frozen=True, slots=True)
class _Enclosure:
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
_OPENERS = {"td_open": "cell", "th_open": "cell", "block_title_open": "title", "dt_open": "term"}
_LEAVES = {"fence": "code", "code_block": "code", "html_block": "html"}


class _Walk:
    """A pass over markdown-it's flat tokens that tracks the open blocks."""

    def __init__(self, markdown: MarkdownText, first_line: int) -> None:
        self.markdown = markdown
        self.lines = markdown.text.split("\n")
        self.offset = first_line
        self.open = [_Enclosure(())]
        self.lists: list[Place] = []
        self.cell_end = (0, 0)

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
            elif token.type == "table_open":
                yield self._table(index)
            elif token.type in _LEAVES:
                yield self._block(_LEAVES[token.type], index)
            elif token.type == "inline":
                opener = tokens[index - 1]
                if opener.type == "heading_open":
                    yield self._block("heading", index, level=int(opener.tag[1]))
                elif kind := _OPENERS.get(opener.type):
                    yield self._block(kind, index)
                    if kind == "cell":
                        self._pass_cell(token)
                elif item_is_new:
                    yield replace(self._block("item", index), place=self.lists[-1])
                    item_is_new = False
                else:
                    yield self._block("paragraph", index)

    def _block(self, kind: str, index: int, level: int = 0) -> Block:
        token = self.markdown.tokens[index]
        start, end = token.map or (0, 1)
        # markdown-it does not count the closing line of a `///` block.
        last = min(end, len(self.lines) - 1) if token.markup[:1] == "/" else max(end - 1, start)
        attributes: list[str] = token.meta.get("attributes", [])
        inline = token.children or []
        citations = (
            _markers_in_html(token) if kind == "html" else _markers(inline, token.content, 0)
        )
        return Block(
            kind,
            start + self.offset,
            last + self.offset,
            tuple(name for enclosure in self.open for name in enclosure.names),
            level=level,
            id=next((part[1:] for part in attributes if part.startswith("#")), None),
            classes=frozenset(
                [*(part[1:] for part in attributes if part[0] == "."), *token.meta.get("types", ())]
            ),
            language=language_in(" ".join(attributes), self.open[-1].language),
            argument=next((e.argument for e in reversed(self.open) if e.argument), None),
            citations=tuple(self._locate(token, marker) for marker in citations),
            source=(self.markdown, index),
        )

    def _table(self, index: int) -> Block:
        tokens = self.markdown.tokens[index:]
        end = next(i for i, token in enumerate(tokens) if token.type == "table_close")
        kinds = Counter(token.type for token in tokens[:end])
        table = self._block("table", index)
        return replace(table, rows=kinds["tr_open"], columns=kinds["th_open"])

    def _locate(self, token: Token, marker: Marker) -> Citation:
        """Return the position in the file of a marker at an offset of a block's content.

        A line of the content is the source line without its indent, list marker or cell borders.
        """
        before = token.content[: marker.start]
        row = before.count("\n")
        column = len(before.rpartition("\n")[2])
        number = (token.map or (0, 1))[0] + row
        content = token.content.split("\n")[row]
        # Two cells of a row may have the same text: search after the previous cell.
        after = self.cell_end[1] if self.cell_end[0] == number else 0
        start = max(self.lines[number].find(content, after), 0)
        return Citation(marker, number + self.offset, start + column + 1)

    def _pass_cell(self, token: Token) -> None:
        number = (token.map or (0, 1))[0]
        after = self.cell_end[1] if self.cell_end[0] == number else 0
        start = max(self.lines[number].find(token.content, after), after)
        self.cell_end = (number, start + max(len(token.content), 1))


def _enclosure(token: Token, around: str | None) -> _Enclosure:
    match = BLOCK_HEAD.match(token.info)
    name, argument = (match["name"], match["argument"]) if match else ("", None)
    # `/// html | div.editorial`: the element's classes are names too.
    classes = (argument or "").partition("[")[0].split(".")[1:] if name == "html" else ()
    own = (EDITORIAL,) if EDITORIAL in token.meta.get("types", ()) else ()
    language = language_in(argument or "", around)
    return _Enclosure((*classes, *own, name), None if token.meta else argument, language)


def _markers(tokens: list[Token], content: str, base: int) -> Iterator[Marker]:
    """Yield the markers of inline tokens, each at its offset in the block's content."""
    for token in tokens:
        if token.type == "marker":
            marker: Marker = token.meta["marker"]
            yield replace(marker, start=marker.start + base, end=marker.end + base)
        elif token.type == "image":
            # Offsets in an alternative text count from its own start.
            yield from _markers(token.children or [], content, content.find(token.content, base))
        elif token.type == "html_inline" and (found := content.find(token.content)) >= 0:
            for marker in _markers_in_html(token):
                yield replace(marker, start=marker.start + found, end=marker.end + found)


def _markers_in_html(token: Token) -> list[Marker]:
    """Return the markers in raw HTML but comments, which are invalid: nothing replaces them."""
    html = re.sub(r"(?s)<!--.*?-->", lambda comment: " " * len(comment[0]), token.content)
    return [replace(marker, fault="marker_in_html") for marker in scan(html)]
