# SPDX-License-Identifier: MIT
"""A page that is rendered once, and published by a site generator that would render it again.

``LinksCollector`` takes the links out of a page while it is rendered; what is left is kept as a
``PrintedPage``.  ``publish`` puts it in the place of the rendering of the same page: the generator
is given the page's links and ids alone, resolves and validates them as ever, and gets the page
with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

_LINKS = {"a": "href", "img": "src"}
_PLACE = f"{STX}link{ETX}"
_PUBLISHED = re.compile(r'<(?:a href|img src)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The HTML of a page, parted where the target of a link stands."""

    parts: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    """For each place between two parts, the element (``a``, ``img``) and its target as written."""
    own_links: tuple[str, ...]
    """The links that lead to places on the page itself: ``#elms``."""
    ids: tuple[str, ...]
    contents: list[Any]
    """The headings, as Python-Markdown's table of contents has them."""

    def html(self, targets: Iterable[str] | None = None) -> str:
        """The page with these targets, escaped; as written, where none are given."""
        filled = (target for _, target in self.links) if targets is None else targets
        pairs = zip_longest(self.parts, filled, fillvalue="")
        return "".join(piece for pair in pairs for piece in pair)


class LinksCollector(Treeprocessor):
    """Takes the targets out of the links of one page, when everything else has been done to it."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.links: list[tuple[str, str]] = []
        self.own_links: dict[str, None] = {}
        self.ids: list[str] = []
        md.treeprocessors.register(self, "campaign-links", -1)  # after `unescape` (0)

    def run(self, root: Element) -> None:
        """Leaves links to other sites, and those that Python-Markdown writes later, as they are."""
        for element in root.iter():
            self.ids += self._names(element)
            key = _LINKS.get(element.tag)
            target = element.get(key) if key else None
            if key is None or target is None or STX in target:
                continue
            url = urlsplit(target)
            if target.startswith("#"):
                self.own_links[target] = None
            elif not url.scheme and not url.netloc:
                self.links.append((element.tag, target))
                element.set(key, _PLACE)

    def printed(self, html: str) -> PrintedPage:
        """The page, whose rendering has ended in ``html``."""
        parts = tuple(html.split(_PLACE))
        assert len(parts) == len(self.links) + 1, "a link has been lost"
        contents = getattr(self.md, "toc_tokens", [])
        return PrintedPage(
            parts, tuple(self.links), tuple(self.own_links), tuple(self.ids), contents
        )

    @staticmethod
    def _names(element: Element) -> Iterator[str]:
        if name := element.get("id"):
            yield name
        if element.tag == "a" and (name := element.get("name")):
            yield name


def publish(md: Markdown, page: PrintedPage) -> None:
    """Makes ``page`` what ``md`` renders, whatever text it is given."""
    # Before `html_block` (20), which parses, and after what only looks at the text (21).
    md.preprocessors.register(_NoText(md), "campaign-no-text", 20.5)
    # Before everything that looks at links and ids, which begins at 5.
    md.treeprocessors.register(_LinksAndIds(md, page), "campaign-links-and-ids", 6)
    md.postprocessors.register(_Filled(md, page), "campaign-filled", -1)


class _NoText(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:  # noqa: ARG002 (upstream's name)
        return []


class _LinksAndIds(Treeprocessor):
    def __init__(self, md: Markdown, page: PrintedPage) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        root.extend(Element(tag, {_LINKS[tag]: target}) for tag, target in self.page.links)
        root.extend(Element("a", {"href": target}) for target in self.page.own_links)
        root.extend(Element("span", {"id": name}) for name in self.page.ids)


class _Filled(Postprocessor):
    def __init__(self, md: Markdown, page: PrintedPage) -> None:
        super().__init__(md)
        self.page = page

    def run(self, text: str) -> str:
        self.md.toc_tokens = self.page.contents  # type: ignore[attr-defined]  # toc's
        return self.page.html(_PUBLISHED.findall(text)[: len(self.page.links)])
