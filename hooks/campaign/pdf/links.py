# SPDX-License-Identifier: MIT
"""Where the links of a page lead when it stands in the PDF: to a place in it, or to the Web."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from campaign.model.pages import Page, resolved_path
from campaign.model.urls import Urls


class PdfLinks:
    """The places in the PDF of one language, by the pages of the document."""

    def __init__(self, pages: Iterable[Page], urls: Urls, language: str) -> None:
        self.urls = urls
        self.language = language
        self.places: dict[str, set[str]] = {}
        self.beginning: dict[str, str] = {}
        """By path: the id of a page's first heading; the path where that has none."""
        for page in pages:
            headings = [block.id for block in page.blocks if block.kind == "heading"]
            self.beginning[page.path] = next(iter(headings), None) or page.path
            self.places[page.path] = {*filter(None, headings), *(p.id for p in page.passages)}

    def target(self, page: Page, href: str) -> str | None:
        """Where ``href`` of a page leads: ``#…`` in the PDF, an address, or nowhere (None), where
        the site's own is not known.
        """
        url = urlsplit(href)
        if url.scheme or url.netloc:
            return href
        path = resolved_path(unquote(url.path), page.path) if url.path else page.path
        anchor = unquote(url.fragment)
        if path in self.places and (not anchor or anchor in self.places[path]):
            return f"#{anchor or self.beginning[path]}"
        if not self.urls.site_url:
            return None
        if path.endswith(".md"):
            address = self.urls.page(path, self.language)
        elif path.startswith("../"):  # a file that all languages share
            address = path.removeprefix("../")
        else:
            address = posixpath.join(posixpath.dirname(self.urls.home(self.language)), path)
        return self.urls.absolute(address) + (f"#{url.fragment}" if url.fragment else "")
