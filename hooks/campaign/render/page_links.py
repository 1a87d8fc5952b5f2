# SPDX-License-Identifier: MIT
"""Links between pages: from the file that an editor names to the address that a browser follows.

Pages are rendered before the build.  ``mark`` then puts the file that a link leads to, from
``docs/``, between two control characters; when the page is written, ``resolve`` replaces it with
the address, relative to the page.  So the same HTML can be shown on pages at several addresses.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from campaign.model.pages import Page

# The slash tells it from what Python-Markdown itself writes between these characters.
_MARKED = re.compile(f"{STX}([^{STX}{ETX}]+/[^{STX}{ETX}]*){ETX}")


def mark(target: str, page: Page) -> str:
    """Return the target of a link on ``page``, with the file that it names marked.

    Links to other sites and to places on the page itself are returned unchanged.
    """
    url = urlsplit(target)
    if STX in target or url.scheme or url.netloc or not url.path:
        return target
    folder = posixpath.join("/", page.language, posixpath.dirname(page.path))
    source = posixpath.normpath(posixpath.join(folder, unquote(url.path)))
    return url._replace(path=f"{STX}{quote(source)}{ETX}").geturl()


def resolve(text: str, link: Callable[[str], str]) -> str:
    """Return HTML with ``link("/fr/annex/costs.md")`` in the place of each marked file."""
    return _MARKED.sub(lambda m: html.escape(link(unquote(html.unescape(m[1])))), text)


class LinkMarker(Treeprocessor):
    """Mark the links and images of a page, after everything else has been done to it."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        for element in root.iter():
            for tag, key in (("a", "href"), ("img", "src")):
                if element.tag == tag and (target := element.get(key)):
                    element.set(key, mark(target, self.page))
