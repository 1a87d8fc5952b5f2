# SPDX-License-Identifier: MIT
"""Old addresses of pages and passages that have moved, declared in the front matter of where they
are.

``moved_from`` lists what stood elsewhere: ``annex/old.md`` is the whole page's old path (from the
language's folder); ``annex/old.md#old-p3 -> costs-p9`` is a passage that is now one of this page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.document import Document, Page, side_by_side_path
from campaign.problems import Problem

_ENTRY = re.compile(r"(?P<path>[^\s#]+\.md)(?:#(?P<old>[\w-]+)\s*->\s*(?P<new>[\w-]+))?")


@dataclass(frozen=True, slots=True)
class Redirect:
    """What stood at ``path``, or at ``anchor`` of it, is on ``page``, at ``new_anchor`` of it."""

    path: str
    anchor: str
    page: Page
    new_anchor: str


def redirects(document: Document, language: str) -> list[Redirect]:
    """Every redirect of a language; entries that cannot be read are left to the check."""
    return [
        redirect for page in document.of(language) for redirect, _ in _entries(page) if redirect
    ]


def _entries(page: Page) -> Iterator[tuple[Redirect | None, int]]:
    for index, entry in enumerate(page.matter.moved_from):
        match = _ENTRY.fullmatch(entry.strip())
        if match is None:
            yield None, index
        else:
            yield Redirect(match["path"], match["old"] or "", page, match["new"] or ""), index


def check_redirects(document: Document) -> Iterator[Problem]:
    """Old addresses that are still in use, or lead nowhere, or are declared in one language
    only.
    """
    for page in document.pages:
        for redirect, index in _entries(page):
            position = page.matter_source.position(("moved_from", index))
            details: dict[str, object] = {"entry": page.matter.moved_from[index]}
            if redirect is None:
                yield Problem(page.shown, *position, "moved_form", details)
            elif key := _fault(redirect, document):
                details |= {"path": redirect.path, "new": redirect.new_anchor}
                yield Problem(page.shown, *position, key, details)
        for language in document.languages:
            twin = document.page(language, page.path)
            if twin and set(twin.matter.moved_from) != set(page.matter.moved_from):
                position = page.matter_source.key_position(("moved_from",))
                yield Problem(page.shown, *position, "moved_twin", {"other": twin.shown})


def _fault(redirect: Redirect, document: Document) -> str | None:
    old = document.page(redirect.page.language, redirect.path)
    if not redirect.anchor:
        generated = {
            side_by_side_path(page.path) for page in document.pages if page.matter.document
        }
        return "moved_still_there" if old or redirect.path in generated else None
    if redirect.new_anchor not in _ids(redirect.page):
        return "moved_nowhere"
    if old is None:
        return "moved_no_page"
    return "moved_still_there" if redirect.anchor in _ids(old) else None


def _ids(page: Page) -> set[str]:
    headings = {block.id for block in page.blocks if block.kind == "heading" and block.id}
    return headings | {passage.id for passage in page.passages}
