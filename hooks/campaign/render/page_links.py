# SPDX-License-Identifier: MIT
"""Resolve links between pages in two steps, so that the same HTML can be shown at several URLs.

When a page is rendered, ``mark`` puts the path of a link's target, from ``docs/``, between two
control characters. When a page is written, ``resolve`` replaces it with the relative URL.
"""

import html
import posixpath
import re
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.model.urls import Urls, relative

STX, ETX = "\x02", "\x03"  # as around Python-Markdown's own placeholders, which have no slash
_MARKED = re.compile(f"{STX}(/[^{STX}{ETX}]*){ETX}")


def mark(element: Element, page: Page) -> None:
    """Mark the path that a link or an image of ``page`` names; other addresses are unchanged."""
    for key in ("href", "src"):
        url = urlsplit(element.get(key, ""))
        if url.path and not (url.scheme or url.netloc):
            path = f"{STX}{quote(source(url.path, page))}{ETX}"
            element.set(key, url._replace(path=path).geturl())


def source(path: str, page: Page) -> str:
    """Return the file that a link on ``page`` names, in ``docs/``: ``/fr/annex/costs.md``."""
    own = posixpath.join("/", page.language, page.path)
    folder = posixpath.dirname(own)
    return posixpath.normpath(posixpath.join(folder, unquote(path))) if path else own


def address(href: str, page: Page, urls: Urls) -> str:
    """Return the absolute URL of a file that a link on ``page`` names."""
    url = urlsplit(href)
    path = urls.file("", source(url.path, page)).removeprefix("./")
    return urls.absolute(path) + (f"#{url.fragment}" if url.fragment else "")


def figures_link(campaign: Campaign, page: Page) -> str | None:
    """Return the relative link from ``page`` to the figures page, or None if there is none."""
    target = campaign.pages.page_with_insert(page.language, "figures")
    return relative(target.path, page.path) if target else None


def resolve(text: str, link: Callable[[str], str]) -> str:
    """Return HTML with each marked path replaced, e.g. by ``link("/fr/annex/costs.md")``."""
    return _MARKED.sub(lambda m: html.escape(link(unquote(html.unescape(m[1])))), text)
