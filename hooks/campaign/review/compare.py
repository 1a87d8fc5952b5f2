# SPDX-License-Identifier: MIT
"""The comparison of a campaign before and after a change, by content.

It finds texts that readers see changed, in one language only or in all, pages and passages added,
removed or moved, and addresses that would break.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from campaign.checks.languages.terms import misuses
from campaign.model.glossary import Entry, read_glossary
from campaign.review.git import Commit, Reading
from campaign.review.in_step import Behind, Ledger
from campaign.review.links import link_groups, permalinks
from campaign.review.segments import MARK, Segment, shown
from campaign.review.text_diff import Change
from campaign.review.texts import page_changes, parts_of, text_changes, texts_alone
from campaign.source.directives import NOT_A_TERM
from campaign.views.language_view import all_views


@dataclass(frozen=True, slots=True)
class OneSided:
    """A text that changed in some languages only."""

    change: Change
    others: tuple[Change, ...]
    """The same text in the languages in which it did not change."""


class Review:
    """The effects of a change on a campaign, which could be read on both sides.

    They are in the order of the pages.
    """

    def __init__(self, old: Reading, new: Reading) -> None:
        assert old.campaign
        assert new.campaign
        self.base, self.head = old.campaign, new.campaign
        before, after = (
            {(page.language, page.path): page for page in side.pages}
            for side in (self.base, self.head)
        )
        self.views = all_views(self.base), all_views(self.head)
        ledger = Ledger(self.head.settings.codes)
        ledger.apply(Commit(), before)
        pairs, found = ledger.apply(Commit(), dict.fromkeys(before) | after, self._is_same)
        order = {id(page): place for place, pair in enumerate(pairs) for page in pair if page}
        found.sort(key=lambda change: (order[id(change.segment.page)], change.segment.line))
        found = [*map(self._as_shown, found)]
        self.changes = [c for c in found if c.kind != "same" or c.is_rewritten]
        """Every changed text of a page."""
        self.pages = [pair for pair in pairs if len({page and page.path for page in pair}) > 1]
        """Pages added, removed or moved, before and after."""
        codes = {*self.base.settings.codes} & {*self.head.settings.codes}
        kinds = ("added", "removed", "moved")
        self.passages = [c for c in self.changes if c.kind in kinds and c.segment.language in codes]
        """Texts added, removed or moved, except those of a language that was added or removed."""
        paths = dict.fromkeys(page.path for pair in pairs for page in pair if page)
        self._now = {change.after: change for change in found if change.after}
        self.one_sided = [*self._one_sided(ledger.behind([*paths]))]
        """The texts that changed in one language only."""
        added = {*self.head.settings.codes} - {*self.base.settings.codes}
        texts = [*text_changes(self.base.settings, self.head.settings), *page_changes(pairs, found)]
        self.texts = [x for x in texts if added.isdisjoint(parts_of(f"{x.path}.{x.key}"))]
        """Changed texts that are on no page, except in a language that was added, and markup."""
        self.texts_alone = texts_alone(self.texts, self.head.settings.codes, added)
        """Those of ``texts`` that changed in one language only."""
        self.links = link_groups(permalinks(self.base, self.head, pairs, found))
        """The addresses that break, by section and by what happened to them."""

    def _shown(self, before: Segment, after: Segment) -> list[str]:
        both = zip((before, after), self.views, strict=True)
        return [shown(text, views[text.language]) for text, views in both]

    def _is_same(self, before: Segment, after: Segment) -> bool:
        """Return whether a text says the same, also if a marker replaces what it shows."""
        return before.key == after.key or len({*self._shown(before, after)}) == 1

    def _as_shown(self, change: Change) -> Change:
        if not (change.before and change.after):
            return change
        before, after = self._shown(change.before, change.after)
        kind = "same" if change.kind == "changed" and before == after else change.kind
        return replace(change, kind=kind, is_rewritten=before != after)

    def _one_sided(self, behind: Iterable[Behind]) -> Iterator[OneSided]:
        groups: dict[Segment, list[Behind]] = defaultdict(list)
        for each in behind:
            groups[each.text].append(each)
        for text, group in groups.items():
            change = self._now[text]
            if change.kind != "changed":  # another text was replaced
                change = Change("changed", group[0].before, text)
            yield OneSided(change, tuple(self._now[each.translation] for each in group))

    @property
    def rewritten(self) -> list[Change]:
        """The texts that changed in every language, or in their typography only."""
        alone = {each.change.after for each in self.one_sided}
        return [c for c in self.changes if c.is_rewritten and c.after not in alone]

    def terms(self) -> Iterator[tuple[Segment, Segment, Entry, str]]:
        """Yield the changed pairs of texts that depart from the glossary, as ``misuses`` does."""
        settings, (glossary, _) = self.head.settings, read_glossary(self.head.settings)
        reference = settings.reference_language
        texts = {(text.language, text.page.path, text.place): text for text in self._now}
        for (language, path, place), original in texts.items():
            for other in settings.codes if language == reference else ():
                text = texts.get((other, path, place))
                if text is None or text is original:
                    continue
                is_new = {self._now[x].kind for x in (original, text)} & {"changed", "added"}
                if is_new and NOT_A_TERM not in original.classes | text.classes:
                    a, b = (MARK.sub(" ", each.text) for each in (original, text))
                    for entry, avoided in misuses(glossary, a, b, (reference, other)):
                        yield original, text, entry, avoided
