# SPDX-License-Identifier: MIT
"""Turns what was seen of the pages into problems: each once, with its source and its pages."""

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
    """Everything that is wrong, sorted.  What is wrong on many pages, as in their header, is one
    problem.
    """
    ids = {visit.file: visit.ids for visit in visits}
    found: dict[tuple[object, ...], tuple[Place, dict[str, str], list[str]]] = {}
    for visit in [*visits, *_forwards(site, served)]:
        for fault in (*_link_faults(visit, site, served, ids), *_told_once(visit.faults)):
            place, key = sources.place(visit.file, fault["place"]), fault["key"]
            details = {name: _shown(str(x), served) for name, x in fault["details"].items()}
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
    """The pages that lead on at once, and so cannot be looked at."""
    for file, address in site.forwards.items():
        link = {"details": {"address": urljoin(served + file, address)}, "place": _NOWHERE}
        yield Visit(file, links=[link])


def _link_faults(
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


def _told_once(faults: Sequence[Any]) -> Iterator[Any]:
    """Of one address, only what says most."""
    told: set[str] = set()
    for fault in sorted(faults, key=lambda fault: (*_BY_ADDRESS, fault["key"]).index(fault["key"])):
        address = fault["details"].get("address")
        if fault["key"] not in _BY_ADDRESS or address not in told:
            yield fault
        told.add(address)


def _shown(text: str, served: str) -> str:
    """An address of this site from its root, ``/fr/about/``; of its server, with the whole path."""
    return re.sub(f"^{re.escape(served)}|^{re.escape(urljoin(served, '/'))}", "/", text)
