# SPDX-License-Identifier: MIT
"""The pages of every language: their blocks, passages and cited figures, with line numbers.

``page_reader`` parses each page once; all other code reads this model.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from campaign.problems import Problem
from campaign.source.directives import INSERT, RECOMMENDATIONS
from campaign.source.front_matter import SHOWN, FrontMatter
from campaign.source.inline_text import Piece, plain_text
from campaign.source.markdown_blocks import Block, Citation
from campaign.source.markdown_parser import MarkdownText
from campaign.source.yaml_source import YamlSource
from campaign.text.markers import scan

# annex/old.md, or annex/old.md#old-p3 -> costs-p9; but not /old.md, docs/en/old.md or ../old.md.
_MOVED = re.compile(r"((?!/|docs/|\.)[^\s#\\]+\.md)(?:#([\w-]+)\s*->\s*([\w-]+))?")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)")


def _folded(text: str) -> str:
    """Return a text with straight apostrophes and single spaces, to be compared."""
    return " ".join(text.replace("’", "'").split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item of the letter, numbered within its section."""

    section: str
    number: int
    blocks: tuple[Block, ...]
    """The paragraph; or the item and the further paragraphs in it."""

    @property
    def id(self) -> str:
        """The anchor of the passage in every language: ``costs-p3``."""
        return f"{self.section}-p{self.number}"

    @property
    def is_recommendation(self) -> bool:
        """Whether it is an item of a ``/// recommendations`` block."""
        return self.blocks[0].kind == "item" and RECOMMENDATIONS in self.blocks[0].ancestors


