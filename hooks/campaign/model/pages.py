# SPDX-License-Identifier: MIT
"""Every page of every language, read once: pages, sections, passages, figures cited, with their
lines.

Checks, recommendations, citations and publications all read this one model; nobody else parses a
page.
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
    """The id of a section's ``number``-th passage, the same in every language: ``costs-p3``."""
    return f"{section}-p{number}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered paragraph or list item of the document: the ``number``-th of its section."""

    section: str
    number: int
    blocks: tuple[Block, ...]
    """The paragraph; or the item, and the further paragraphs in it."""

    @property
    def id(self) -> str:
        """What its address ends in."""
        return passage_id(self.section, self.number)

    @property
    def is_recommendation(self) -> bool:
        """Whether it is an item of a ``/// recommendations`` block."""
        return self.blocks[0].kind == "item" and RECOMMENDATIONS in self.blocks[0].ancestors


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language."""

    path: str
    """From the language's folder: ``annex/costs.md``."""
    language: str
    display_path: str
    """As messages give it: ``docs/fr/annex/costs.md``."""
    matter: FrontMatter
    matter_source: YamlSource
    lines: tuple[str, ...]
    """The whole file, for messages that point into a line."""
    markdown: MarkdownText = field(compare=False, repr=False)
    """What stands below the front matter."""
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    heading: tuple[str, ...]
    """The text of its first heading, parted at the markers: every second part is a figure's name.
    Empty where it has none."""
    body_line: int = 1
    """The file's line that the Markdown begins at."""

    def passage_of(self, block: Block) -> Passage | None:
        """The passage that a block is of; None for what is not numbered."""
        return next((passage for passage in self.passages if block in passage.blocks), None)

    def slots(self, name: str) -> Iterator[Block]:
        """The empty ``/// name | argument`` blocks of the page."""
        return (block for block in self.blocks if block.kind == "slot" and block.name == name)

    def matter_citations(self) -> Iterator[Citation]:
        """The markers in the front matter."""
        for key in ("title", "description", "cite"):
            line, column = self.matter_source.position((key,))
            for marker in scan(getattr(self.matter, key) or ""):
                yield Citation(marker, line, column + marker.start)

    def citations(self) -> Iterator[tuple[Citation, Block | None]]:
        """Every marker of the page and the block it stands in (None: the front matter)."""
        for citation in self.matter_citations():
            yield citation, None
        for block in self.blocks:
            for citation in block.citations:
                yield citation, block

    def texts(self) -> Iterator[tuple[str, int, int, Block | None]]:
        """Every run of text as it is read, with line and column, and its block (None: the title and
        the description).
        """
        for key in ("title", "description"):
            yield getattr(self.matter, key), *self.matter_source.position((key,)), None
        for block in self.blocks:
            for text, line, column in text_runs(block, self.lines):
                yield text, line, column, block


@dataclass(frozen=True)
class Pages:
    """All the pages, in the order of the navigation, by language and path."""

    languages: tuple[str, ...]
    every: tuple[Page, ...]
    complete: bool = True
    """Whether every page could be read; where not, what pages lack as a whole is not known."""

    def __iter__(self) -> Iterator[Page]:
        return iter(self.every)

    def __len__(self) -> int:
        return len(self.every)

    @cached_property
    def _by_path(self) -> dict[tuple[str, str], Page]:
        return {(page.language, page.path): page for page in self.every}

    def in_language(self, language: str) -> list[Page]:
        """The pages of one language, in order."""
        return [page for page in self.every if page.language == language]

    def page(self, language: str, path: str) -> Page | None:
        """The page at ``path`` in ``language``; None where there is none."""
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
        """The first page that has the slot ``/// name | argument``."""
        return self._by_slot.get((language, name, argument))


def read_pages(settings: Settings) -> tuple[Pages, list[Problem]]:
    """Every page below the folders of the languages, and what is wrong with their front matter.

    A page that cannot be read at all is told among the problems and left out.
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
                page, found_problems = _read_once(text, path, code, display_path)
            except CampaignError as error:
                problems += error.problems
                complete = False
            else:
                pages.append(page)
                problems += found_problems
    for gone in _last.keys() - {(page.path, page.language, page.display_path) for page in pages}:
        del _last[gone]
    return Pages(tuple(settings.codes), tuple(pages), complete), problems


Read = tuple[Page, tuple[Problem, ...]]
_last: dict[tuple[str, str, str], tuple[str, Read]] = {}
"""Each page as it was last read, for a server: it parses what was saved and nothing else."""


def _read_once(text: str, path: str, language: str, display_path: str) -> Read:
    key = (path, language, display_path)
    if key not in _last or _last[key][0] != text:
        _last[key] = (text, read_page(text, path, language, display_path))
    return _last[key][1]


def read_page(text: str, path: str, language: str, display_path: str) -> Read:
    """A page, and what is wrong with its front matter.

    Raises ``CampaignError`` where there is none, or it is not YAML.
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
    bar = "\0"  # in no text of Markdown (CommonMark, 2.3)
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
        elif current and block.kind == "paragraph" and "item" in block.ancestors:
            current = replace(current, blocks=(*current.blocks, block))
    if current:
        yield current


def side_by_side_path(path: str) -> str:
    """Where the build puts ``annex/costs.md`` in every language at once:
    ``annex/costs/side-by-side.md``.
    """
    folder, name = posixpath.split(path.removesuffix(".md"))
    return posixpath.join(folder, "" if name == "index" else name, "side-by-side.md")


def relative_path(target: str, base: str) -> str:
    """The page ``target`` as a link on the page ``base`` names it: ``../figures.md``."""
    return posixpath.relpath(target, posixpath.dirname(base) or ".")


def resolved_path(link: str, base: str) -> str:
    """The page that ``link`` on the page ``base`` leads to, from the language's folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), link))
