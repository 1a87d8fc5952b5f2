# SPDX-License-Identifier: MIT
"""Check the front matter: titles and descriptions, which search results show, and old addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.checks.touched import Spot, two_sided
from campaign.model.campaign import Draft
from campaign.model.pages import Page, Pages
from campaign.model.redirects import Redirect, declared_redirects
from campaign.model.urls import side_by_side_path
from campaign.problems import Problem
from campaign.text.markers import MARKER

_LIMITS = {"title": 70, "description": 160}
"""The number of characters that search engines and link previews show."""
_MARKUP = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|\]\(")


def check_titles(draft: Draft) -> Iterator[Problem]:
    """Report duplicate and too long titles and descriptions, and Markdown in them.

    A title may be the same in two languages: it can be a name.
    """
    pages = draft.pages
    for key in ("title", "description"):
        first: dict[tuple[str, str], Page] = {}
        for page in pages:
            text = " ".join(getattr(page.matter, key).split()).casefold()
            other = first.setdefault((page.language, text), page)
            if text and other is not page:
                details = {"name": key, "other": other.display_path}
                yield Problem(page.display_path, *_place(page, key), "text_twice", details)
            if markup := _MARKUP.search(MARKER.sub("", text)):
                details = {"name": key, "typed": markup[0]}
                yield Problem(page.display_path, *_place(page, key), "matter_markup", details)
            length = len(MARKER.sub("000 000", text))  # a marker counts as a six-digit number
            if length > _LIMITS[key]:
                sizes: dict[str, object] = {"name": key, "length": length, "limit": _LIMITS[key]}
                yield Problem(page.display_path, *_place(page, key), "text_too_long", sizes)


def _place(page: Page, key: str) -> tuple[int, int]:
    return page.matter_source.position((key,))


def check_redirects(draft: Draft) -> Iterator[Problem]:
    """Report old addresses that are invalid, still in use, or missing in a language."""
    pages = draft.pages
    for page in pages:
        for redirect, index in declared_redirects(page):
            position = page.matter_source.position(("moved_from", index))
            details: dict[str, object] = {"entry": page.matter.moved_from[index]}
            if redirect is None:
                yield Problem(page.display_path, *position, "moved_form", details)
            elif key := _fault(redirect, pages):
                details |= {"path": redirect.path, "new": redirect.new_anchor}
                yield Problem(page.display_path, *position, key, details)
    for page, translation in draft.translations():
        if set(translation.matter.moved_from) != set(page.matter.moved_from):
            both = (page, translation)
            spots = [Spot(p, *p.matter_source.key_position(("moved_from",))) for p in both]
            yield two_sided("moved_twin", *spots)


def _fault(redirect: Redirect, pages: Pages) -> str | None:
    old = pages.page(redirect.page.language, redirect.path)
    if not redirect.anchor:
        generated = {side_by_side_path(page.path) for page in pages if page.matter.document}
        return "moved_still_there" if old or redirect.path in generated else None
    if redirect.new_anchor not in _ids(redirect.page):
        return "moved_nowhere"
    if old is None:
        return "moved_no_page"
    return "moved_still_there" if redirect.anchor in _ids(old) else None


def _ids(page: Page) -> set[str]:
    headings = {block.id for block in page.blocks if block.kind == "heading" and block.id}
    return headings | {passage.id for passage in page.passages}