MOST_PAGES = 1000
"""How many pages ``mkdocs serve`` remembers, to read and compare only those that change."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language."""

    path: str
    """Relative to the language's folder: ``annex/costs.md``."""
    language: str
    display_path: str
    """The path in messages: ``docs/fr/annex/costs.md``."""
    matter: FrontMatter
    matter_source: YamlSource
    lines: tuple[str, ...]
    """All lines of the file, to find columns for messages."""
    markdown: MarkdownText = field(compare=False, repr=False)
    """The text below the front matter."""
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    heading: tuple[Piece, ...]
    """The text of the first heading."""
    body_line: int = 1
    """The line of the file where the Markdown begins."""

    def __hash__(self) -> int:
        return hash((self.display_path, self.lines))

    @property
    def ids(self) -> set[str]:
        """The IDs of its passages and headings; automatic ones depend on the language."""
        headings = {block.id for block in self.blocks if block.kind == "heading" and block.id}
        return headings | {passage.id for passage in self.passages}

    def problem(self, line: int, column: int, key: str, /, **details: object) -> Problem:
        """Return a problem at a place on the page; its column is 1 if the line is meant."""
        return Problem(self.display_path, line, column, key, details)

    def find(self, typed: str, first: int, last: int, skipped: int = 0) -> tuple[int, int]:
        """Return the line and column of what is typed in some lines, or their start.

        The column is behind the ``skipped`` first characters of ``typed``.
        """
        for number in range(first, min(last, len(self.lines)) + 1):
            if (column := self.lines[number - 1].find(typed)) >= 0:
                return number, column + 1 + skipped
        return first, 1

    def text_lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines below the front matter and outside code, with spaces for code in them."""
        blocks = (block for block in self.blocks if block.kind == "code")
        code = {number for block in blocks for number in range(block.line, block.end_line + 1)}
        for number, line in enumerate(self.lines, 1):
            if number >= self.body_line and number not in code:
                yield number, _CODE.sub(lambda match: " " * len(match[0]), line)

    def inserts(self, name: str = "") -> list[Block]:
        """Return the blocks ``/// insert | …`` of the page, or only those with a name."""
        slots = (block for block in self.blocks if block.kind == "slot" and block.name == INSERT)
        return [slot for slot in slots if name in ("", slot.argument)]

    def within(self, block: Block) -> list[Block]:
        """Return the blocks inside of a block."""
        return [each for each in self.blocks if block.line < each.line <= block.end_line]

    def matter_texts(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield the texts of the front matter that readers see: key, text, line and column."""
        for key in SHOWN:
            if text := getattr(self.matter, key):
                yield key, text, *self.matter_source.position((key,))

    def matter_citations(self) -> Iterator[Citation]:
        """Yield the markers in the front matter."""
        for _, text, line, column in self.matter_texts():
            for marker in scan(text):
                yield Citation(marker, line, column + marker.start)

    def citations(self) -> Iterator[tuple[Citation, Block | None]]:
        """Yield every marker of the page with its block (None in the front matter)."""
        for citation in self.matter_citations():
            yield citation, None
        for block in self.blocks:
            for citation in block.citations:
                yield citation, block


@dataclass(frozen=True)
class Pages:
    """All pages, by language, in the order of the navigation."""

    languages: tuple[str, ...]
    every: tuple[Page, ...]
    complete: bool = True
    """Whether every page could be read; if not, checks of all pages together are skipped."""

    def __iter__(self) -> Iterator[Page]:
        return iter(self.every)

    def __len__(self) -> int:
        return len(self.every)

    @cached_property
    def _by_path(self) -> dict[tuple[str, str], Page]:
        return {(page.language, page.path): page for page in self.every}

    def in_language(self, language: str) -> list[Page]:
        """Return the pages of one language, in order."""
        return [page for page in self.every if page.language == language]

    def page(self, language: str, path: str) -> Page | None:
        """Return the page at ``path`` in ``language``, or None."""
        return self._by_path.get((language, path))

    def with_words(self, language: str, words: str) -> tuple[Page, Passage] | None:
        """Return the first passage of the letter that has ``words``, and its page, or None."""
        return next(
            (
                (page, passage)
                for page in self.in_language(language)
                for passage in page.passages
                for block in passage.blocks
                if _folded(words) in _folded(plain_text(block.tokens, str))
            ),
            None,
        )

    def page_with_insert(self, language: str, name: str) -> Page | None:
        """Return the first page with ``/// insert | name``, or None."""
        return next((page for page in self.in_language(language) if page.inserts(name)), None)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address of a page or a passage, from ``moved_from`` in its front matter.

    ``annex/old.md`` is the page's own old path, relative to the language's folder;
    ``annex/old.md#old-p3 -> costs-p9`` is a passage that is now on this page.
    """

    path: str
    anchor: str
    page: Page
    new_anchor: str


def declared_redirects(page: Page) -> Iterator[tuple[Redirect | None, int]]:
    """Yield each entry of ``moved_from`` with its index; None if it is malformed."""
    for index, entry in enumerate(page.matter.moved_from):
        old = _MOVED.fullmatch(entry.strip())
        yield Redirect(old[1], old[2] or "", page, old[3] or "") if old else None, index


def redirects(pages: Pages, language: str) -> list[Redirect]:
    """Return all redirects of a language, without malformed entries."""
    declared = (each for page in pages.in_language(language) for each in declared_redirects(page))
    return [redirect for redirect, _ in declared if redirect]


@dataclass(frozen=True, slots=True)
class Group:
    """A ``/// recommendations`` block, its items and the names in its argument.

    One name applies to every item; several, such as ``council, state``, to one item each, in order.
    They are keys of ``extra.campaign.concerns``.
    """

    block: Block
    items: tuple[Block, ...]
    names: tuple[str, ...]

    def concern(self, index: int) -> str:
        """Return the name of whom an item concerns; empty if there is none."""
        names = self.names if len(self.names) > 1 else self.names * len(self.items)
        return names[index] if index < len(names) else ""


def groups(page: Page) -> Iterator[Group]:
    """Yield the groups of recommendations on a page, in order."""
    for block in page.blocks:
        if block.kind == "block" and block.name == RECOMMENDATIONS:
            items = tuple(item for item in page.within(block) if item.kind == "item")
            names = tuple(name.strip() for name in (block.argument or "").split(","))
            yield Group(block, items, tuple(name for name in names if name))
