# SPDX-License-Identifier: MIT
"""Whom each recommendation concerns: the argument of the block around its list.

``/// recommendations | council`` says it for every item; ``/// recommendations | council, state``
for each one in order.  The names are those of ``concerns`` under ``extra.campaign``, the same in
every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.block_names import RECOMMENDATIONS
from campaign.document import Document, Page
from campaign.markdown_source import Block
from campaign.problems import Problem, near
from campaign.settings import Settings
from campaign.words import load_words


@dataclass(frozen=True, slots=True)
class _Group:
    """A block of recommendations: its opening line, its items, and the names it gives."""

    block: Block
    items: tuple[Block, ...]
    names: tuple[str, ...]


def concerns(page: Page) -> dict[int, str]:
    """By the line that a recommendation begins on, the name of whom it concerns."""
    return {
        item.line: group.names[0 if len(group.names) == 1 else index]
        for group in _groups(page)
        for index, item in enumerate(group.items)
        if index < len(group.names) or len(group.names) == 1
    }


def check_concerns(document: Document, settings: Settings) -> Iterator[Problem]:
    """Blocks that say it not at all, wrongly, or otherwise than the page in another language."""
    known = settings.campaign.concerns
    first = document.languages[0]
    for page in document.pages:
        twin = document.page(first, page.path)
        others = list(_groups(twin)) if twin and twin is not page else []
        for index, group in enumerate(_groups(page)):
            yield from _problems(page, group, list(known))
            if index < len(others) and twin and others[index].names != group.names:
                details = {"other": twin.shown, "line": others[index].block.line}
                yield Problem(page.shown, group.block.line, 1, "concern_differs", details)


def _problems(page: Page, group: _Group, known: list[str]) -> Iterator[Problem]:
    line = group.block.line
    if not known and group.names:
        yield Problem(page.shown, line, 1, "concern_not_set")
    elif known and not group.names:
        yield Problem(page.shown, line, 1, "concern_missing", {"names": ", ".join(known)})
    elif known:
        text = page.lines[line - 1]
        for name in group.names:
            if name not in known:
                column = text.find(name, text.find("|")) + 1
                details = {"name": name, "hint": near(name, known, load_words("en"))}
                yield Problem(page.shown, line, column, "concern_unknown", details)
        if len(group.names) not in (1, len(group.items)):
            details = {"count": str(len(group.names)), "items": str(len(group.items))}
            yield Problem(page.shown, line, 1, "concern_count", details)


def _groups(page: Page) -> Iterator[_Group]:
    for block in page.blocks:
        if block.kind == "block" and block.name == RECOMMENDATIONS:
            items = tuple(
                item
                for item in page.blocks
                if item.kind == "item" and block.line < item.line <= block.end_line
            )
            names = tuple(name.strip() for name in (block.argument or "").split(","))
            yield _Group(block, items, tuple(name for name in names if name))
