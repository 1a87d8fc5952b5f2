# SPDX-License-Identifier: MIT
"""Read the blocks of a rendered page from its HTML, as readers get them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from campaign.source.list_places import OpenLists, Place

KINDS = {
    **dict.fromkeys(("li", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("summary", "label"), "title"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "p": "paragraph",
    "pre": "code",
    "dt": "term",
}

_MARKS = {"footnote-backref", "headerlink"}


@dataclass
class RenderedBlock:
    """A block of rendered HTML, with its text."""

    kind: str
    text: str = ""
    place: Place | None = None
    """The place of an item in its list."""
    depth: int = 0
    """The number of items around a block, and itself if it is one."""
    attributes: set[str] = field(default_factory=set)
    """The ID and the classes, as in Markdown: ``#id``, ``.class``."""


@dataclass
class BlockReader(HTMLParser):
    """A parser that collects a page's blocks, and any unreplaced marker."""

    blocks: list[RenderedBlock] = field(default_factory=list)
    open: list[tuple[str, RenderedBlock | None, bool]] = field(default_factory=list)
    """The open elements: their names and blocks, and whether they are items."""
    lists: OpenLists = field(default_factory=OpenLists)
    tabs: list[list[RenderedBlock]] = field(default_factory=list)
    """The titles of the open sets of tabs, which are all before the first tab."""
    marker: bool = False
    skipped: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block; the first paragraph in a list item counts as the item."""
        given = dict(attrs)
        name, classes = given.get("id") or "", (given.get("class") or "").split()
        self.marker |= any("{{" in (value or "") for value in given.values())
        if tag in ("br", "hr", "img", "input"):
            return
        # The marks that lead to a note, back from it and to a heading are not text of the page.
        is_mark = name.startswith("fnref") or not _MARKS.isdisjoint(classes)
        self.skipped += bool(self.skipped or is_mark)
        is_item = KINDS.get(tag) == "item" and not name.startswith("fn:")
        self.lists.open(tag, given.get("start") or "")
        self._follow_tabs(classes)
        block = self._current()
        attributes = {f"#{name}", *(f".{each}" for each in classes)}
        if tag == "p" and block and block.kind == "item" and not block.text.strip():
            block.attributes |= attributes
        elif (is_item or KINDS.get(tag, "item") != "item") and not self.skipped:
            kind = "title" if "admonition-title" in classes else KINDS[tag]
            place = self.lists.place if is_item else None
            depth = sum(is_open_item for *_, is_open_item in self.open) + is_item
            block = RenderedBlock(kind, "", place, depth, attributes)
            (self.tabs[-1] if tag == "label" and self.tabs else self.blocks).append(block)
        self.open.append((tag, block, is_item))

    def handle_endtag(self, tag: str) -> None:
        """Close the open elements up to the tag."""
        if tag not in [name for name, *_ in self.open]:  # a void element
            return
        while self.open:
            self.skipped -= bool(self.skipped)
            closed = self.open.pop()[0]
            self.lists.close(closed)
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        """Add text to the open block, and look for a marker outside code."""
        in_code = any(tag in ("code", "pre") for tag, *_ in self.open)
        self.marker |= not in_code and ("{{" in data or "}}" in data)
        block = self._current()
        if block and not self.skipped:
            block.text += data

    def _follow_tabs(self, classes: list[str]) -> None:
        """Put the title of a tab before its content."""
        if "tabbed-labels" in classes:
            self.tabs.append([])
        elif "tabbed-block" in classes:
            while not self.tabs[-1]:  # the set of tabs inside has ended
                self.tabs.pop()
            self.blocks.append(self.tabs[-1].pop(0))

    def _current(self) -> RenderedBlock | None:
        return self.open[-1][1] if self.open else None
