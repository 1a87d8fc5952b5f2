# SPDX-License-Identifier: MIT
"""Whom each recommendation concerns, from the argument of the block around its list.

``/// recommendations | council`` applies to every item; ``/// recommendations | council, state``
names one for each item in order.  The names are the keys of ``extra.campaign.concerns``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.model.pages import Page
from campaign.source.directives import RECOMMENDATIONS
from campaign.source.markdown_blocks import Block


@dataclass(frozen=True, slots=True)
class Group:
    """A ``/// recommendations`` block, its items and the names in its argument."""

    block: Block
    items: tuple[Block, ...]
    names: tuple[str, ...]


def concerns(page: Page) -> dict[int, str]:
    """Map the first line of each recommendation to the name of whom it concerns."""
    return {
        item.line: group.names[0 if len(group.names) == 1 else index]
        for group in groups(page)
        for index, item in enumerate(group.items)
        if index < len(group.names) or len(group.names) == 1
    }


def groups(page: Page) -> Iterator[Group]:
    """Yield the groups of recommendations on a page, in order."""
    for block in page.blocks:
        if block.kind == "block" and block.name == RECOMMENDATIONS:
            items = tuple(
                item
                for item in page.blocks
                if item.kind == "item" and block.line < item.line <= block.end_line
            )
            names = tuple(name.strip() for name in (block.argument or "").split(","))
            yield Group(block, items, tuple(name for name in names if name))
