# SPDX-License-Identifier: MIT
"""The addresses of pages, passages, headings and figures that a change breaks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.review.segments import Segment
from campaign.review.text_diff import Change
from campaign.source.directives import INSERT

_NUMBER = re.compile(r"(?P<path>[^#]*)#(?P<section>.*)-p(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class Permalink:
    """An old address that no longer links to its text.

    ``kind`` is ``gone`` if it is broken and ``other`` if it links to another text; ``now`` is the
    new address of its text, empty if the text was removed.
    """

    kind: Literal["gone", "other"]
    page: Page
    """The page after the change, or before if it was removed."""
    line: int
    section: str
    path: str
    """The path of the old page in its language's folder."""
    anchor: str
    """The old anchor, empty for a page."""
    address: str
    """The old address: ``/fr/letter/#letter-p2``."""
    now: str = ""


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Addresses of a section that break in the same way."""

    links: Sequence[Permalink]
    shift: int = 0
    """By how much the numbers of the passages change, if they do and their texts are the same."""
    removed: int = 0
    """How many of the texts were removed."""


def permalinks(
    base: Campaign,
    head: Campaign,
    pages: Sequence[tuple[Page | None, Page | None]],
    changes: Sequence[Change],
) -> Iterator[Permalink]:
    """Yield the addresses of pages, passages, headings and figures that break, page by page.

    If a page was removed or moved, only its own address is reported.
    """
    urls = Urls(tuple(head.settings.codes), "", directories=True)
    targets: dict[int, list[tuple[Segment, Segment | None]]] = defaultdict(list)
    anchors: dict[int, dict[str | None, Segment]] = defaultdict(dict)
    for change in changes:
        if change.before and change.before.anchor:
            targets[id(change.before.page)].append((change.before, change.after))
        if change.after:
            anchors[id(change.after.page)][change.after.anchor] = change.after
    for old, new in pages:
        if old and (new is None or new.path != old.path):
            now = _address(urls, new) if new else ""
            yield Permalink("gone", new or old, 1, "", old.path, "", _address(urls, old), now)
        elif old and new:
            for segment, target in sorted(targets[id(old)], key=lambda pair: pair[0].line):
                if target is None or target.page is not new or target.anchor != segment.anchor:
                    yield _broken(segment, target, new, anchors[id(new)].get(segment.anchor), urls)
            yield from _figure_links(base, head, new, urls)


def _broken(
    segment: Segment, target: Segment | None, page: Page, current: Segment | None, urls: Urls
) -> Permalink:
    """Return the address of a segment that became ``target`` and is replaced by ``current``."""
    near = current or (target if target and target.page is page else None)
    return Permalink(
        "other" if current else "gone",
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


def link_groups(links: Iterable[Permalink]) -> Iterator[LinkGroup]:
    """Yield the links of each section, grouped.

    Where passages only have other numbers, those that were removed among them are in their group.
    """
    sections: dict[tuple[int, str], list[Permalink]] = defaultdict(list)
    for link in links:
        sections[id(link.page), link.section or link.address].append(link)
    for section in sections.values():
        alike: dict[int | str, list[Permalink]] = defaultdict(list)
        shifts = [_shift(link) for link in section]
        main = max(shifts, key=lambda shift: (shift != 0, shifts.count(shift)))
        for link, shift in zip(section, shifts, strict=True):
            alike[shift or (link.kind if link.now else main or link.kind)].append(link)
        for kind, group in alike.items():
            removed = sum(not link.now for link in group)
            shift = kind if isinstance(kind, int) and len(group) > 1 else 0
            yield LinkGroup(group, shift, removed)


def _shift(link: Permalink) -> int:
    """Return by how much the number of a passage changes in its section; 0 if not only that."""
    old, new = _NUMBER.fullmatch(link.address), _NUMBER.fullmatch(link.now)
    alike = old and new and old.group("path", "section") == new.group("path", "section")
    return int(new["number"]) - int(old["number"]) if old and new and alike else 0
