# SPDX-License-Identifier: MIT
"""Titles and descriptions, by which readers tell pages apart in search results and shared links.

What is said of them is advice, but for a description that nobody translated.
"""

from __future__ import annotations

from collections.abc import Iterator

from campaign.document import Document, Page
from campaign.markers import MARKER
from campaign.problems import Problem

_LIMITS = {"title": 70, "description": 160}
"""Characters that search engines and link previews show before they cut."""


def check_titles(document: Document) -> Iterator[Problem]:
    """Texts that two pages of a language share or that are cut off, and descriptions that nobody
    translated.

    A title may be the same in two languages, as a name is; a sentence is not.
    """
    for key in ("title", "description"):
        first: dict[tuple[str, str], Page] = {}
        for page in document.pages:
            text = " ".join(getattr(page.matter, key).split()).casefold()
            other = first.setdefault((page.language, text), page)
            if text and other is not page:
                details = {"name": key, "other": other.shown}
                yield Problem(page.shown, *_place(page, key), "text_twice", details)
            length = len(MARKER.sub("000 000", text))  # a marker counts as a number of six
            if length > _LIMITS[key]:
                sizes: dict[str, object] = {"name": key, "length": length, "limit": _LIMITS[key]}
                yield Problem(page.shown, *_place(page, key), "text_too_long", sizes)
    for page in document.pages:
        original = document.page(document.languages[0], page.path)
        text = page.matter.description
        if text and original and original is not page and text == original.matter.description:
            details = {"other": original.shown}
            place = _place(page, "description")
            yield Problem(page.shown, *place, "description_untranslated", details)


def _place(page: Page, key: str) -> tuple[int, int]:
    return page.matter_source.position((key,))
