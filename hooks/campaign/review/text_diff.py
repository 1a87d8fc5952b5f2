# SPDX-License-Identifier: MIT
"""The segments of the pages, matched between the base and the head."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from campaign.checks.languages.alignment import cheapest_path
from campaign.model.pages import Page
from campaign.problems import Term, cut_between_words
from campaign.review.segments import Segment, plain_signs
from campaign.source.front_matter import SHOWN
from campaign.text.translations import Translations

ChangeKind = Literal["same", "changed", "moved", "added", "removed"]
PagePair = tuple[Page | None, Page | None]
"""A page before and after the change."""
PageTexts = tuple[Page, Sequence[Segment]]
"""A page and its segments."""
Replacement = tuple[Sequence[Segment], Sequence[Segment]]
"""Segments of the base, and those of the head that may replace them."""

_MIN_SIMILARITY = 0.4
"""The least similarity of a segment, or a page, to a changed version of it."""
_PART = re.compile(r'"|[^\s"]+')
_SAME_KIND = 0.01
"""The similarity that replaced segments of one kind have at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A segment before and after; ``same`` if only markup or typography changed, or nothing."""

    kind: ChangeKind
    before: Segment | None
    after: Segment | None
    is_rewritten: bool = False
    """Whether readers see another text, be it in its typography or in a figure only."""

    @property
    def segment(self) -> Segment:
        """The segment after the change, or before if it was removed."""
        segment = self.after or self.before
        assert segment is not None, "a change is of something"
        return segment

    @property
    def line(self) -> int:
        """The line to show: for a changed text, its first new line."""
        segment = self.segment
        old = self.before.lines if self.before else ()
        new = [number for number, line in enumerate(segment.lines, segment.line) if line not in old]
        return new[0] if new and self.kind == "changed" else segment.line


def compare_pages(
    base: Iterable[PageTexts], head: Iterable[PageTexts]
) -> tuple[list[PagePair], list[Change]]:
    """Return the pages before and after a change, and the changes of all their segments.

    A moved page is found by its text.
    """
    pairs: list[tuple[PageTexts | None, PageTexts | None]] = []
    old, now = (
        {(page.language, page.path): (page, x) for page, x in side} for side in (base, head)
    )
    new = [each for where, each in now.items() if where not in old]
    for where, each in old.items():
        target = now.get(where) or next((x for x in new if _has_moved(each, x)), None)
        new = [x for x in new if x is not target]
        pairs.append((each, target))
    pairs += [(None, each) for each in new]
    changes = _match((a[1] if a else (), b[1] if b else ()) for a, b in pairs)
    return [(a and a[0], b and b[0]) for a, b in pairs], changes


def _has_moved(old: PageTexts, new: PageTexts) -> bool:
    keys = (Counter(text.key for text in texts) for _, texts in (old, new))
    return old[0].language == new[0].language and _similarity(*keys) >= _MIN_SIMILARITY


def _match(pages: Iterable[Replacement]) -> list[Change]:
    changes: list[Change] = []
    replaced: list[Replacement] = []
    for before, after in pages:
        keys = [p.key for p in before], [p.key for p in after]
        for tag, i, j, k, m in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
            if tag == "equal":
                pairs = zip(before[i:j], after[k:m], strict=True)
                changes += [Change("same", old, new) for old, new in pairs]
            else:
                replaced.append((before[i:j], after[k:m]))
    moved = list(_moved(replaced))
    done = {segment for change in moved for segment in (change.before, change.after)}
    for sides in replaced:
        left, right = ([text for text in side if text not in done] for side in sides)
        moved += _in_place(left, right)
    return changes + moved


def _moved(replaced: Iterable[Replacement]) -> Iterator[Change]:
    """Yield the segments that were removed in one place and added in another, in the same words."""
    removed: dict[object, list[Segment]] = defaultdict(list)
    for text in (text for before, _ in replaced for text in before):
        removed[text.language, text.kind, text.key].append(text)
    for text in (text for _, after in replaced for text in after):
        found = removed[text.language, text.kind, text.key]
        if found and text.kind not in SHOWN:
            yield Change("moved", found.pop(0), text)


def _in_place(before: Sequence[Segment], after: Sequence[Segment]) -> Iterator[Change]:
    """Yield the changes of replaced segments: the pairs, in order, that are most similar in all."""
    words = {each: Counter(each.text.casefold().split()) for each in (*before, *after)}

    def cost(old: Segment, new: Segment) -> float:
        similarity, kinds = _similarity(words[old], words[new]), {old.kind, new.kind}
        if len(kinds) == 1:
            return -max(similarity, _SAME_KIND)
        fits = similarity >= _MIN_SIMILARITY and kinds.isdisjoint({*SHOWN, "heading"})
        return -similarity if fits else math.inf

    for i, k in cheapest_path(before, after, cost, 0.0):
        old, new = (None if i is None else before[i]), (None if k is None else after[k])
        yield Change("changed" if old and new else "removed" if old else "added", old, new)


def _similarity(a: Counter[str], b: Counter[str]) -> float:
    """Return the Dice coefficient of two bags of words, from 0 to 1."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def changed_words(before: str, after: str, words: Translations) -> str:
    """Return the words that differ, if any, apart from their typography: “old” → “new”.

    If most words differ, these are all of them.
    """
    old, new = ([*_PART.finditer(plain_signs(text))] for text in (before, after))
    signs = [part[0] for part in old], [part[0] for part in new]

    def typed(text: str, parts: Sequence[re.Match[str]]) -> str:
        whole = text[parts[0].start() : parts[-1].end()] if parts else ""
        return quoted(cut_between_words(" ".join(whole.split()))).worded(words)

    matcher = SequenceMatcher(None, *signs, autojunk=False)
    runs = [run[1:] for run in matcher.get_opcodes() if run[0] != "equal"]
    if matcher.ratio() < _MIN_SIMILARITY:  # another text, which shares some words by chance
        runs = [(0, len(old), 0, len(new))]
    return ", ".join(
        words("problem_text", name="", before=typed(before, old[i:j]), after=typed(after, new[k:m]))
        for i, j, k, m in runs
    )


def quoted(text: str) -> Term:
    """Return a text in quotation marks; if it is empty, the words that say so."""
    return Term("quoted", {"text": text}) if text else Term("none")
