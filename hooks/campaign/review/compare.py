# SPDX-License-Identifier: MIT
"""The comparison of a campaign before and after a change, by content.

It finds figures and the sentences that they change, texts changed in one language only, pages and
passages added, removed or moved, and addresses that would break.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.review.figures import FigureChange, figure_changes
from campaign.review.one_sided import UntranslatedChange, UntranslatedPage, gaps, page_gaps
from campaign.review.permalinks import Permalink, permalinks
from campaign.review.segments import segments_of
from campaign.review.text_diff import Change, match, pair_pages
from campaign.review.texts import NO_TEXTS, SideTexts, TextChange, target_changes, text_changes


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that was added, removed or moved; ``before`` is the old one if it moved."""

    kind: Literal["added", "removed", "moved"]
    page: Page
    before: Page | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The effects of a change, in the order of the pages."""

    base: Campaign
    head: Campaign
    figures: tuple[FigureChange, ...]
    figures_known: bool
    """Whether the data file could be read on both sides."""
    page_gaps: tuple[UntranslatedPage, ...]
    gaps: tuple[UntranslatedChange, ...]
    pages: tuple[PageChange, ...]
    passages: tuple[Change, ...]
    """Texts added, removed or moved, but for those of added or removed pages."""
    permalinks: tuple[Permalink, ...]
    changes: tuple[Change, ...] = ()
    """Every changed text of a page, in the order of the pages."""
    texts: tuple[TextChange, ...] = ()
    """Changed texts that are on no page, and changed targets of links."""

    @property
    def rewritten(self) -> Iterator[Change]:
        """The texts that changed in every language, or in their typography only."""
        alone = {id(change) for gap in self.gaps for change in gap.changed}
        for change in self.changes:
            if change.is_rewritten and id(change) not in alone:
                yield change

    @property
    def one_sided(self) -> int:
        """The number of texts and pages that changed in one language only."""
        return len(self.page_gaps) + len(self.gaps)


def compare(
    base: Campaign,
    head: Campaign,
    unread: Collection[str] = (),
    redirected: Collection[tuple[str, str, str]] = (),
    texts: tuple[SideTexts, SideTexts] = (NO_TEXTS, NO_TEXTS),
) -> Review:
    """Return the changes from ``base`` to ``head``.

    ``unread`` are the paths of pages that could not be read in some language, before or after; they
    are ignored.  ``redirected`` are the addresses with a redirect, as language, path and anchor
    (empty for a page); they do not break.  ``texts`` are the texts on no page.
    """
    sides = [
        [page for page in campaign.pages if page.path not in unread] for campaign in (base, head)
    ]
    pages = pair_pages(*sides)
    changes = _in_order(
        pages, match((segments_of(o) if o else [], segments_of(n) if n else []) for o, n in pages)
    )
    languages = head.settings.codes
    figures_known = bool(base.figures and head.figures)
    return Review(
        base,
        head,
        tuple(figure_changes(base, head, changes)) if figures_known else (),
        figures_known,
        tuple(page_gaps(pages, languages)),
        tuple(gaps(pages, changes, languages)),
        tuple(_page_changes(pages)),
        tuple(_passage_changes(pages, changes)),
        tuple(
            link
            for link in permalinks(base, head, pages, changes)
            if (link.page.language, link.path, link.anchor) not in redirected
        ),
        tuple(c for c in changes if c.kind != "same" or c.is_rewritten),
        (*text_changes(*texts), *target_changes(pages)),
    )


def _in_order(
    pages: Sequence[tuple[Page | None, Page | None]], changes: Sequence[Change]
) -> list[Change]:
    """Return the changes sorted by page and line."""
    order = {id(page): place for place, pair in enumerate(pages) for page in pair if page}
    return sorted(changes, key=lambda change: (order[id(change.segment.page)], change.segment.line))


def _page_changes(pages: Sequence[tuple[Page | None, Page | None]]) -> Iterator[PageChange]:
    for old, new in pages:
        if new is None and old:
            yield PageChange("removed", old)
        elif new and old is None:
            yield PageChange("added", new)
        elif new and old and new.path != old.path:
            yield PageChange("moved", new, old)


def _passage_changes(
    pages: Sequence[tuple[Page | None, Page | None]], changes: Sequence[Change]
) -> Iterator[Change]:
    """Yield the moved, added and removed texts, without those of added or removed pages."""
    whole = {id(page) for old, new in pages if not (old and new) for page in (old, new) if page}
    for change in changes:
        if change.kind == "moved" or (
            change.kind in ("added", "removed") and id(change.segment.page) not in whole
        ):
            yield change
