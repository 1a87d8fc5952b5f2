# SPDX-License-Identifier: MIT
"""Check titles and descriptions, which search results and shared links show.

All problems are advice, except a description that is not translated.
"""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.touched import Spot, two_sided
from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.problems import Problem
from campaign.text.markers import MARKER

_LIMITS = {"title": 70, "description": 160}
"""The number of characters that search engines and link previews show."""


def check_titles(draft: Draft) -> Iterator[Problem]:
    """Report duplicate and too long titles and descriptions, and untranslated descriptions.

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
            length = len(MARKER.sub("000 000", text))  # a marker counts as a six-digit number
            if length > _LIMITS[key]:
                sizes: dict[str, object] = {"name": key, "length": length, "limit": _LIMITS[key]}
                yield Problem(page.display_path, *_place(page, key), "text_too_long", sizes)
    for page, translation in draft.translations():
        if page.matter.description and page.matter.description == translation.matter.description:
            spots = [Spot(p, *_place(p, "description")) for p in (page, translation)]
            yield two_sided("description_untranslated", *spots)


def _place(page: Page, key: str) -> tuple[int, int]:
    return page.matter_source.position((key,))
