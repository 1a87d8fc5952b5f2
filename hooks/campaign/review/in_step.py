# SPDX-License-Identifier: MIT
"""Which texts are behind their translations, computed from the history of the pages.

Texts that translate each other are a pair.  A change of one side puts the other one behind; a
change of the side that is behind, or of both, puts the pair in step again.  Texts are compared
without white space, markup and typography (``segments``).

The first state is in step.  So is a campaign that replaces another one, such as the template that
it was cloned from: the commit that leaves no more than a quarter of the letter's texts, in every
language.  A letter that was sent keeps its words, and a draft its heading and signatories; settings
and other pages also change within a campaign.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from campaign.model.pages import Page
from campaign.review.segments import Segment, segments_of
from campaign.review.text_diff import Change, match, pair_pages, unpaired

_MIN_LOST = 0.75
"""How much of the letter is replaced by that of another campaign."""

Where = tuple[str, str]
"""The language and path of a page."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its short hash, date (ISO 8601) and subject."""

    hash: str
    date: str
    subject: str
    settles_all: bool = False
    """Whether it states that what it changes needs no translation."""
    settled_texts: Collection[tuple[str, str]] = ()
    """The same for texts that merged commits changed: languages and normalised texts."""
    settled_pairs: Collection[str] = ()
    """The pairs that it states to be in step, as in ``letter.md#letter-p2``."""

    def settles(self, text: Segment) -> bool:
        """Return whether it states that a text that it changes needs no translation."""
        return self.settles_all or (text.language, text.key) in self.settled_texts


@dataclass(frozen=True, slots=True)
class Debt:
    """What a translation owes: the commit that changed the text, and the text before."""

    commit: Commit
    before: Segment | None
    """None if there was no translation since the text was added, or the translation removed."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A text that changed, and its translation, which did not; None if there is none."""

    debt: Debt
    text: Segment
    language: str
    translation: Segment | None
    has_page: bool
    """Whether the page exists in ``language``; if not, its first text represents all of them."""


