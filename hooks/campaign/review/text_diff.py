# SPDX-License-Identifier: MIT
"""The segments of the pages, matched between the base and the head."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from campaign.checks.languages.alignment import cheapest_path
from campaign.model.pages import Page
from campaign.problems import cut_between_words
from campaign.review.segments import Segment, plain_signs, segments_of
from campaign.source.front_matter import SHOWN
from campaign.text.translations import Translations

ChangeKind = Literal["same", "changed", "moved", "added", "removed"]

_MIN_SIMILARITY = 0.4
"""The least similarity of a segment to a changed version of it."""
_PART = re.compile(r'"|[^\s"]+')
_MIN_WORDS = 2  # a single word removed in one section and added in another is not a move


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


Replacement = tuple[Sequence[Segment], Sequence[Segment]]
"""Segments of the base, and those of the head that may replace them."""


def pair_pages(base: Iterable[Page], head: Iterable[Page]) -> list[tuple[Page | None, Page | None]]:
    """Return the pages before and after the change; moved pages are found by their text."""
    was = {(page.language, page.path): page for page in base}
    now = {(page.language, page.path): page for page in head}
    new = {
        where: Counter(p.key for p in segments_of(now[where])) for where in now if where not in was
    }
    pairs: list[tuple[Page | None, Page | None]] = []
    for where, page in was.items():
        target = now.get(where)
        if target is None:
            words = Counter(segment.key for segment in segments_of(page))
            likely = [(_similarity(words, new[w]), w) for w in new if w[0] == page.language]
            best, place = max(likely, default=(0.0, where))
            if best >= _MIN_SIMILARITY:
                target = now[place]
                del new[place]
        pairs.append((page, target))
    return [*pairs, *((None, now[where]) for where in now if where in new)]


def match(pages: Iterable[Replacement]) -> list[Change]:
    """Return the changes of all segments; ``pages`` are given before and after."""
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
    changes += moved
    done = {segment for change in moved for segment in (change.before, change.after)}
    for old, new in replaced:
        left = [segment for segment in old if segment not in done]
        right = [segment for segment in new if segment not in done]
        changes += _in_place(left, right)
    return changes


def _moved(replaced: Sequence[Replacement]) -> Iterator[Change]:
    """Yield the segments removed in one place and added in another.

    They have the same place and words in a section, which moved; or the same words; or they are
    headings with the same ID, whose words may have changed.
    """
    removed = [text for before, _ in replaced for text in before if text.kind not in SHOWN]
    added = [text for _, after in replaced for text in after if text.kind not in SHOWN]
    for identity in (_in_its_section, _by_words, _by_id):
        found: dict[object, list[Segment]] = defaultdict(list)
        for segment in removed:
            if name := identity(segment):
                found[segment.language, name].append(segment)
        for segment in tuple(added):
            if left := found.get((segment.language, identity(segment))):
                before = left.pop(0)
                removed.remove(before)
                added.remove(segment)
                yield Change("moved" if before.key == segment.key else "changed", before, segment)


def _in_its_section(text: Segment) -> object:
    return text.place, text.key


def _by_words(text: Segment) -> object:
    """Return what a moved text keeps: its words; if it is one word, its kind and section too."""
    if text.kind == "heading" or len(text.key.split()) >= _MIN_WORDS:
        return text.key
    return text.key, text.kind, text.section


def _by_id(text: Segment) -> object:
    return text.anchor if text.kind == "heading" else None


def _in_place(before: Sequence[Segment], after: Sequence[Segment]) -> Iterator[Change]:
    """Yield the most similar pairs of replaced segments as changed, in order, and the rest.

    Between two pairs, segments are changed too if their kinds are the same, else removed and added.
    """
    i = k = 0
    for j, m in [*_similar_pairs(before, after), (len(before), len(after))]:
        old, new = before[i:j], after[k:m]
        if [segment.kind for segment in old] == [segment.kind for segment in new]:
            yield from (Change("changed", a, b) for a, b in zip(old, new, strict=True))
        else:
            yield from (Change("removed", segment, None) for segment in old)
            yield from (Change("added", None, segment) for segment in new)
        if j < len(before) and m < len(after):
            yield Change("changed", before[j], after[m])
        i, k = j + 1, m + 1


def _similar_pairs(before: Sequence[Segment], after: Sequence[Segment]) -> list[tuple[int, int]]:
    """Return the pairs of indexes, in order, with the greatest total similarity."""
    words = {each: Counter(each.key.casefold().split()) for each in (*before, *after)}

    def cost(old: Segment, new: Segment) -> float:
        gain = _similarity(words[old], words[new])
        kinds = {old.kind, new.kind}
        fits = gain >= _MIN_SIMILARITY and not (len(kinds) > 1 and kinds & {*SHOWN, "heading"})
        return -gain if fits else math.inf

    pairs = cheapest_path(before, after, cost, 0.0)
    return [(i, j) for i, j in pairs if i is not None and j is not None]


def _similarity(a: Counter[str], b: Counter[str]) -> float:
    """Return the Dice coefficient of two bags of words, from 0 to 1."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


class Step:
    """The changes of texts, by the text after and before them."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.was = {change.after: change for change in changes if change.after}
        self.became = {change.before: change for change in changes if change.before}

    def has_changed(self, text: Segment, except_for: ChangeKind = "same") -> bool:
        """Return whether a text has changed, and in another way."""
        return text in self.was and self.was[text].kind not in ("same", except_for)

    def before(self, text: Segment) -> Segment | None:
        """Return the text before, changed or not; None if it was added."""
        return self.was[text].before if text in self.was else text

    def now(self, text: Segment) -> Segment | None:
        """Return the text after, changed or not; None if it was removed."""
        return self.became[text].after if text in self.became else text


UnpairedPlace = tuple[Segment | None, str, str, int]
"""The paired text that a text follows, its section and kind, and its number there."""


def unpaired(
    texts: Sequence[Segment], paired: Mapping[Segment, Segment]
) -> Iterator[tuple[UnpairedPlace, Segment]]:
    """Yield the texts that are in no pair, with their places."""
    last: Segment | None = None
    numbers = Counter[tuple[str, str]]()
    for text in texts:
        if text in paired:
            last = paired[text]
            numbers.clear()
        else:
            numbers[text.section, text.kind] += 1
            yield (last, text.section, text.kind, numbers[text.section, text.kind]), text


def changed_words(before: str, after: str, words: Translations) -> str:
    """Return the words that differ, if any, apart from their typography: “old” → “new”."""
    old, new = ([*_PART.finditer(plain_signs(text))] for text in (before, after))
    signs = [part[0] for part in old], [part[0] for part in new]

    def typed(text: str, parts: Sequence[re.Match[str]]) -> str:
        whole = text[parts[0].start() : parts[-1].end()] if parts else ""
        return quoted(cut_between_words(" ".join(whole.split())), words)

    return ", ".join(
        words("problem_text", name="", before=typed(before, old[i:j]), after=typed(after, new[k:m]))
        for tag, i, j, k, m in SequenceMatcher(None, *signs, autojunk=False).get_opcodes()
        if tag != "equal"
    )


def quoted(text: str, words: Translations) -> str:
    """Return a text in quotation marks; if it is empty, the words that say so."""
    return words("quoted", text=text) if text else words("none")
