# SPDX-License-Identifier: MIT
"""The addresses of pages, passages, headings and figures that a change breaks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Literal, NamedTuple

from campaign.model.campaign import Campaign
from campaign.model.pages import Page, redirects
from campaign.model.urls import Urls
from campaign.review.segments import Segment
from campaign.review.text_diff import Change


class Permalink(NamedTuple):
    """An old address that no longer links to its text.

    ``kind`` is ``gone`` if it is broken and ``other`` if it links to another text; ``now`` is the
    new address of its text, empty if the text was removed.
    """

    kind: Literal["gone", "other"]
    page: Page
    """The page after the change, or before if it was removed."""
    line: int
    section: str
    address: str
    """The old address: ``/fr/letter/#letter-p2``."""
    now: str = ""


def permalinks(
    base: Campaign,
    head: Campaign,
    pages: Sequence[tuple[Page | None, Page | None]],
    changes: Sequence[Change],
) -> list[Permalink]:
    """Return the addresses of pages, passages, headings and figures that break, page by page.

    If a page was removed or moved, only its own address is reported.  Redirected ones are not.
    """
    urls = Urls(tuple(head.settings.codes), "", directories=True)

    def address(language: str, path: str, anchor: str | None = None) -> str:
        return f"/{urls.page(path, language)}" + (f"#{anchor}" if anchor else "")

    def address_of(text: Segment) -> str:
        return address(text.language, text.page.path, text.anchor)

    found: list[Permalink] = []
    gone = [name for name in base.figures if name not in head.figures]
    now = {address_of(change.after): change.after for change in changes if change.after}
    for old, new in pages:
        if old and (new is None or new.path != old.path):
            was, at = (address(p.language, p.path) if p else "" for p in (old, new))
            found.append(Permalink("gone", new or old, 1, "", was, at))
        elif old and new:
            texts = [(c.before, c.after) for c in changes if c.before and c.before.page is old]
            for before, after in sorted(texts, key=lambda pair: pair[0].line):
                other = now.get(was := address_of(before))
                if before.anchor and (after is None or other is not after):
                    near = other or (after if after and after.page is new else None)
                    kind: Literal["other", "gone"] = "other" if other else "gone"
                    place = (new, near.line if near else 1, before.section)
                    at = address_of(after) if after else ""
                    found.append(Permalink(kind, *place, was, at))
            for slot, name in product(new.inserts("figures")[:1], gone):
                was = address(new.language, new.path, name)
                found.append(Permalink("gone", new, slot.line, "", was))
    redirected = {
        address(code, redirect.path, redirect.anchor)
        for code in head.pages.languages
        for redirect in redirects(head.pages, code)
    }
    return [link for link in found if link.address not in redirected]


def link_groups(links: Iterable[Permalink]) -> list[list[Permalink]]:
    """Return the links of a section that break in the same way, and whose texts are on one page."""
    groups: dict[object, list[Permalink]] = defaultdict(list)
    for link in links:
        section = id(link.page), link.section or link.address
        groups[section, link.kind, link.now.partition("#")[0]].append(link)
    return [*groups.values()]
