# SPDX-License-Identifier: MIT
"""Find addresses that readers may have saved and that a change breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.review.text_diff import Change, Segment
from campaign.source.directives import INSERT


@dataclass(frozen=True, slots=True)
class Permalink:
    """An address that readers may have kept and that no longer leads to what it led to.

    ``fate`` is ``gone`` where it leads nowhere and ``other`` where it leads to another text;
    ``now`` is where its text went, empty where that is gone.
    """

    kind: Literal["gone", "other"]
    page: Page
    """The page as it is now; where it is gone, as it was."""
    line: int
    section: str
    path: str
    """The old address: the path of the page, from the language's folder, and an anchor or none."""
    anchor: str
    address: str
    """The same as readers have it: ``/fr/letter/#letter-p2``."""
    now: str = ""


def permalinks(
    base: Campaign,
    head: Campaign,
    pages: Sequence[tuple[Page | None, Page | None]],
    changes: Sequence[Change],
) -> Iterator[Permalink]:
    """The addresses of pages, passages, headings and figures that break, in order of the pages.

    Where a page is gone or has moved, its address is told, and not those of all its passages.
    """
    urls = Urls(tuple(head.settings.codes), "", directories=True)
    went: dict[int, list[tuple[Segment, Segment | None]]] = defaultdict(list)
    here: dict[int, dict[str | None, Segment]] = defaultdict(dict)
    for change in changes:
        if change.before and change.before.anchor:
            went[id(change.before.page)].append((change.before, change.after))
        if change.after:
            here[id(change.after.page)][change.after.anchor] = change.after
    for old, new in pages:
        if old and (new is None or new.path != old.path):
            now = _address(urls, new) if new else ""
            yield Permalink("gone", new or old, 1, "", old.path, "", _address(urls, old), now)
        elif old and new:
            for segment, target in sorted(went[id(old)], key=lambda pair: pair[0].line):
                if target is None or target.page is not new or target.anchor != segment.anchor:
                    yield _broken(segment, target, new, here[id(new)].get(segment.anchor), urls)
            yield from _figure_links(base, head, new, urls)


def _broken(
    segment: Segment, target: Segment | None, page: Page, stands: Segment | None, urls: Urls
) -> Permalink:
    """The address of a segment that went to ``target`` and where ``stands`` is now."""
    near = stands or (target if target and target.page is page else None)
    return Permalink(
        "other" if stands else "gone",
        page,
        near.line if near else 1,
        segment.section,
        page.path,
        segment.anchor or "",
        _address(urls, page, segment.anchor),
        _address(urls, target.page, target.anchor) if target else "",
    )


def _figure_links(base: Campaign, head: Campaign, page: Page, urls: Urls) -> Iterator[Permalink]:
    slot = next((slot for slot in page.slots(INSERT) if slot.argument == "figures"), None)
    if slot and head.figures:
        for name in base.figures:
            if name not in head.figures:
                address = _address(urls, page, name)
                yield Permalink("gone", page, slot.line, "", page.path, name, address)


def _address(urls: Urls, page: Page, anchor: str | None = None) -> str:
    address = "/" + urls.page(page.path, page.language)
    return f"{address}#{anchor}" if anchor else address
