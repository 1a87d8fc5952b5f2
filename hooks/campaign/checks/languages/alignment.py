# SPDX-License-Identifier: MIT
"""Match the blocks of a page with those of its translation, by content and by length.

After Gale and Church, “A Program for Aligning Sentences in Bilingual Corpora” (1993): the lengths
of translations are correlated, with a known variance.  Shared figures, numbers and links are
stronger evidence, and IDs are the same in all languages.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product, takewhile, zip_longest

from campaign.model.pages import Page
from campaign.problems import Location
from campaign.source.directives import SIGNATORIES
from campaign.source.inline_text import plain_text, source_lines, targets
from campaign.source.markdown_blocks import Block

_GAP = 5.0
"""The cost of an unmatched block: only a match that costs more than two of these is refused."""
_MOST = 40_000
"""The most pairs of blocks that are tried, which takes half a second."""
_VARIANCE = 6.8  # of the difference of lengths, per character (Gale and Church, table 2)
_NUMBER = re.compile(r"\d+")
_END_OF_NAME = re.compile(r"\s*[,;(–—|]|\s-\s")


@dataclass(frozen=True, slots=True)
class Unit:
    """A block, or a table with its cells, and the features that a translation preserves."""

    page: Page
    block: Block
    parts: tuple[Block, ...]
    """The block and, if it is a table, its cells."""
    text: str
    figures: Counter[str]
    links: Counter[str]
    features: Counter[str]
    """The figures, links and numbers of the text."""

    @property
    def shape(self) -> tuple[object, ...]:
        """The kind, level and ancestors of the block, and what a slot inserts."""
        inserted = self.block.argument if self.block.kind == "slot" else ""
        return self.block.kind, self.block.level, self.block.ancestors, inserted

    def place(self, typed: str = "") -> Location:
        """Return the place of what is typed in the block; the block's own if it is not there."""
        found = self.page.find(typed, self.block.line, self.block.end_line)
        return self.page.display_path, *found


Pair = tuple[Unit | None, Unit | None]
"""Blocks that translate each other; None for what has no counterpart."""


def section_pairs(page: Page, translation: Page) -> Iterator[tuple[list[Unit], list[Unit]]]:
    """Yield the sections of two pages, which begin with the headings whose ID both have."""
    sides = [list(_units(each)) for each in (page, translation)]
    ids, others = ([u.block.id for u in side if u.block.kind == "heading"] for side in sides)
    common = [each for each in ids if each and each in others]
    if common != [each for each in others if each and each in ids]:
        common = []  # they are in another order
    yield from zip(*(_sections(side, common) for side in sides), strict=True)


def _sections(units: list[Unit], ids: list[str]) -> list[list[Unit]]:
    cut: list[list[Unit]] = [[]]
    for each in units:
        if each.block.kind == "heading" and each.block.id in ids:
            cut.append([])
        cut[-1].append(each)
    return cut


def _units(page: Page) -> Iterator[Unit]:
    """Yield the blocks of a page, without raw HTML; of a signatory, the text is the name."""
    blocks = [block for block in page.blocks if block.kind != "html"]
    for index, block in enumerate(blocks):
        below = blocks[index + 1 :] if block.kind == "table" else []
        parts = (block, *takewhile(lambda each: each.kind == "cell", below))
        text = " ".join(plain_text(part.tokens, lambda _: "") for part in parts)
        if SIGNATORIES in block.ancestors:
            first_line = plain_text(source_lines(block.tokens)[0], lambda _: "")
            text = _END_OF_NAME.split(first_line.replace("’", "'"))[0].strip()
        figures = Counter(each.marker.name for part in parts for each in part.citations)
        links = Counter(target for part in parts for _, target in targets(part.tokens))
        if block.kind != "cell":
            features = figures + links + Counter(_NUMBER.findall(text))
            yield Unit(page, block, parts, text, figures, links, features)


def align(left: Sequence[Unit], right: Sequence[Unit]) -> list[Pair]:
    """Return the pairs of blocks of two sections, in order.

    Identical texts, such as names, are matched first: time and memory grow with the product of the
    lengths of what is between them.
    """
    texts, others = ([(each.shape, each.text) for each in side] for side in (left, right))
    if [shape for shape, _ in texts] == [shape for shape, _ in others]:
        return list(zip(left, right, strict=True))
    pairs = list[Pair]()
    for tag, i, j, k, m in SequenceMatcher(None, texts, others, autojunk=False).get_opcodes():
        if tag == "equal" or (j - i) * (m - k) > _MOST:
            pairs += zip_longest(left[i:j], right[k:m])
        else:
            pairs += _cheapest(left[i:j], right[k:m])
    return pairs


def _cheapest(left: Sequence[Unit], right: Sequence[Unit]) -> list[Pair]:
    """Return the pairs, in order, with the least total cost."""
    lengths = [sum(len(unit.text) for unit in side) for side in (left, right)]
    ratio = min(max(lengths[1] / max(lengths[0], 1), 0.7), 1.5)  # about 1.15 from English to French
    # By how many of the left and right are used: the cost, and the numbers before the last step.
    best = {(0, 0): (0.0, 0, 0)}
    for i, j in [*product(range(len(left) + 1), range(len(right) + 1))][1:]:
        match = _match_cost(left[i - 1], right[j - 1], ratio) if i and j else 0.0
        steps = ((match, i - 1, j - 1), (_GAP, i - 1, j), (_GAP, i, j - 1))
        ways = [(best[a, b][0] + cost, a, b) for cost, a, b in steps if (a, b) in best]
        best[i, j] = min(ways, key=lambda way: way[0])  # of the same cost, the first counts
    pairs = list[Pair]()
    i, j = len(left), len(right)
    while i or j:
        _, a, b = best[i, j]
        pairs.append((left[a] if a < i else None, right[b] if b < j else None))
        i, j = a, b
    return pairs[::-1]


def _match_cost(a: Unit, b: Unit, ratio: float) -> float:
    """Return the cost of a match: the less likely ``b`` translates ``a``, the higher."""
    if a.block.id and a.block.id == b.block.id:
        return -4 * _GAP
    expected, length = len(a.text) * ratio, len(b.text)
    cost = min((expected - length) ** 2 / (expected + length + 1) / _VARIANCE, 6.0)
    mine, other = a.features, b.features
    different = (mine - other).total() + (other - mine).total()
    cost += 2.0 * min(different, 3) if different else -2.0 * bool(mine)
    return cost + 6.0 * (a.shape != b.shape)