@dataclass(frozen=True, slots=True)
class _Step:
    """The changes of the texts in one commit, by the text after and before it."""

    commit: Commit
    was: Mapping[Segment, Change]
    became: Mapping[Segment, Segment | None]

    def has_changed(self, text: Segment) -> bool:
        return text in self.was and self.was[text].kind != "same"

    def before(self, text: Segment) -> Segment | None:
        """Return the text before the commit, changed or not; None if it was added."""
        return self.was[text].before if text in self.was else text

    def now(self, text: Segment) -> Segment | None:
        """Return the text after the commit, changed or not; None if it was removed."""
        return self.became.get(text, text)


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

    def apply(self, commit: Commit, changed: Mapping[Where, Page | None]) -> None:
        """Apply a commit; ``changed`` has its pages, None if they were deleted."""
        is_first = not self._pages
        old = [self._pages[where] for where in changed if where in self._pages]
        new = [page for page in changed.values() if page]
        texts = {_where(page): segments_of(page) for page in new}
        changes = match(
            (self._texts[_where(a)] if a else [], texts[_where(b)] if b else [])
            for a, b in pair_pages(old, new)
        )
        is_another = self._is_another_campaign(changes)
        for page in old:
            del self._pages[_where(page)], self._texts[_where(page)]
        self._pages |= {_where(page): page for page in new}
        self._texts |= texts
        step = _Step(
            commit,
            {change.after: change for change in changes if change.after},
            {change.before: change.after for change in changes if change.before},
        )
        for before, after in step.became.items():
            if after:
                self._debts[after] = self._debts.pop(before, {})
        for path in sorted({path for _, path in changed}):
            self._pair_page(path, step, is_first)
        if is_another:
            self._debts.clear()
        for before in step.became:
            self._debts.pop(before, None)
            self._partners.pop(before, None)
        for segment in [text for text in self._debts if text.pair in commit.settled_pairs]:
            del self._debts[segment]

    def _pair_page(self, path: str, step: _Step, is_first: bool) -> None:
        """Pair the texts of a page, and update what they owe; the first state owes nothing."""
        partners: dict[Segment, dict[str, Segment]] = defaultdict(dict)
        for one, other in combinations(self.languages, 2):
            left, right = self._texts[one, path], self._texts[other, path]
            for a, b in self._pairs(left, right, step):
                partners[a][other], partners[b][one] = b, a
                self._compare(a, b, step)
            if not is_first:
                self._orphans(left, other, partners, step)
                self._orphans(right, one, partners, step)
        self._partners |= partners

    def _is_another_campaign(self, changes: Sequence[Change]) -> bool:
        """Return whether changes replace the letter's texts in every language."""
        lost = {c.before for c in changes if c.kind in ("changed", "removed")}
        letter: dict[str, list[Segment]] = defaultdict(list)
        for where, page in self._pages.items():
            letter[where[0]] += self._texts[where] if page.matter.document else ()
        return all(
            letter[code] and len(lost.intersection(letter[code])) >= len(letter[code]) * _MIN_LOST
            for code in self.languages
        )

    def behind(self, paths: Sequence[str]) -> Iterator[Behind]:
        """Yield what is behind, each translation once; the pages of ``paths`` come first."""
        seen: set[Segment] = set()
        for path in dict.fromkeys([*paths, *sorted(path for _, path in self._pages)]):
            for one, other in permutations(self.languages, 2):
                has_page = (other, path) in self._pages
                for text in self._texts[one, path]:
                    translation = self._partners[text].get(other)
                    debt = self._debts[text].get(other)
                    if debt and translation not in seen:
                        yield Behind(debt, text, other, translation, has_page)
                        seen |= {translation} if translation else set()
                        if not has_page:
                            break

    @property
    def count(self) -> int:
        """The number of texts of the first language."""
        return sum(
            len(texts) for (code, _), texts in self._texts.items() if code == self.languages[0]
        )

    def _pairs(
        self, left: Sequence[Segment], right: Sequence[Segment], step: _Step
    ) -> Iterator[tuple[Segment, Segment]]:
        """Yield the pairs of a page: those of before, and new texts at the same place."""
        if [text.shape for text in left] == [text.shape for text in right]:
            yield from zip(left, right, strict=True)
            return
        known: dict[Segment, Segment] = {}
        for text in left:
            earlier = step.before(text)
            for partner in self._partners[earlier].values() if earlier else ():
                if (now := step.now(partner)) and now in right:
                    known[text] = now
        yield from known.items()
        added = dict(unpaired(left, {text: text for text in known}))
        for place, text in unpaired(right, {partner: text for text, partner in known.items()}):
            if place in added:
                yield added[place], text

    def _compare(self, a: Segment, b: Segment, step: _Step) -> None:
        """Update what the texts of a pair owe."""
        for text, partner in ((a, b), (b, a)):
            debt = self._debts[text].get(partner.language)
            if debt and debt.before is None:  # there is a translation now
                del self._debts[text][partner.language]
        changed = [text for text in (a, b) if step.has_changed(text)]
        if not changed:
            return
        text, partner = (a, b) if changed[0] is a else (b, a)
        has_caught_up = self._debts[partner].pop(text.language, None)
        before = self._replaced(text, partner, step)
        if len(changed) == 2 or has_caught_up or before is None or step.commit.settles(text):
            self._debts[text].pop(partner.language, None)
            return
        debt = self._debts[text].setdefault(partner.language, Debt(step.commit, before))
        if debt.before and (debt.before.key, debt.before.place) == (text.key, text.place):
            del self._debts[text][partner.language]  # it says again what it said

    def _replaced(self, text: Segment, partner: Segment, step: _Step) -> Segment | None:
        """Return what a changed text replaces; None if its partner had no translation."""
        if before := step.before(text):
            return before
        earlier = step.before(partner)
        lost = self._partners[earlier].get(text.language) if earlier else None
        return lost if lost and step.now(lost) is None else None

    def _orphans(
        self,
        texts: Sequence[Segment],
        language: str,
        partners: Mapping[Segment, Mapping[str, Segment]],
        step: _Step,
    ) -> None:
        """Note the texts that were added, or whose translation was removed, in this commit."""
        for text in texts:
            before = step.before(text)
            lost = self._partners[before].get(language) if before else None
            if language in partners[text] or not (lost or step.has_changed(text)):
                continue
            if step.commit.settles(lost or text):
                self._debts[text].pop(language, None)
            else:
                self._debts[text].setdefault(language, Debt(step.commit, None))


def _where(page: Page) -> Where:
    return page.language, page.path
