# SPDX-License-Identifier: MIT
"""The pages of every language: their blocks, passages and cited figures, with line numbers.

Each page is parsed once, here; all other code reads this model.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from campaign.model.settings import Settings
from campaign.problems import CampaignError, Problem
from campaign.source.directives import RECOMMENDATIONS
from campaign.source.front_matter import FrontMatter, split_front_matter
from campaign.source.inline_text import plain_text, text_runs
from campaign.source.markdown_blocks import Block, Citation, MarkdownText, read_blocks
from campaign.source.text_files import read_text
from campaign.source.yaml_source import YamlSource
from campaign.text.markers import scan


def passage_id(section: str, number: int) -> str:
    """Return the ID of a section's ``number``-th passage in every language: ``costs-p3``."""
    return f"{section}-p{number}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item of the letter, numbered within its section."""

    section: str
    number: int
    blocks: tuple[Block, ...]
    """The paragraph; or the item and the further paragraphs in it."""

    @property
    def id(self) -> str:
        """The anchor of the passage."""
        return passage_id(self.section, self.number)

    @property
    def is_recommendation(self) -> bool:
        """Whether it is an item of a ``/// recommendations`` block."""
        return self.blocks[0].kind == "item" and RECOMMENDATIONS in self.blocks[0].ancestors


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
    heading: tuple[str, ...]
    """The text of the first heading, split at markers: every second part is a figure's name."""
    body_line: int = 1
    """The line of the file where the Markdown begins."""

    def passage_of(self, block: Block) -> Passage | None:
        """Return the passage that contains a block, or None if the block is not numbered."""
        return next((passage for passage in self.passages if block in passage.blocks), None)

    def slots(self, name: str) -> Iterator[Block]:
        """Yield the empty ``/// name | argument`` blocks of the page."""
        return (block for block in self.blocks if block.kind == "slot" and block.name == name)

    def matter_citations(self) -> Iterator[Citation]:
        """Yield the markers in the front matter."""
        for key in ("title", "description", "cite"):
            line, column = self.matter_source.position((key,))
            for marker in scan(getattr(self.matter, key) or ""):
                yield Citation(marker, line, column + marker.start)

    def citations(self) -> Iterator[tuple[Citation, Block | None]]:
        """Yield every marker of the page with its block (None in the front matter)."""
        for citation in self.matter_citations():
            yield citation, None
        for block in self.blocks:
            for citation in block.citations:
                yield citation, block

    def texts(self) -> Iterator[tuple[str, int, int, Block | None]]:
        """Yield each run of text with its line, column and block (None in the front matter)."""
        for key in ("title", "description"):
            yield getattr(self.matter, key), *self.matter_source.position((key,)), None
        for block in self.blocks:
            for text, line, column in text_runs(block, self.lines):
                yield text, line, column, block


@dataclass(frozen=True)
class Pages:
    """All pages, by language, in the order of the navigation."""

    languages: tuple[str, ...]
    every: tuple[Page, ...]
    complete: bool = True
    """Whether every page could be read; if not, checks of the whole campaign are skipped."""

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

    @cached_property
    def _by_slot(self) -> dict[tuple[str, str, str | None], Page]:
        found: dict[tuple[str, str, str | None], Page] = {}
        for page in self.every:
            for block in page.blocks:
                if block.kind == "slot":
                    found.setdefault((page.language, block.name, block.argument), page)
        return found

    def page_with_slot(self, language: str, name: str, argument: str) -> Page | None:
        """Return the first page with the slot ``/// name | argument``, or None."""
        return self._by_slot.get((language, name, argument))


def read_pages(settings: Settings) -> tuple[Pages, list[Problem]]:
    """Return the pages of every language, and the problems found while reading them.

    A page that cannot be read is reported and left out.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    complete = True
    for code in settings.codes:
        folder = settings.docs / code
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
        order = [path for path in settings.pages if path in found]
        for path in [*order, *sorted(found.difference(order))]:
            display_path = settings.display_path(folder / path)
            try:
                text = read_text(folder / path, display_path)
                page, found_problems = _read_cached(text, path, code, display_path)
            except CampaignError as error:
                problems += error.problems
                complete = False
            else:
                pages.append(page)
                problems += found_problems
    for key in _cache.keys() - {(page.path, page.language, page.display_path) for page in pages}:
        del _cache[key]
    return Pages(tuple(settings.codes), tuple(pages), complete), problems


Read = tuple[Page, tuple[Problem, ...]]
_cache: dict[tuple[str, str, str], tuple[str, Read]] = {}
"""Each page as last read: ``mkdocs serve`` parses only the pages that have changed."""


def _read_cached(text: str, path: str, language: str, display_path: str) -> Read:
    key = (path, language, display_path)
    if key not in _cache or _cache[key][0] != text:
        _cache[key] = (text, read_page(text, path, language, display_path))
    return _cache[key][1]


def read_page(text: str, path: str, language: str, display_path: str) -> Read:
    """Return a parsed page and the problems of its front matter.

    Raises ``CampaignError`` if the front matter is missing or is not YAML.
    """
    parts = split_front_matter(text, display_path)
    markdown = MarkdownText(parts.body)
    blocks = tuple(read_blocks(markdown, parts.first_line))
    passages = tuple(_passages(blocks)) if parts.matter.document else ()
    lines = tuple(text.rstrip("\n").split("\n"))
    page = Page(
        path=path,
        language=language,
        display_path=display_path,
        matter=parts.matter,
        matter_source=parts.source,
        lines=lines,
        markdown=markdown,
        blocks=blocks,
        passages=passages,
        heading=_heading(blocks),
        body_line=parts.first_line,
    )
    return page, parts.problems


def _heading(blocks: Iterable[Block]) -> tuple[str, ...]:
    first = next((block for block in blocks if block.kind == "heading"), None)
    bar = "\0"  # never in parsed Markdown (CommonMark, 2.3)
    text = plain_text(first.tokens, lambda name: f"{bar}{name}{bar}") if first else ""
    return tuple(text.split(bar)) if text.strip() else ()


def _passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    section, number, current = "", 0, None
    for block in blocks:
        if block.kind == "heading" and block.id:
            section, number = block.id, 0
        elif block.is_passage:
            if current:
                yield current
            number += 1
            current = Passage(section, number, (block,))
        elif current and block.kind == "paragraph" and _continues(block):
            current = replace(current, blocks=(*current.blocks, block))
    if current:
        yield current


def _continues(block: Block) -> bool:
    """Whether a paragraph is a further one of a list item of the letter."""
    around = block.ancestors
    return "item" in around and "footnote" not in around and not block.editorial


def side_by_side_path(path: str) -> str:
    """Return the path of the side-by-side page of ``path``: ``annex/costs/side-by-side.md``."""
    folder, name = posixpath.split(path.removesuffix(".md"))
    return posixpath.join(folder, "" if name == "index" else name, "side-by-side.md")


def relative_path(target: str, base: str) -> str:
    """Return the link from the page ``base`` to the page ``target``: ``../figures.md``."""
    return posixpath.relpath(target, posixpath.dirname(base) or ".")


def resolved_path(link: str, base: str) -> str:
    """Resolve ``link`` on the page ``base`` to a path relative to the language's folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), link))
