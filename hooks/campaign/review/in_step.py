# SPDX-License-Identifier: MIT
"""Which texts are behind their translations: over a change, or over the history of the pages.

Texts that translate each other are a pair.  If one side changes, the other one is behind until it
changes too.  Texts are compared without white space, markup and typography (``segments``).

The first state is in step.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from campaign.model.pages import Page
from campaign.review.git import Commit
from campaign.review.segments import Segment, segments_of
from campaign.review.text_diff import Change, PagePair, PageTexts, compare_pages

Where = tuple[str, str]
"""The language and path of a page."""
ByLanguage = Mapping[str, Segment]
"""A text and its translation; one is missing if there is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A text and its translation in two languages, and what they were when last in step."""

    now: ByLanguage
    agreed: ByLanguage
    ahead: str = ""
    """The language whose text has changed since then; empty if they are in step."""
    since: Commit = field(default_factory=Commit)
    """The first commit that changed it."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A text that changed, and its translation, which did not."""

    text: Segment
    language: str
    """That of the translation."""
    pair: Pair
    has_page: bool
    """Whether the page exists in ``language``; if not, its first text represents it."""

    @property
    def before(self) -> Segment | None:
        """What the text was when they were in step; None if it is new."""
        return self.pair.agreed.get(self.text.language)

    @property
    def translation(self) -> Segment | None:
        """The translation; None if there is none."""
        return self.pair.now.get(self.language)


class Ledger:
    """The pairs of all pages, commit by commit."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages
        self._pages: dict[Where, PageTexts] = {}
        self._step = _Step(Commit(), (), is_first=True)
        self._pairs: dict[tuple[Segment, str], Pair] = {}
        """By text and language of its translation."""
        self._unlike: set[tuple[str, tuple[str, str]]] = set()
        """The paths and languages of the pages that differ in their texts."""

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
        is_first = not self._pages
        old = [self._pages.pop(where) for where in changed if where in self._pages]
        new = {where: (page, segments_of(page)) for where, page in changed.items() if page}
        pages, changes = compare_pages(old, new.values())
        self._pages |= new
        self._step = _Step(commit, changes, is_first)
        paired: dict[tuple[Segment, str], Pair] = {}
        for path in dict.fromkeys(path for _, path in changed):
            for two in combinations(self.languages, 2):
                was_unlike = (path, two) in self._unlike
                for now in self._paired(path, two):
                    pair = self._pair(now, two, is_same, was_unlike)
                    paired |= {(now[code], _other(code, two)): pair for code in now}
        for before, code in product(self._step.became, self.languages):
            self._pairs.pop((before, code), None)
        self._pairs |= paired
        named = {statement.pair for statement in commit.statements} - {""}
        for key in [key for key in self._pairs if key[0].pair in named] if named else ():
            self._pairs[key] = Pair(self._pairs[key].now, self._pairs[key].now)
        return pages, changes

    def _paired(self, path: str, two: tuple[str, str]) -> Iterable[ByLanguage]:
        """Return the pairs of a page, also the texts without translation.

        If both languages have the same texts, their places decide.  Otherwise, texts stay with
        their translations; the others are paired by kind, between these.
        """
        left, right = (self._texts(code, path) for code in two)
        self._unlike.add((path, two))
        if [text.shape for text in left] == [text.shape for text in right]:
            self._unlike.discard((path, two))
            return [dict(zip(two, pair, strict=True)) for pair in zip(left, right, strict=True)]
        known: dict[Segment, Segment] = {}
        for text in left:
            earlier = self._earlier(text, two[1])
            partner = self._step.now(earlier.now.get(two[1])) if earlier else None
            if partner and _where(partner.page) == (two[1], path):
                known |= {text: text, partner: text}
        found: dict[object, dict[str, Segment]] = defaultdict(dict)
        for texts in (left, right):
            above, numbers = None, Counter[object]()
            for text in texts:
                if text in known:
                    place: object = (above := known[text])
                    numbers.clear()
                else:
                    numbers[text.section, text.kind] += 1
                    place = above, text.section, text.kind, numbers[text.section, text.kind]
                found[place][text.language] = text
        return found.values()

    def _pair(
        self,
        now: ByLanguage,
        two: tuple[str, str],
        is_same: Callable[[Segment, Segment], bool],
        was_unlike: bool,
    ) -> Pair:
        """Return a pair after the commit.

        If its texts come from two pairs, since one of them has moved, the other one decides.  A
        pair of a page that ``was_unlike`` may have been wrong: it ends if its texts part.
        """
        step, known = self._step, []
        for code, text in now.items():
            if pair := self._earlier(text, _other(code, two)):
                left = {*map(step.now, pair.now.values())} - {None, *now.values()}
                if not (left and was_unlike):
                    known.append((step.has_changed(text), pair))
        _, old = min(known, key=lambda each: each[0], default=(False, None))
        agreed = now if step.is_first else old.agreed if old else {}
        if len(now) == len(agreed) == 2:
            ahead = [code for code in two if not is_same(agreed[code], now[code])]
        else:  # the first translation settles everything
            ahead = [*now] if len(now) < 2 and now.keys() != agreed.keys() else []
        lost = (text for text in (old.now.values() if old else ()) if not step.now(text))
        touched = [*filter(step.has_changed, now.values()), *lost]
        if len(ahead) == 1 and not any(map(step.commit.settles, touched)):
            return Pair(now, agreed, ahead[0], old.since if old and old.ahead else step.commit)
        return Pair(now, now)

    def _earlier(self, text: Segment, language: str) -> Pair | None:
        """Return the pair of a text before the commit."""
        before = self._step.before(text)
        return self._pairs.get((before, language)) if before else None

    def behind(self, paths: Sequence[str]) -> Iterator[Behind]:
        """Yield what is behind, each translation once; the pages of ``paths`` come first."""
        seen: set[object] = set()
        for path in dict.fromkeys([*paths, *sorted(path for _, path in self._pages)]):
            texts = [text for code in self.languages for text in self._texts(code, path)]
            for text, other in product(texts, self.languages):
                pair, has_page = self._pairs.get((text, other)), (other, path) in self._pages
                if pair and pair.ahead == text.language:
                    # Without a page in the other language, one text represents all of this page.
                    identity = pair.now.get(other) or (path, other, has_page and text.place)
                    if identity not in seen:
                        yield Behind(text, other, pair, has_page)
                    seen.add(identity)

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

    def __init__(self, commit: Commit, changes: Iterable[Change], is_first: bool) -> None:
        self.commit = commit
        self.is_first = is_first
        self.was = {change.after: change for change in changes if change.after}
        self.became = {change.before: change.after for change in changes if change.before}

    def has_changed(self, text: Segment) -> bool:
        """Return whether a text has changed or moved."""
        return text in self.was and self.was[text].kind != "same"

    def before(self, text: Segment) -> Segment | None:
        """Return the text before; None if it was added."""
        return self.was[text].before if text in self.was else text

    def now(self, text: Segment | None) -> Segment | None:
        """Return the text after; None if it was removed."""
        return self.became.get(text, text) if text else None


def _where(page: Page) -> Where:
    return page.language, page.path


def _other(language: str, two: tuple[str, str]) -> str:
    return two[language == two[0]]
