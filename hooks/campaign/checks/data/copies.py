# SPDX-License-Identifier: MIT
"""Find pages that were copied and left as they are, or renamed in one language only."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.problems import Problem


def check_copies(draft: Draft) -> Iterator[Problem]:
    """Report pages with the description or the heading of another, and half of its lines."""
    listed = draft.settings.pages
    first: dict[tuple[str, str], Page] = {}
    # Pages in the navigation come first, so the one that nobody listed is the copy.
    for page in sorted(draft.pages, key=lambda page: page.path not in listed):
        lines = _lines(page)
        for key in (page.matter.description, *_ids(page)[:1]):
            original = first.setdefault((page.language, key), page)
            if original is not page and len(lines & _lines(original)) * 2 >= len(lines):
                details = {"other": original.display_path}
                yield Problem(page.display_path, 1, 1, "page_copied", details)
                break


def _lines(page: Page) -> set[str]:
    return {line for line in page.lines[page.body_line - 1 :] if line.strip()}


def check_renamed(draft: Draft) -> Iterator[Problem]:
    """Report pages that have another file name in one language than in the others."""
    default, *others = draft.pages.languages
    for language in others:
        ours = {page.path: page for page in draft.pages.in_language(language)}
        theirs = {page.path: page for page in draft.pages.in_language(default)}
        for a, b in _pairs(
            [page for path, page in theirs.items() if path not in ours],
            [page for path, page in ours.items() if path not in theirs],
        ):
            # The navigation has the name that the editor means.
            renamed, other = (a, b) if b.path in draft.settings.pages else (b, a)
            details = {"other": other.display_path, "right": other.path}
            yield Problem(renamed.display_path, 1, 1, "page_renamed", details)


def _pairs(left: list[Page], right: list[Page]) -> Iterator[tuple[Page, Page]]:
    """Yield pages without a translation that are each other's: alone in a folder, or same IDs."""
    for page in left:
        same = [other for other in right if _ids(page) and _ids(page) == _ids(other)]
        if not same and len(left) == len(right) == 1:
            same = [other for other in right if _folder(page) == _folder(other)]
        if len(same) == 1:
            yield page, same[0]


def _ids(page: Page) -> list[str]:
    return [block.id for block in page.blocks if block.kind == "heading" and block.id]


def _folder(page: Page) -> str:
    return posixpath.dirname(page.path)
