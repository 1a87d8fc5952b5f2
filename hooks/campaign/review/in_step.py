# SPDX-License-Identifier: MIT
"""Which texts are behind their translations: over a change, or over the history of the pages.

Texts that translate each other are a pair.  If one side changes, the other one is behind until it
changes too.  Texts are compared without white space, markup and typography (``segments``).

The first state is in step.  Texts and pages that a language lacks are reported by the check.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import NamedTuple

from campaign.model.pages import Page
from campaign.review.git import Commit
from campaign.review.segments import Segment, segments_of
from campaign.review.text_diff import Change, PagePair, PageTexts, compare_pages

_SUREST = ("same", "moved", "changed")
"""Kinds of changes, by how sure it is which text was there before."""
Where = tuple[str, str]
"""The language and path of a page."""
ByLanguage = Mapping[str, Segment]
"""A text and its translation."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A text and its translation in two languages, and what they were when last in step."""

    now: ByLanguage
    agreed: ByLanguage
    ahead: str = ""
    """The language whose text has changed since then; empty if they are in step."""
    since: Commit = field(default_factory=Commit)
    """The first commit that changed it."""


class Behind(NamedTuple):
    """A text that changed, its translation, which did not, and their pair."""

    text: Segment
    translation: Segment
    pair: Pair

    @property
    def before(self) -> Segment:
        """What the text was when they were in step."""
        return self.pair.agreed[self.text.language]


class Ledger:
    """The pairs of all pages, commit by commit."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages
        self._pages: dict[Where, PageTexts] = {}
        self._step = _Step(Commit(), ())
        self._pairs: dict[tuple[Segment, str], Pair] = {}
        """By text and language of its translation."""

    def apply(
        self,
        commit: Commit,
        changed: Mapping[Where, Page | None],
        is_same: Callable[[Segment, Segment], bool] = lambda old, new: old.key == new.key,
    ) -> tuple[list[PagePair], list[Change]]:
        """Apply a commit, and return the pages before and after it, and the changes of texts.

        ``changed`` has its pages, None if they were deleted; ``is_same`` returns whether a text
        says what an earlier one said.
        """
        old = [self._pages.pop(where) for where in changed if where in self._pages]
        new = {where: (page, segments_of(page)) for where, page in changed.items() if page}
        pages, changes = compare_pages(old, new.values())
        self._pages |= new
        self._step = _Step(commit, changes)
        paired: dict[tuple[Segment, str], Pair] = {}
        ended: list[Segment] = [*self._step.became]
        for path in dict.fromkeys(path for _, path in changed):
            for two in combinations(self.languages, 2):
                ended += [text for code in two for text in self._texts(code, path)]
                for now in self._partners(path, two):
                    pair = self._pair(now, two, is_same)
                    paired |= {(now[code], _other(code, two)): pair for code in two}
        for text, code in product(ended, self.languages):
            self._pairs.pop((text, code), None)
        self._pairs |= paired
        # A statement in the commit may name a text; its pairs are then in step.
        named = {statement.pair for statement in commit.statements} - {""}
        for key in [key for key in self._pairs if key[0].pair in named] if named else ():
            self._pairs[key] = Pair(self._pairs[key].now, self._pairs[key].now)
        return pages, changes

    def _partners(self, path: str, two: tuple[str, str]) -> Iterator[ByLanguage]:
        """Yield the texts of a page that translate each other now.

        If both languages have the same texts, their places decide; otherwise, a text stays with its
        translation, and new ones wait.
        """
        left, right = (self._texts(code, path) for code in two)
        if [text.shape for text in left] == [text.shape for text in right]:
            yield from (dict(zip(two, pair, strict=True)) for pair in zip(left, right, strict=True))
            return
        for text in left:
            earlier = self._earlier(text, two[1])
            partner = self._step.now(earlier.now[two[1]]) if earlier else None
            if partner and _where(partner.page) == (two[1], path):
                yield {two[0]: text, two[1]: partner}

    def _pair(
        self, now: ByLanguage, two: tuple[str, str], is_same: Callable[[Segment, Segment], bool]
    ) -> Pair:
        """Return a pair after the commit; a new one is in step.

        If its texts come from two pairs, since one of them has moved, the one that is the same
        decides, then one with the same words, then one on a page where nothing has changed.
        """
        step = self._step
        known = [
            (_SUREST.index(step.kind(text)), _where(text.page) in step.pages, pair)
            for code, text in now.items()
            if (pair := self._earlier(text, _other(code, two)))
        ]
        *_, old = min(known, key=lambda each: each[:2], default=(0, False, Pair(now, now)))
        ahead = [code for code in two if not is_same(old.agreed[code], now[code])]
        changed = filter(step.has_changed, now.values())
        if len(ahead) == 1 and not any(map(step.commit.settles, changed)):
            return Pair(now, old.agreed, ahead[0], old.since if old.ahead else step.commit)
        return Pair(now, now)

    def _earlier(self, text: Segment, language: str) -> Pair | None:
        """Return the pair of a text before the commit."""
        before = self._step.before(text)
        return self._pairs.get((before, language)) if before else None

    def behind(self, paths: Sequence[str]) -> Iterator[Behind]:
        """Yield what is behind, each translation once; the pages of ``paths`` come first."""
        seen: set[Segment] = set()
        for path in dict.fromkeys([*paths, *sorted(path for _, path in self._pages)]):
            texts = [text for code in self.languages for text in self._texts(code, path)]
            for text, other in product(texts, self.languages):
                pair = self._pairs.get((text, other))
                if pair and pair.ahead == text.language and pair.now[other] not in seen:
                    yield Behind(text, pair.now[other], pair)
                    seen.add(pair.now[other])

    def _texts(self, language: str, path: str) -> Sequence[Segment]:
        return self._pages[language, path][1] if (language, path) in self._pages else ()

    @property
    def count(self) -> int:
        """The number of texts of the first language."""
        return sum(
            len(texts) for (code, _), (_, texts) in self._pages.items() if code == self.languages[0]
        )


class _Step:
    """The changes of a commit, by the texts before and after it."""

    def __init__(self, commit: Commit, changes: Sequence[Change]) -> None:
        self.commit = commit
        self.pages = {_where(change.segment.page) for change in changes if change.kind != "same"}
        self.was = {change.after: change for change in changes if change.after}
        """The change that led to each text."""
        self.became = {change.before: change.after for change in changes if change.before}

    def has_changed(self, text: Segment) -> bool:
        """Return whether a text has changed or moved."""
        return self.kind(text) != "same"

    def kind(self, text: Segment) -> str:
        """Return what has happened to a text."""
        return self.was[text].kind if text in self.was else "same"

    def before(self, text: Segment) -> Segment | None:
        """Return the text before; None if it was added."""
        return self.was[text].before if text in self.was else text

    def now(self, text: Segment) -> Segment | None:
        """Return the text after; None if it was removed."""
        return self.became.get(text, text)


def _where(page: Page) -> Where:
    return page.language, page.path


def _other(language: str, two: tuple[str, str]) -> str:
    return two[1] if language == two[0] else two[0]
