# SPDX-License-Identifier: MIT
"""Rewrite a page's Markdown so that Python-Markdown finds the blocks that markdown-it found.

Python-Markdown has its own rules for lists: an indent of four spaces, no other number than 1, no
``1)``, and one list where CommonMark has two. So lists are written with the marks of
``render/list_blocks.py``, and an empty line separates blocks. Code and HTML stay as they are.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from campaign.render.list_blocks import LIST_END_MARK, item_mark, list_mark
from campaign.source.directives import BOX_OPTIONS
from campaign.source.markdown_parser import INDENT, MARK_LINE, MarkdownText

_TAB = 4
_LISTS = {"bullet_list": "ul", "ordered_list": "ol", "dl": "dl"}
_ITEM = re.compile(r" *(?:[-+*:]|\d{1,9}[.)])")
_CODE = re.compile(r"(`+).+?\1")
# Python-Markdown would take an apostrophe in an address for the beginning of a title.
_CODE_OR_ADDRESS = re.compile(rf"{_CODE.pattern}|(?<=\]\()[^\s()<>\"]+")
_FENCE = re.compile(r" *///+")
_QUOTE = re.compile(r"^ *> ?")
_NOTE = re.compile(r" {0,3}\[\^[^\]]+\]: *")
_NOTE_INDENT = " " * _TAB
_VERBATIM = ("fence", "code_block", "html_block")
_GONE = "\ue000gone"
"""Instead of a line that is for the checks only."""
_DEEPEST_CODE = 4
"""More spaces after an item's mark than this are the indent of code in it (CommonMark, 5.2)."""


def normalized_markdown(markdown: MarkdownText) -> str:
    """Return the text of a page as Python-Markdown must see it."""
    # Python-Markdown expands the tabs too.
    lines = markdown.text.expandtabs(_TAB).split("\n")
    tree = SyntaxTreeNode(markdown.tokens)
    verbatim = [node.map for node in tree.walk() if node.type in _VERBATIM and node.map]
    for number, line in enumerate(lines):
        is_verbatim = any(start <= number < end for start, end in verbatim)
        if MARK_LINE.fullmatch(line.lstrip("> ")) and not is_verbatim:
            lines[number] = _GONE
        elif not is_verbatim:
            lines[number] = _CODE_OR_ADDRESS.sub(
                lambda match: match[0] if match[1] else match[0].replace("'", "\\'"), line
            )
    notes = [_Note(node, lines) for node in tree.walk() if node.type == "footnote"]
    for note in notes:
        lines[note.first : note.last] = [""] * (note.last - note.first)
    writer = _Writer(lines)
    writer.write(tree.children, 0, len(lines))
    # Notes have the numbers of their order here, which is that of their marks in the text.
    written = [*writer.written, *(line for note in notes for line in note.written())]
    return "\n".join(line for line in written if _GONE not in line)


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
        for node, (first, last) in ((node, node.map) for node in nodes if node.map):
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
            self._container(node, first, last)
        elif node.type == "table":
            # In code, Python-Markdown would print the backslash.
            bars = (
                _CODE.sub(lambda code: code[0].replace(r"\|", "|"), x)
                for x in self.lines[first:last]
            )
            self.written += bars
        elif node.type == "heading" and last == first + 1:
            self._separate()
            self._add(self._heading(node, first))
        else:
            self.written += self.lines[first:last]

    def _heading(self, node: SyntaxTreeNode, first: int) -> str:
        line = self.lines[first].strip()
        # Python-Markdown would take the # of “C#” for the end of the heading.
        return (
            f"{line} #" if line.endswith("#") and node.children[0].content.endswith("#") else line
        )

    def _container(self, node: SyntaxTreeNode, first: int, last: int) -> None:
        fence = "///" + "/" * _depth(node)  # Python-Markdown wants more slashes around than inside
        is_fenced = node.markup.startswith("/")
        self._separate()
        if node.meta:
            self.written += _box_head(node, fence)
            first += node.meta.get("option_lines", 0)
        else:
            self.written.append(_FENCE.sub(fence, self.lines[first]))
        if is_fenced and last < len(self.lines):
            self.lines[last] = _FENCE.sub(fence, self.lines[last])
        elif not is_fenced:
            indent = len(self.lines[first]) - len(self.lines[first].lstrip()) + INDENT
            for number in range(first + 1, last):
                self.lines[number] = _without_indent(self.lines[number], indent)
        self.write(node.children, first + 1, last)
        if not is_fenced:
            self._separate()
            self._add(fence)

    def _list(self, node: SyntaxTreeNode) -> None:
        texts = [child for item in node.children for child in item.children]
        self._separate()
        tight = any(text.hidden for text in texts)
        self._add(list_mark(_LISTS[node.type], node.attrs.get("start", ""), tight))
        for item in node.children:
            first, last = item.map or (0, 0)
            self._add(item_mark(item.type if node.type == "dl" else "li"))
            if item.type == "dt":
                self._add(self.lines[first].strip())
                continue
            if item.type == "dd":  # markdown-it gives another first line
                first = (item.children[0].map or (first,))[0]
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
            self.lines[number] = _QUOTE.sub("", self.lines[number])
        inner = _Writer(self.lines)
        inner.write(node.children, first, last)
        while inner.written and not inner.written[-1].strip():
            inner.written.pop()
        self._separate()
        self.written += [f"> {line}" if line else ">" for line in inner.written]
        self._separate()

    def _add(self, line: str) -> None:
        """Write a line that is a block of its own."""
        self.written += [line, ""]

    def _separate(self) -> None:
        """Write an empty line, unless the last one is empty."""
        if self.written and self.written[-1].strip():
            self.written.append("")


class _Note:
    """A note, and the lines of its page where it is."""

    def __init__(self, node: SyntaxTreeNode, lines: list[str]) -> None:
        maps = [child.map for child in node.children if child.map]
        self.node, self.lines = node, [*lines]
        self.start, self.last = maps[0][0], maps[-1][1]
        above = range(self.start, -1, -1)
        self.first = next((n for n in above if _NOTE.match(lines[n])), self.start)

    def written(self) -> Iterator[str]:
        """Yield the lines of the note."""
        self.lines[self.first] = _NOTE.sub("", self.lines[self.first])
        for number in range(self.first + 1, self.last):
            self.lines[number] = _without_indent(self.lines[number], len(_NOTE_INDENT))
        inner = _Writer(self.lines)
        inner.write(self.node.children, self.start, self.last)
        yield from ("", f"[^{self.node.meta['label']}]: {inner.written[0]}")
        yield from (f"{_NOTE_INDENT}{line}" if line else "" for line in inner.written[1:])


def _depth(node: SyntaxTreeNode) -> int:
    """Return how deep blocks are nested in a block."""
    below = max(map(_depth, node.children), default=0)
    return below + (node.type == "container_block")


def _box_head(node: SyntaxTreeNode, fence: str) -> Iterator[str]:
    """Yield the lines that open a box: its head, and its classes and options."""
    titles = [child.children[0].content for child in node.children if child.type == "block_title"]
    # A # would make it a heading.
    yield " | ".join([f"{fence} {node.info}", *(re.sub("^#", r"\\#", title) for title in titles)])
    if types := " ".join(node.meta["types"]):
        yield f'    attrs: {{class: "{types}"}}'
    options = (name for name in BOX_OPTIONS[node.info] if node.meta.get(name))
    yield from (f"    {name}: true" for name in options)
    yield ""


def _without_indent(line: str, width: int) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return line[min(indent, width) :]
