# SPDX-License-Identifier: MIT
"""The targets of a page's links in the PDF: anchors in it, or web addresses."""

import posixpath
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from campaign.model.pages import Page
from campaign.model.urls import Urls, resolved_path


class PdfLinks:
    """The link targets in the PDF of one language."""

    def __init__(self, pages: Iterable[Page], urls: Urls, language: str) -> None:
        self.urls = urls
        self.language = language
        self.places: dict[str, set[str]] = {}
        self.beginning: dict[str, str] = {}
        """By path: the ID of a page's first heading; the path if it has none."""
        for page in pages:
            headings = [block.id for block in page.blocks if block.kind == "heading"]
            self.beginning[page.path] = next(iter(headings), None) or page.path
            self.places[page.path] = {*filter(None, headings), *(p.id for p in page.passages)}

    def target(self, page: Page, href: str) -> str | None:
        """Return the target of ``href`` on a page: ``#…`` in the PDF, or an address.

        Returns None if the target is on the site and the site's address is not known.
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
        source = posixpath.normpath(posixpath.join("/", self.language, path))
        address = self.urls.file("", source).removeprefix("./")
        return self.urls.absolute(address) + (f"#{url.fragment}" if url.fragment else "")
