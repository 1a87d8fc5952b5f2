# SPDX-License-Identifier: MIT
"""Rewrites a page's Markdown so that Python-Markdown finds the blocks that markdown-it found.

Python-Markdown has its own rules for lists: an indent of four spaces, no other number than 1, no
``1)``, and one list where CommonMark has two. So lists are written with the marks of
``render/list_blocks.py``, and an empty line separates blocks. Code and HTML stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from campaign.render.list_blocks import ITEM_MARK, LIST_END_MARK, list_mark
from campaign.source.markdown_blocks import MarkdownText

_TAB = 4
_LISTS = ("bullet_list", "ordered_list")
_ITEM = re.compile(r" *(?:[-+*]|\d{1,9}[.)])")
_QUOTE = re.compile(r" *> ?")
_NOTE = re.compile(r" {0,3}\[\^[^\]]+\]: *")
_NOTE_INDENT = " " * _TAB
_DEEPEST_CODE = 4
"""More spaces after an item's mark than this are the indent of code in it (CommonMark, 5.2)."""


def normalized_markdown(markdown: MarkdownText) -> str:
    """Return the text of a page as Python-Markdown must see it."""
    # Python-Markdown expands the tabs too.
    lines = markdown.text.expandtabs(_TAB).split("\n")
    writer = _Writer(lines)
    writer.write(SyntaxTreeNode(markdown.tokens).children, 0, len(lines))
    return "\n".join(writer.written)


class _Writer:
    """A pass over the blocks of a page.

    ``lines`` lose the marks and the indent of each item and quote when its content is written.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.written: list[str] = []

    def write(self, nodes: Sequence[SyntaxTreeNode], start: int, end: int) -> None:
        """Write the blocks of the lines from ``start``, and what is between them."""
        position, before = start, None
        for node, (first, last) in _in_order(nodes):
            self.written += self.lines[position:first]
            if before and position == first and "html_block" not in (before.type, node.type):
                self._separate()
            self._block(node, first, last)
            position, before = last, node
        self.written += self.lines[position:end]

    def _block(self, node: SyntaxTreeNode, first: int, last: int) -> None:
        if node.type in _LISTS:
            self._list(node)
        elif node.type == "blockquote":
            self._quote(node, first, last)
        elif node.type == "container_block":
            self.write(node.children, first, last)
        elif node.type == "heading" and last == first + 1:
            self._separate()
            self._add(self._heading(node, first))
        elif node.type == "footnote":
            self._note(node, first, last)
        else:
            self.written += self.lines[first:last]

    def _heading(self, node: SyntaxTreeNode, first: int) -> str:
        line = self.lines[first].strip()
        # Python-Markdown would take the # of “C#” for the end of the heading.
        return (
            f"{line} #" if line.endswith("#") and node.children[0].content.endswith("#") else line
        )

    def _list(self, node: SyntaxTreeNode) -> None:
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        texts = [child for item in node.children for child in item.children]
        self._separate()
        self._add(list_mark(start, tight=any(text.hidden for text in texts)))
        for item in node.children:
            first, last = item.map or (0, 0)
            self._add(ITEM_MARK)
            self._take_out(first, last)
            self.write(item.children, first, last)
            self._separate()
        self._add(LIST_END_MARK)

    def _take_out(self, first: int, last: int) -> None:
        """Remove an item's mark and the indent of its content."""
        line = self.lines[first]
        mark = _ITEM.match(line)
        width = mark.end() if mark else 0
        rest = line[width:]
        spaces = len(rest) - len(rest.lstrip())
        width += spaces if rest.strip() and spaces <= _DEEPEST_CODE else 1
        self.lines[first] = line[width:]
        for number in range(first + 1, last):
            self.lines[number] = _without_indent(self.lines[number], width)

    def _quote(self, node: SyntaxTreeNode, first: int, last: int) -> None:
        for number in range(first, last):
            self.lines[number] = _without_quote_mark(self.lines[number])
        inner = _Writer(self.lines)
        inner.write(node.children, first, last)
        while inner.written and not inner.written[-1].strip():
            inner.written.pop()
        self._separate()
        self.written += [f"> {line}" if line else ">" for line in inner.written]
        self._separate()

    def _note(self, node: SyntaxTreeNode, first: int, last: int) -> None:
        mark = _NOTE.match(self.lines[first])
        width = mark.end() if mark else 0
        beginning = self.lines[first][:width] if mark else _NOTE_INDENT
        self.lines[first] = self.lines[first][width:]
        for number in range(first if not mark else first + 1, last):
            self.lines[number] = _without_indent(self.lines[number], len(_NOTE_INDENT))
        inner = _Writer(self.lines)
        inner.write(node.children, first, last)
        self.written.append(beginning + inner.written[0])
        self.written += [f"{_NOTE_INDENT}{line}" if line else "" for line in inner.written[1:]]
        self._separate()

    def _add(self, line: str) -> None:
        """Write a line that is a block of its own."""
        self.written += [line, ""]

    def _separate(self) -> None:
        """Write an empty line, unless the last one is empty."""
        if self.written and self.written[-1].strip():
            self.written.append("")


def _in_order(
    nodes: Sequence[SyntaxTreeNode],
) -> Iterator[tuple[SyntaxTreeNode, tuple[int, int]]]:
    """Yield blocks and their lines; notes with lists, which markdown-it moves, in their places."""
    blocks = [(node, node.map) for node in nodes if node.map]
    for note in (n for node in nodes if node.type == "footnote_block" for n in node.children):
        maps = [child.map for child in note.children if child.map]
        has_list = any(inner.type in _LISTS for inner in note.walk())
        if has_list and not any(start <= maps[0][0] < end for _, (start, end) in blocks):
            blocks.append((note, (maps[0][0], maps[-1][1])))
    yield from sorted(blocks, key=lambda block: block[1])


def _without_indent(line: str, width: int) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return line[min(indent, width) :]


def _without_quote_mark(line: str) -> str:
    match = _QUOTE.match(line)
    return line[match.end() :] if match else line
