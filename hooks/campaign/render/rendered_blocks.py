# SPDX-License-Identifier: MIT
"""Read the blocks of a rendered page from its HTML, as readers get them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from campaign.assets.css_names import names_in_tag
from campaign.source.list_places import OpenLists, Place

KINDS = {"p": "paragraph", "li": "item", "td": "cell", "th": "cell", "pre": "code"} | {
    f"h{level}": "heading" for level in range(1, 7)
}


@dataclass
class RenderedBlock:
    """A block of rendered HTML, with its text."""

    kind: str
    text: str = ""
    place: Place | None = None
    """The place of an item in its list."""
    depth: int = 0
    """The number of items around a block, and itself if it is one."""


@dataclass
class BlockReader(HTMLParser):
    """A parser that collects a page's blocks, the names in its tags, and any unreplaced marker."""

    names: set[str]
    blocks: list[RenderedBlock] = field(default_factory=list)
    open: list[tuple[str, RenderedBlock | None]] = field(default_factory=list)
    lists: OpenLists = field(default_factory=OpenLists)
    marker: bool = False
    skipped: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block; the first paragraph in a list item counts as the item."""
        given = dict(attrs)
        self.names.update(names_in_tag(tag, attrs))
        self.marker |= any("{{" in (value or "") for value in given.values())
        if tag in ("br", "hr", "img", "input"):
            return
        is_note = given.get("class") == "footnote" or (given.get("id") or "").startswith("fnref")
        self.skipped += bool(self.skipped or is_note)
        self._follow_lists(tag, given.get("start"))
        block = self._current()
        if tag in KINDS and not self.skipped:
            in_item = tag == "p" and block and block.kind == "item" and not block.text.strip()
            if not in_item:
                place = self.lists.place if tag == "li" else None
                depth = sum(name == "li" for name, _ in self.open) + (tag == "li")
                block = RenderedBlock(KINDS[tag], place=place, depth=depth)
                self.blocks.append(block)
        self.open.append((tag, block))

    def handle_endtag(self, tag: str) -> None:
        """Close the open elements up to the tag."""
        if tag not in [name for name, _ in self.open]:  # a void element
            return
        while self.open:
            self.skipped -= bool(self.skipped)
            closed = self.open.pop()[0]
            if closed in ("ol", "ul"):
                self.lists.end()
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        """Add text to the open block, and look for a marker outside code."""
        in_code = any(tag in ("code", "pre") for tag, _ in self.open)
        self.marker |= not in_code and ("{{" in data or "}}" in data)
        block = self._current()
        if block and not self.skipped:
            block.text += data

    def _follow_lists(self, tag: str, start: str | None) -> None:
        if tag in ("ol", "ul"):
            first = int(start) if start and start.isdecimal() else 1
            self.lists.begin(first if tag == "ol" else None)
        elif tag == "li":
            self.lists.next_item()

    def _current(self) -> RenderedBlock | None:
        return self.open[-1][1] if self.open else None
