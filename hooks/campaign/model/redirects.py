# SPDX-License-Identifier: MIT
"""Old addresses of moved pages and passages, from ``moved_from`` in the new page's front matter.

The entry ``annex/old.md`` is the page's own old path, relative to the language's folder;
``annex/old.md#old-p3 -> costs-p9`` is a passage that is now on this page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.model.pages import Page, Pages

_ENTRY = re.compile(
    r"(?P<path>(?!/|docs/|\.)[^\s#\\]+\.md)(?:#(?P<old>[\w-]+)\s*->\s*(?P<new>[\w-]+))?"
)


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirect from ``path``, or its ``anchor``, to ``page``, or its ``new_anchor``."""

    path: str
    anchor: str
    page: Page
    new_anchor: str


def redirects(pages: Pages, language: str) -> list[Redirect]:
    """Return all redirects of a language, without malformed entries."""
    return [
        redirect
        for page in pages.in_language(language)
        for redirect, _ in declared_redirects(page)
        if redirect
    ]


def declared_redirects(page: Page) -> Iterator[tuple[Redirect | None, int]]:
    """Yield each entry of ``moved_from`` with its index; None if it is malformed."""
    for index, entry in enumerate(page.matter.moved_from):
        match = _ENTRY.fullmatch(entry.strip())
        if match is None:
            yield None, index
        else:
            yield Redirect(match["path"], match["old"] or "", page, match["new"] or ""), index
