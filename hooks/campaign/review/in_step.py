# SPDX-License-Identifier: MIT
"""Which texts are behind their translations: over a change, or over the history of the pages.

Texts that translate each other are a pair.  A change of one side puts the other one behind; a
change of the side that is behind, or of both, puts the pair in step again.  Texts are compared
without white space, markup and typography (``segments``).

The first state is in step.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from campaign.model.pages import Page
from campaign.review.git import Commit
from campaign.review.segments import Segment, segments_of
from campaign.review.text_diff import Change, ChangeKind, Step, match, pair_pages, unpaired

Where = tuple[str, str]
"""The language and path of a page."""


@dataclass(frozen=True, slots=True)
class Debt:
    """What a translation owes: the commit that changed the text, and the text before."""

    commit: Commit
    before: Segment | None
    """None if the text has had no translation, or has lost it."""
    lost: Segment | None = None
    """The translation that was removed."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A text that changed, and its translation, which did not."""

    debt: Debt
    texts: tuple[Segment, ...]
    """The text in the languages in which it changed."""
    language: str
    translation: Segment | None
    """None if there is none."""
    has_page: bool
    """Whether the page exists in ``language``; if not, its first text represents them."""


class Ledger:
    """The pairs of all pages and what is owed, commit by commit."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages
        self._pages: dict[Where, Page] = {}
        self._texts: dict[Where, list[Segment]] = defaultdict(list)
        self._debts: dict[Segment, dict[str, Debt]] = defaultdict(dict)
        """By text and language: what its translation owes."""
        self._partners: dict[Segment, dict[str, Segment]] = defaultdict(dict)
        """By text and language: its translation."""
        self._commit, self._step = Commit(), Step(())
        self._alike: dict[tuple[str, str, str], bool] = {}
        """By path and two languages: whether they have the same texts on a page."""

    def apply(
        self,
        commit: Commit,
        changed: Mapping[Where, Page | None],
        as_shown: Callable[[Iterable[Change]], Iterable[Change]] = iter,
    ) -> tuple[list[tuple[Page | None, Page | None]], list[Change]]:
        """Apply a commit, and return the pages before and after it, and the changes of texts.

        ``changed`` has its pages, None if they were deleted; ``as_shown`` may correct the changes.
        """
        is_first = not self._pages
        old = [self._pages[where] for where in changed if where in self._pages]
        new = [page for page in changed.values() if page]
        texts = {_where(page): segments_of(page) for page in new}
        pages = pair_pages(old, new)
        found = match(
            (self._texts[_where(a)] if a else [], texts[_where(b)] if b else []) for a, b in pages
        )
        changes = [*as_shown(found)]
        for page in old:
            del self._pages[_where(page)], self._texts[_where(page)]
        self._pages |= {_where(page): page for page in new}
        self._texts |= texts
        self._commit, self._step = commit, Step(changes)
        for before in self._step.became:  # what was owed is owed to what replaces it
            if after := self._step.now(before):
                self._debts[after] = self._debts.pop(before, {})
        for path in sorted({path for _, path in changed}):
            self._pair_page(path, is_first)
        for before in self._step.became:  # only now: the pairs of before decide those of now
            self._debts.pop(before, None)
            self._partners.pop(before, None)
        settled = {statement.pair for statement in commit.statements}
        for text in [text for text in self._debts if text.pair in settled]:
            del self._debts[text]
        return pages, changes

    def _pair_page(self, path: str, is_first: bool) -> None:
        """Pair the texts of a page, and update what they owe; the first state owes nothing."""
        partners: dict[Segment, dict[str, Segment]] = defaultdict(dict)
        for one, other in combinations(self.languages, 2):
            left, right = self._texts[one, path], self._texts[other, path]
            alike = [text.shape for text in left] == [text.shape for text in right]
            is_again = alike and not self._alike.get((path, one, other), True)
            self._alike[path, one, other] = alike
            # If only now the languages have the same texts, the pairs of before may be wrong.
            again = zip(left, right, strict=True) if is_again else self._pairs(left, right)
            pairs = dict(again)
            paired = {*pairs.values()}
            # What would be paired if no text had moved.
            lefts = (text for text in left if text in pairs)
            rights = (text for text in right if text in paired)
            in_order = dict(zip(lefts, rights, strict=True))
            for a, b in pairs.items():
                partners[a][other], partners[b][one] = b, a
                self._compare(a, b, in_order[a] is b)
            if not is_first:
                self._orphans(left, other, partners)
                self._orphans(right, one, partners)
        self._partners |= partners

    def behind(self, paths: Sequence[str]) -> Iterator[Behind]:
        """Yield what is behind, each translation once; the pages of ``paths`` come first."""
        seen: set[tuple[object, str]] = set()
        for path in dict.fromkeys([*paths, *sorted(path for _, path in self._pages)]):
            texts = [text for code in self.languages for text in self._texts[code, path]]
            for text, other in product(texts, self.languages):
                debt, has_page = self._debts[text].get(other), (other, path) in self._pages
                partners = self._partners[text]
                together = [text, *(x for x in partners.values() if other in self._debts[x])]
                # Without a page in the other language, one text represents all of this page.
                identity = {(x if has_page else path, other) for x in together}
                if debt and seen.isdisjoint(identity):
                    yield Behind(debt, tuple(together), other, partners.get(other), has_page)
                    seen |= identity

    def near(self, text: Segment, language: str) -> Segment | None:
        """Return the translation of the nearest text above that has one."""
        texts = self._texts[_where(text.page)]
        for above in reversed(texts[: texts.index(text)]):
            if language in self._partners[above]:
                return self._partners[above][language]
        return None

    @property
    def count(self) -> int:
        """The number of texts of the first language."""
        texts = chain.from_iterable(self._texts.values())
        return sum(text.language == self.languages[0] for text in texts)

    def _pairs(
        self, left: Sequence[Segment], right: Sequence[Segment]
    ) -> Iterator[tuple[Segment, Segment]]:
        """Yield the pairs of a page: those of before, and new texts at the same place."""
        known: dict[Segment, Segment] = {}
        for text in left if right else ():
            earlier = self._earlier(text, right[0].language)
            now = self._step.now(earlier) if earlier else None
            if now and now in right:
                known[text] = now
        yield from known.items()
        added = dict(unpaired(left, {text: text for text in known}))
        for place, text in unpaired(right, {partner: text for text, partner in known.items()}):
            if place in added:
                yield added[place], text

    def _compare(self, a: Segment, b: Segment, in_order: bool) -> None:
        """Update what the texts of a pair owe.

        If both lists have them ``in_order``, a move does not count as a change: of two sections
        that changed places, either may count as moved.
        """
        allowed: ChangeKind = "moved" if in_order else "same"
        changed = [text for text in (a, b) if self._step.has_changed(text, allowed)]
        if changed:
            text, partner = (a, b) if changed[0] is a else (b, a)
            has_caught_up = self._debts[partner].pop(text.language, None)
            before = self._replaced(text, partner)
            is_first_translation = before is None
            is_settled = has_caught_up or is_first_translation or self._commit.settles(text)
            if len(changed) == 2 or is_settled:
                self._debts[text].pop(partner.language, None)
            else:
                self._debts[text].setdefault(partner.language, Debt(self._commit, before))
        for text, partner in ((a, b), (b, a)):
            debt = self._debts[text].get(partner.language)
            # There is a translation now, or the text says again what it said.
            if debt and (debt.before is None or (in_order and debt.before.key == text.key)):
                del self._debts[text][partner.language]

    def _replaced(self, text: Segment, partner: Segment) -> Segment | None:
        """Return what a changed text replaces; None if its partner had no translation."""
        if before := self._step.before(text):
            return before
        lost = self._earlier(partner, text.language)
        return lost if lost and self._step.now(lost) is None else None

    def _earlier(self, text: Segment, language: str) -> Segment | None:
        """Return what translated a text before the commit."""
        before = self._step.before(text)
        return self._partners[before].get(language) if before else None

    def _orphans(
        self,
        texts: Sequence[Segment],
        language: str,
        partners: Mapping[Segment, Mapping[str, Segment]],
    ) -> None:
        """Note the texts that were added, or whose translation was removed, in this commit."""
        for text in texts:
            lost = self._earlier(text, language)
            if language in partners[text] or not (lost or self._step.has_changed(text)):
                continue
            if self._commit.settles(lost or text):
                self._debts[text].pop(language, None)
            else:
                self._debts[text].setdefault(language, Debt(self._commit, None, lost))


def _where(page: Page) -> Where:
    return page.language, page.path
