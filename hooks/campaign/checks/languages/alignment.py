# SPDX-License-Identifier: MIT
"""Match the blocks of a page with those of its translation, by content and by length.

After Gale and Church, “A Program for Aligning Sentences in Bilingual Corpora” (1993): the lengths
of translations are correlated, with a known variance.  Shared figures, numbers, links and IDs are
stronger evidence.  Costs are negative logarithms of likelihood, so that they add up.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from typing import TypeVar

from campaign.checks.touched import Spot
from campaign.model.pages import Page
from campaign.source.inline_text import plain_text, targets
from campaign.source.markdown_blocks import Block, Citation

GAP = 5.0
"""The cost of an unmatched block: only a match that costs more than two of these is refused."""
MARGIN = 6.0
"""How much more the second-best place of a gap must cost for the best one to be certain: e⁻⁶, or
one chance in four hundred of reporting the wrong block."""
_MOST = 10_000
"""The most pairs of blocks that are tried, which takes half a second."""
_VARIANCE = 6.8  # of the length ratio, per character (Gale and Church, table 2)
_WORST_LENGTH = 6.0
_OTHER_KIND = 6.0
_NUMBER = re.compile(r"\d+")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unit:
    """A block, or a table with its cells, and the features that a translation preserves."""

    spot: Spot
    block: Block
    cells: tuple[Block, ...]
    citations: tuple[Citation, ...]
    figures: Counter[str]
    links: Counter[str]
    numbers: Counter[str]
    text: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The block and its cells."""
        return self.block, *self.cells

    @property
    def shape(self) -> tuple[str, int, tuple[str, ...]]:
        """The kind, level and ancestors of the block."""
        around = self.block.ancestors
        if self.block.kind == "slot":  # slots differ by what they insert
            around = (*around, self.block.argument or "")
        return self.block.kind, self.block.level, around


def unit(page: Page, block: Block, cells: Sequence[Block]) -> Unit:
    """Return the unit of a block and, if it is a table, of its cells."""
    parts = (block, *cells)
    citations = tuple(c for part in parts for c in part.citations if c.marker.fault is None)
    text = " ".join(plain_text(part.tokens, lambda _: "") for part in parts)
    return Unit(
        Spot(page, block.line),
        block,
        tuple(cells),
        citations,
        Counter(citation.marker.name for citation in citations),
        Counter(target for part in parts for _, target in targets(part.tokens)),
        Counter(_NUMBER.findall(text)),
        text,
    )


def align(left: Sequence[Unit], right: Sequence[Unit]) -> list[tuple[int | None, int | None]]:
    """Return pairs of indices in ``left`` and ``right``, in order; None for an unmatched block.

    Identical texts, such as names, are matched first: time and memory grow with the product of the
    lengths of what is between them.
    """
    texts, others = ([(each.shape, each.text) for each in side] for side in (left, right))
    pairs: list[tuple[int | None, int | None]] = []
    for tag, i, j, k, m in SequenceMatcher(None, texts, others, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(i, j), range(k, m), strict=True)
        elif (j - i) * (m - k) > _MOST:
            pairs += [(n, None) for n in range(i, j)] + [(None, n) for n in range(k, m)]
        else:
            ours, theirs = left[i:j], right[k:m]
            cost = partial(match_cost, ratio=length_ratio(ours, theirs))
            for a, b in cheapest_path(ours, theirs, cost, GAP):
                pairs.append((None if a is None else a + i, None if b is None else b + k))
    return pairs


def cheapest_path(
    left: Sequence[T], right: Sequence[T], cost: Callable[[T, T], float], gap: float
) -> list[tuple[int | None, int | None]]:
    """Return the pairs of indices, in order, with the least total cost; None pairs with a gap."""
    best = {(0, 0): (0.0, 0, 0)}
    # By how many of the left and right are used: the cost, and the numbers before the last step.
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            steps = []  # of those with the same cost, the first counts: a match
            if i and j:
                total = best[i - 1, j - 1][0] + cost(left[i - 1], right[j - 1])
                steps.append((total, i - 1, j - 1))
            if i:
                steps.append((best[i - 1, j][0] + gap, i - 1, j))
            if j:
                steps.append((best[i, j - 1][0] + gap, i, j - 1))
            if steps:
                best[i, j] = min(steps, key=lambda step: step[0])
    pairs: list[tuple[int | None, int | None]] = []
    i, j = len(left), len(right)
    while i or j:
        _, a, b = best[i, j]
        pairs.append((a if a < i else None, b if b < j else None))
        i, j = a, b
    return pairs[::-1]


def length_ratio(left: Sequence[Unit], right: Sequence[Unit]) -> float:
    """Return the length of the right side over the left: about 1.15 for French over English."""
    total = sum(len(u.text) for u in left)
    return min(max(sum(len(u.text) for u in right) / total, 0.7), 1.5) if total else 1.0


def match_cost(a: Unit, b: Unit, ratio: float) -> float:
    """Return the cost of a match: the less likely ``b`` translates ``a``, the higher."""
    cost = _length_cost(len(a.text) * ratio, len(b.text))
    if a.shape != b.shape:
        cost += _OTHER_KIND
    mine_id, other_id = (Counter([u.block.id] if u.block.id else []) for u in (a, b))
    for mine, other, weight in (
        (a.figures, b.figures, 3.0),
        (a.links, b.links, 3.0),
        (a.numbers, b.numbers, 1.5),
        (mine_id, other_id, 3.0),
    ):
        different = ((mine - other) + (other - mine)).total()
        cost += min(different, 2) * weight if different else -weight * bool(mine)
    return cost


def _length_cost(expected: float, length: int) -> float:
    mean = (expected + length) / 2
    if mean == 0:
        return 0.0
    delta = abs(length - expected) / math.sqrt(mean * _VARIANCE)
    likelihood = math.erfc(delta / math.sqrt(2))
    return min(-math.log(likelihood), _WORST_LENGTH) if likelihood > 0 else _WORST_LENGTH


def certain_gap(longer: Sequence[Unit], shorter: Sequence[Unit]) -> int | None:
    """Return the index of the one surplus block of ``longer``, or None if it is uncertain."""
    costs = []
    if len(longer) * len(shorter) > _MOST:
        return None
    for place in range(len(longer)):
        others = [*longer[:place], *longer[place + 1 :]]
        # Each candidate has its own length ratio: a common one would favour some of them.
        ratio = length_ratio(others, shorter)
        costs.append(sum(match_cost(a, b, ratio) for a, b in zip(others, shorter, strict=True)))
    best, *rest = sorted(costs)
    return costs.index(best) if not rest or rest[0] - best >= MARGIN else None
