# SPDX-License-Identifier: MIT
"""The pages of the letter, put together to one document: its links and the levels of headings."""

import json
import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.render.page_links import address, source
from campaign.render.prerender import RenderedPages
from campaign.render.rendered_page import Node
from campaign.views.language_view import LanguageView

_DEEPEST = 6  # PDF has H1 to H6


class LetterPages:
    """The pages of the letter in one language, in order."""

    def __init__(self, views: LanguageView, urls: Urls) -> None:
        self.views = views
        self.urls = urls
        self.pages = views.letter
        self.beginning = {page.path: _first_heading(page) or page.path for page in self.pages}
        """By path: the ID of a page's first heading; the path if it has none."""

    def nodes(self, rendered: RenderedPages) -> list[Node]:
        """Return each page with its blocks."""
        found, level = [], 0
        for page in self.pages:
            blocks = json.loads(rendered[page.language, page.path].paper)
            depth = self._pages_above(page)
            start: str | None = self.beginning[page.path]
            for node in _every(blocks):
                kind = node.get("kind")
                if kind == "heading":
                    # PDF/UA: headings do not skip a level.
                    level = min(node["level"] + depth, level + 1, _DEEPEST)
                    node |= {"id": node["id"] or start, "level": level}
                    start = None
                elif kind == "link":
                    node["to"] = self.target(page, node["to"])
                elif kind == "contents":
                    node["parts"] = self._parts_below(page)
            found.append({"name": self.views.cite(page), "depth": depth, "blocks": blocks})
        return found

    def _pages_above(self, page: Page) -> int:
        """Count the index pages above a page: one, ``annex/index.md``, for ``annex/elms.md``."""
        path = PurePosixPath(page.path)
        folders = (path.parent if path.name == "index.md" else path).parents
        return sum(str(folder / "index.md") in self.beginning for folder in folders if folder.name)

    def _parts_below(self, page: Page) -> list[str]:
        """Return the first anchors of the pages in a page's folder, for the insert ``contents``."""
        folder = posixpath.join(posixpath.dirname(page.path), "")  # ends with a slash, or is empty
        return [
            self.beginning[other.path]
            for other in self.pages
            if other is not page and other.path.startswith(folder) and other.passages
        ]

    def target(self, page: Page, href: str) -> str | None:
        """Return the target of ``href`` on a page: ``#…`` in the PDF, or an address.

        Returns None if the target is on the site and the site's address is not known.
        """
        url = urlsplit(href)
        if url.scheme or url.netloc:
            return href
        path = source(url.path, page).removeprefix(f"/{page.language}/")
        anchor = unquote(url.fragment)
        target = next((page for page in self.pages if page.path == path), None)
        if target and (not anchor or anchor in target.ids):
            return f"#{anchor or self.beginning[path]}"
        return address(href, page, self.urls) if self.urls.site_url else None


def _first_heading(page: Page) -> str | None:
    return next((block.id for block in page.blocks if block.kind == "heading"), None)


def _every(value: object) -> Iterator[Node]:
    """Yield the dictionaries in JSON, in order."""
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    for each in value if isinstance(value, list) else ():
        yield from _every(each)
