# SPDX-License-Identifier: MIT
"""Split pages into sections and runs of blocks, to compare them with their translations."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import NamedTuple

from campaign.checks.languages.alignment import Unit, align, certain_gap, unit
from campaign.model.pages import Page
from campaign.source.directives import SIGNATORIES
from campaign.source.markdown_blocks import Block


@dataclass(frozen=True, slots=True)
class Side:
    """A run of consecutive blocks of one page."""

    page: Page
    units: tuple[Unit, ...]
    after: int
    """The line before the run."""

    @property
    def first_line(self) -> int:
        """The line of the first block; the line before the run if it is empty."""
        return self.units[0].block.line if self.units else self.after

    @property
    def lines(self) -> str:
        """The lines of the run: ``14–30`` or ``14``; the line before it if it is empty."""
        first = self.first_line
        last = self.units[-1].block.end_line if self.units else first
        return str(first) if first == last else f"{first}–{last}"

    @property
    def shapes(self) -> list[tuple[str, int, tuple[str, ...]]]:
        """The shape of each block."""
        return [each.shape for each in self.units]

    def slice(self, start: int, end: int) -> "Side":
        """Return a part of the run."""
        after = last_line(self.units[start - 1].block) if start else self.after
        return Side(self.page, self.units[start:end], after)


class Missing(NamedTuple):
    """A block that is on one page only, and the line of the other page that it would follow."""

    page: Page
    block: Block
    other: Page
    after: int


def section_pairs(page: Page, translation: Page) -> list[tuple[Side, Side]]:
    """Pair the sections of two pages by ID; if the IDs differ, return the pages as one pair."""
    left, right = _sections(page), _sections(translation)
    ids, others = (
        [side.units[0].block.id for side in each if side.units] for each in (left, right)
    )
    is_alike = [side.shapes for side in left] == [side.shapes for side in right]
    if is_alike or (ids == others and len(left) == len(right)):
        return list(zip(left, right, strict=True))
    one, other = (tuple(u for side in sides for u in side.units) for sides in (left, right))
    return [(Side(page, one, 1), Side(translation, other, 1))]


def _sections(page: Page) -> list[Side]:
    """Split a page before each heading with an ID, since IDs are the same in all languages.

    A table and its cells are one block; raw HTML and signatories are left out.
    """
    cut: list[list[Unit]] = [[]]
    blocks = [block for block in page.blocks if block.kind != "html"]
    blocks = [b for b in blocks if b.kind == "block" or SIGNATORIES not in b.ancestors]
    for index, block in enumerate(blocks):
        if block.kind == "cell":
            continue
        if block.kind == "heading" and block.id:
            cut.append([])
        below = blocks[index + 1 :] if block.kind == "table" else []
        cut[-1].append(unit(page, block, [*takewhile(lambda inner: inner.kind == "cell", below)]))
    sides, after = [], 1
    for units in cut:
        sides.append(Side(page, tuple(units), after))
        after = last_line(units[-1].block) if units else after
    return sides


def runs(left: Side, right: Side) -> Iterator[tuple[Side, Side, bool]]:
    """Yield the aligned runs of blocks of one shape, and whether they contain a gap."""
    if left.shapes == right.shapes:
        yield left, right, False
        return

    def shape(pair: tuple[int | None, int | None]) -> object:
        i, j = pair
        return left.units[i].shape if i is not None else right.units[j or 0].shape

    i = j = 0
    for _, group in groupby(align(left.units, right.units), key=shape):
        run = list(group)
        a, b = (sum(pair[side] is not None for pair in run) for side in (0, 1))
        yield left.slice(i, i + a), right.slice(j, j + b), any(None in pair for pair in run)
        i, j = i + a, j + b


def missing_blocks(left: Side, right: Side) -> list[Missing]:
    """Return the surplus blocks of the longer run, if it is certain which ones they are."""
    long, short = (left, right) if len(left.units) > len(right.units) else (right, left)
    size = len(long.units)
    places = list(range(size)) if not short.units else []
    if size - len(short.units) == 1:
        place = certain_gap(long.units, short.units)
        places = [] if place is None else [place]
    lines = [short.after, *(last_line(each.block) for each in short.units)]
    blocks = ((long.units[place].block, min(place, len(short.units))) for place in places)
    return [Missing(long.page, block, short.page, lines[place]) for block, place in blocks]


def last_line(block: Block) -> int:
    """Return the line before the next block: the first line of a block with blocks inside."""
    return block.line if block.kind == "block" else block.end_line
