# SPDX-License-Identifier: MIT
"""Lists and headings for Python-Markdown that begin and end where CommonMark has them.

``render/normalized_markdown.py`` puts a mark before each list and item, and after each list.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.extensions.sane_lists import SaneListExtension

# A private character: no keyboard has it, and Python-Markdown gives it no meaning.
_MARK = "\ue000"
LIST_END_MARK = f"{_MARK}end"
_ITEM_MARK = re.compile(_MARK + "(?P<tag>li|dt|dd)")
_LIST_MARK = re.compile(_MARK + r"(?P<tag>[uod]l)(?P<start>\d*) (?P<spacing>tight|loose)")
_CODE_INDENT = "    "


def list_mark(tag: str, start: object, tight: bool) -> str:
    """Return the mark before a list: an ``ol`` is numbered from ``start``.

    The items of a ``tight`` list have no paragraphs.
    """
    return f"{_MARK}{tag}{start} {'tight' if tight else 'loose'}"


def item_mark(tag: str) -> str:
    """Return the mark before an ``li``, ``dt`` or ``dd``."""
    return f"{_MARK}{tag}"


class ListBlocks(Extension):
    """A Markdown extension that registers the processors of this module."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (upstream's name)
        """Replace the processors of lists and headings."""
        SaneListExtension().extendMarkdown(md)  # for the lists in notes, which have no marks
        processors = md.parser.blockprocessors
        lists: list[_OpenList] = []
        # Numbers are priorities. A `///` block (89.99) in an item must be found in it; around a
        # list, it must have begun before.
        processors.register(_ListContent(md.parser, lists), "campaign-list-content", 99)
        processors.register(_ListBeginning(md.parser, lists), "campaign-list", 89)
        processors.register(_Headings(md.parser), "hashheader", 70)


@dataclass
class _OpenList:
    """A list that has not ended, the element around it, and its last item."""

    parent: Element
    element: Element
    tight: bool
    item: Element


class _ListProcessor(BlockProcessor):
    """A processor that knows the open lists, outermost first."""

    def __init__(self, parser: BlockParser, lists: list[_OpenList]) -> None:
        super().__init__(parser)
        self.lists = lists


class _ListBeginning(_ListProcessor):
    """A processor that opens a list at its mark."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return _LIST_MARK.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        match = _LIST_MARK.fullmatch(blocks.pop(0))
        assert match is not None  # `test` has found it
        element = SubElement(parent, match["tag"])
        if match["start"] not in ("", "1"):
            element.set("start", match["start"])
        self.lists.append(_OpenList(parent, element, match["spacing"] == "tight", element))


class _ListContent(_ListProcessor):
    """A processor that puts what follows the mark of an item into it, until the list ends."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return any(each.parent is parent for each in self.lists)

    def run(self, parent: Element, blocks: list[str]) -> None:
        block, item = blocks.pop(0), self._innermost(parent)
        last = self.lists[-1]
        mark = _ITEM_MARK.fullmatch(block)
        if mark and last.item is item:
            last.item = SubElement(last.element, mark["tag"])
        elif block == LIST_END_MARK and last.item is item:
            self.lists.pop()
        else:
            self._read(item, block)

    def _innermost(self, parent: Element) -> Element:
        """Return the item for a block that was found in ``parent``."""
        for each in self.lists:
            if each.parent is parent:
                parent = each.item
        return parent

    def _read(self, item: Element, block: str) -> None:
        tight = item.tag == "dt" or any(each.item is item and each.tight for each in self.lists)
        is_first = tight and not len(item) and not item.text
        # In the state `list`, Python-Markdown makes no paragraph; in `detabbed`, indented text in
        # an item is code.
        state = "list" if is_first and not block.startswith(_CODE_INDENT) else "detabbed"
        self.parser.state.set(state)
        self.parser.parseBlocks(item, [block])
        self.parser.state.reset()


class _Headings(HashHeaderProcessor):
    """A processor of headings that, like CommonMark, wants a space after the ``#``."""

    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})(?=[ \n]|$)"
        r"(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*(?:\n|$)"
    )
