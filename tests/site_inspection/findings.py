# SPDX-License-Identifier: MIT
"""Turn the visits into problems: each reported once, with its source and its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from campaign.problems import CampaignError, Problem
from campaign.text.translations import Translations
from site_inspection.links import Site
from site_inspection.sources import Place, Sources
from site_inspection.visit import Visit

_BY_ADDRESS = ("blocked", "foreign", "picture", "failed")
_NOWHERE: Mapping[str, Sequence[str]] = {"own": (), "block": ()}


def findings(
    visits: Sequence[Visit], site: Site, served: str, sources: Sources, words: Translations
) -> tuple[Problem, ...]:
    """Return all problems, sorted; one on many pages, as in their header, is reported once."""
    ids = {visit.file: visit.ids for visit in visits}
    found: dict[tuple[object, ...], tuple[Place, dict[str, str], list[str]]] = {}
    for visit in [*visits, *_forwards(site, served)]:
        for raw in (*_link_problems(visit, site, served, ids), *_deduplicated(visit.faults)):
            place, key = sources.place(visit.file, raw["place"]), raw["key"]
            details = {name: _shown(str(x), served) for name, x in raw["details"].items()}
            same = (key, *details.items(), place if place.is_exact else None)
            *_, pages = found.setdefault(same, (place, details, []))
            if (page := f"/{visit.path}") not in pages:
                pages.append(page)
    return CampaignError(
        Problem(place.path, place.line, 1, str(key), details | {"page": _named(pages, words)})
        for (key, *_), (place, details, pages) in found.items()
    ).problems


def _named(pages: Sequence[str], words: Translations) -> str:
    others = len(pages) - 1
    return words("pages", page=pages[0], count=others) if others else pages[0]


def _forwards(site: Site, served: str) -> Iterator[Visit]:
    """Yield the redirects, which a browser cannot inspect, as visits with one link."""
    for file, address in site.forwards.items():
        link = {"details": {"address": urljoin(served + file, address)}, "place": _NOWHERE}
        yield Visit(file, links=[link])


def _link_problems(
    visit: Visit, site: Site, served: str, ids: Mapping[str, frozenset[str]]
) -> Iterator[Any]:
    for link in visit.links:
        address = link["details"]["address"]
        if key := site.link_fault(address, served, ids):
            place = urlsplit(address).fragment
            if address == f"{served}{visit.path}#{place}":
                address = f"#{place}"
            details = {"address": address, "place": unquote(place), "base": site.base}
            yield link | {"key": key, "details": link["details"] | details}


def _deduplicated(raw: Sequence[Any]) -> Iterator[Any]:
    """Yield the problems, but of those with the same address only the most specific."""
    reported: set[str] = set()
    for found in sorted(raw, key=lambda found: (*_BY_ADDRESS, found["key"]).index(found["key"])):
        address = found["details"].get("address")
        if found["key"] not in _BY_ADDRESS or address not in reported:
            yield found
        reported.add(address)


def _shown(text: str, served: str) -> str:
    """Shorten the site's addresses in a text to paths from its root, such as ``/fr/about/``."""
    return re.sub(f"^{re.escape(served)}|^{re.escape(urljoin(served, '/'))}", "/", text)
