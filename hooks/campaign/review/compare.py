# SPDX-License-Identifier: MIT
"""The comparison of a campaign before and after a change, by content.

It finds texts that readers see changed, in one language only or in all, pages and passages added,
removed or moved, and addresses that would break.
"""

import re
from collections.abc import Iterable, Iterator

from campaign.checks.languages.terms import misuses
from campaign.model.glossary import Entry, read_glossary
from campaign.model.pages import Page
from campaign.review.git import Commit, Reading
from campaign.review.in_step import Ledger
from campaign.review.links import link_groups, permalinks
from campaign.review.one_sided import one_sided, texts_alone
from campaign.review.segments import MARK, Segment, shown
from campaign.review.text_diff import Change
from campaign.review.texts import TextChange, page_changes, text_changes
from campaign.source.directives import NOT_A_TERM
from campaign.views.language_view import all_views


class Review:
    """The effects of a change on a campaign, which could be read on both sides.

    They are in the order of the pages.  Pages that could not be read on a side are ignored.
    """

    def __init__(self, old: Reading, new: Reading) -> None:
        assert old.campaign
        assert new.campaign
        self.base, self.head = old.campaign, new.campaign
        unread = old.unread | new.unread
        before, after = (
            {(p.language, p.path): p for p in side.pages if p.path not in unread}
            for side in (self.base, self.head)
        )
        codes, ledger = self.head.settings.codes, Ledger(self.head.settings.codes)
        ledger.apply(Commit(), before)
        self.views = all_views(self.base), all_views(self.head)
        self._figures_known = {self.head.settings.campaign.figures}.isdisjoint(unread)
        self._pages, found = ledger.apply(Commit(), dict.fromkeys(before) | after, self._as_shown)
        order = {id(page): place for place, pair in enumerate(self._pages) for page in pair if page}
        self._changes = sorted(
            found, key=lambda change: (order[id(change.segment.page)], change.segment.line)
        )
        paths = dict.fromkeys(page.path for pair in self._pages for page in pair if page)
        self.one_sided = [*one_sided(ledger, self._changes, [*paths])]
        """The texts and pages that changed in one language only."""
        self.changes = [c for c in self._changes if c.kind != "same" or c.is_rewritten]
        """Every changed text of a page."""
        added = {*codes} - {*self.base.settings.codes}
        texts = (
            *text_changes(self.base.settings, self.head.settings),
            *page_changes(self._pages, self._changes),
        )
        self.texts: list[TextChange] = [
            x for x in texts if added.isdisjoint(re.split(r"[/.]", f"{x.path}.{x.key}"))
        ]
        """Changed texts that are on no page, except in a language that was added, and links."""
        self.texts_alone = texts_alone(self.texts, codes, added)
        """Those of ``texts`` that changed in one language only."""
        self.links = link_groups(permalinks(self.base, self.head, self._pages, self._changes))
        """The addresses that break, by section and by what happened to them."""

    def _as_shown(self, changes: Iterable[Change]) -> Iterator[Change]:
        """Yield changes; a text is the same if a marker replaces what it shows, or the reverse."""
        for change in changes:
            before, after, kind = change.before, change.after, change.kind
            if before and after and (kind != "same" or self._figures_known):
                old, new = (
                    shown(text, views[text.language])
                    for text, views in zip((before, after), self.views, strict=True)
                )
                kind = "same" if kind == "changed" and old == new else kind
                yield Change(kind, before, after, is_rewritten=old != new)
            else:
                yield change

    @property
    def pages(self) -> list[tuple[Page | None, Page | None]]:
        """Pages added, removed or moved, before and after."""
        return [pair for pair in self._pages if len({page and page.path for page in pair}) > 1]

    @property
    def passages(self) -> list[Change]:
        """Texts added, removed or moved, except those of a language that was added or removed."""
        codes = {*self.base.settings.codes} & {*self.head.settings.codes}
        kinds = ("added", "removed", "moved")
        return [c for c in self._changes if c.kind in kinds and c.segment.language in codes]

    @property
    def rewritten(self) -> list[Change]:
        """The texts that changed in every language, or in their typography only."""
        alone = {id(change) for each in self.one_sided for change in each.changed}
        return [c for c in self.changes if c.is_rewritten and id(c) not in alone]

    def terms(self) -> Iterator[tuple[Segment, Segment, Entry, str]]:
        """Yield the changed pairs of texts that depart from the glossary, as ``misuses`` does."""
        settings, (glossary, _) = self.head.settings, read_glossary(self.head.settings)
        reference = settings.reference_language
        now = {c.after: c.kind in ("changed", "added") for c in self._changes if c.after}
        texts = {(text.language, text.page.path, text.place): text for text in now}
        for (language, path, place), original in texts.items():
            for other in settings.codes if language == reference else ():
                text = texts.get((other, path, place))
                if text is None or text is original or not (now[original] or now[text]):
                    continue
                if NOT_A_TERM not in original.classes | text.classes:
                    a, b = (MARK.sub(" ", each.text) for each in (original, text))
                    for entry, avoided in misuses(glossary, a, b, (reference, other)):
                        yield original, text, entry, avoided
