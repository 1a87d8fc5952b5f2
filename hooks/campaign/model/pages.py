# SPDX-License-Identifier: MIT
"""The pages of every language as ``page_reader`` parses them, with line numbers."""

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


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item of the letter, numbered within its section."""

    section: str
    number: int
    blocks: tuple[Block, ...]  # the paragraph; or the item and the further paragraphs in it

    @property
    def id(self) -> str:
        """The anchor of the passage in every language: ``costs-p3``."""
        return f"{self.section}-p{self.number}"

    @property
    def is_recommendation(self) -> bool:
        """Whether it is an item of a ``/// recommendations`` block."""
        return self.blocks[0].kind == "item" and RECOMMENDATIONS in self.blocks[0].ancestors


MOST_PAGES = 1000  # that mkdocs serve remembers, to read and compare only those that change


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language."""

    path: str  # annex/costs.md, relative to the language's folder
    language: str
    display_path: str  # docs/fr/annex/costs.md, the path in messages
    matter: FrontMatter
    matter_source: YamlSource
    lines: tuple[str, ...]  # all of the file, to find columns for messages
    markdown: MarkdownText = field(compare=False, repr=False)  # the text below the front matter
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    heading: tuple[Piece, ...]  # the text of the first one
    body_line: int = 1  # where the Markdown begins

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
        """Return the place of what is typed in some lines, without ``skipped``, or their start."""
        for number in range(first, min(last, len(self.lines)) + 1):
            if (column := self.lines[number - 1].find(typed)) >= 0:
                return number, column + 1 + skipped
        return first, 1

    def text_lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines below the front matter and outside code, with spaces for code in them."""
        code = set[int]()
        for block in self.blocks:
            code |= {*range(block.line, block.end_line + 1)} if block.kind == "code" else set()
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

    def citations(self) -> Iterator[tuple[Citation, Block | None]]:
        """Yield every marker of the page with its block (None in the front matter)."""
        for _, text, line, column in self.matter_texts():
            for marker in scan(text):
                yield Citation(marker, line, column + marker.start), None
        for block in self.blocks:
            yield from ((citation, block) for citation in block.citations)


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
        sought = " ".join(words.replace("’", "'").split())
        for page in self.in_language(language):
            for passage in page.passages:
                text = " ".join(plain_text(block.tokens, str) for block in passage.blocks)
                if sought in " ".join(text.replace("’", "'").split()):
                    return page, passage
        return None

    def page_with_insert(self, language: str, name: str) -> Page | None:
        """Return the first page with ``/// insert | name``, or None."""
        return next((page for page in self.in_language(language) if page.inserts(name)), None)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address from ``moved_from``, of a page, or of a passage that is now on this page."""

    path: str
    anchor: str
    page: Page
    new_anchor: str


def declared_redirects(page: Page) -> list[Redirect | None]:
    """Return the entries of ``moved_from``; None for one that is malformed."""
    entries = (_MOVED.fullmatch(entry.strip()) for entry in page.matter.moved_from)
    return [Redirect(old[1], old[2] or "", page, old[3] or "") if old else None for old in entries]


def redirects(pages: Pages, language: str) -> list[Redirect]:
    """Return all redirects of a language, without malformed entries."""
    declared = (each for page in pages.in_language(language) for each in declared_redirects(page))
    return [redirect for redirect in declared if redirect]


@dataclass(frozen=True, slots=True)
class Group:
    """A ``/// recommendations`` block, its items and the names in its argument.

    One name, of ``extra.campaign.concerns``, is for every item; several are for one item each.
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
            names = map(str.strip, (block.argument or "").split(","))
            yield Group(block, items, tuple(filter(None, names)))
