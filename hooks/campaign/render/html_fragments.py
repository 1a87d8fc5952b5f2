# SPDX-License-Identifier: MIT
"""Split a page into HTML fragments, one per block, for the side-by-side pages.

Fragments are collected during rendering, so the HTML is never parsed again.
"""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import ETX, STX

from campaign.model.pages import Page
from campaign.render.page_links import mark
from campaign.source.directives import RECOMMENDATIONS, SIGNATORIES
from campaign.source.markdown_blocks import EDITORIAL

_CONTAINERS = ("div", "blockquote", "section", "aside", "details", "figure", "figcaption")
_LISTS = ("ul", "ol", "dl")
_APART = (*_LISTS, "div", "details")
"""Elements in an item whose blocks are fragments of their own."""
_ITEMS = {"li": "item", "dt": "term", "dd": "definition"}
_BLOCKS = dict.fromkeys(("admonition", "details", "tabbed-block"), "box") | {
    **{name: name for name in (RECOMMENDATIONS, SIGNATORIES, "footnote")},
    "blockquote": "quote",
    "figcaption": "caption",
}
"""The name of what is around a fragment, by element or class."""
_STASHED = re.compile(rf"{STX}wzxhzdk:\d+{ETX}")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A heading, a paragraph, a list item without its nested lists, a table or another block.

    ``kind`` is ``heading``, ``paragraph``, ``item``, ``term``, ``definition``, ``title`` (of a
    box), ``note`` (a footnote) or ``whole``. The HTML is the outer HTML for ``whole``, otherwise
    the inner HTML.
    """

    kind: str
    html: str = ""
    id: str | None = None
    level: int = 0
    """A heading's level, or the nesting depth of an item's list."""
    number: int | None = None
    """An item's number, in a numbered list."""
    block: str = ""
    """The enclosing ``recommendations``, ``signatories``, ``quote``, ``footnote`` or ``box``."""
    editorial: bool = False


class RenderedPage(NamedTuple):
    """The HTML of a page, whose internal links are marked, not resolved, and its fragments."""

    html: str
    fragments: tuple[Fragment, ...]


class FragmentCollector:
    """The collection of a page's fragments from its tree of elements."""

    def __init__(self, md: Markdown, page: Page) -> None:
        self.md = md
        self.page = page

    def fragments(self, root: Element) -> tuple[Fragment, ...]:
        """Return the fragments of a copy, so that the page is unchanged."""
        copy = deepcopy(root)
        blocks = list(_blocks(copy, Fragment("")))
        self._rename_and_link(copy, {id(element) for element, _ in blocks})
        return tuple(
            replace(fragment, html=self._html(element, fragment)) for element, fragment in blocks
        )

    def _rename_and_link(self, root: Element, blocks: set[int]) -> None:
        """Mark the links, and prefix IDs inside blocks, as every language has the same ones."""
        inner_ids: set[str] = set()
        for element in root.iter():
            if (name := element.get("id")) and id(element) not in blocks:
                inner_ids.add(name)
                element.set("id", f"{self.page.language}-{name}")
        for element in root.iter():
            for key in ("href", "src"):
                if target := element.get(key):
                    element.set(key, self._target(target, inner_ids))

    def _target(self, target: str, inner_ids: set[str]) -> str:
        if target.startswith("#") and unquote(target[1:]) in inner_ids:
            return f"#{self.page.language}-{target[1:]}"
        return mark(target, self.page)

    def _html(self, element: Element, fragment: Fragment) -> str:
        frame = Element("div")
        if fragment.kind == "whole":
            element.tail = None
            frame.append(element)
        else:
            frame.text = element.text
            whole = fragment.kind == "note"
            frame.extend(child for child in element if whole or child.tag not in _APART)
        return inner_html(self.md, frame)


def _blocks(parent: Iterable[Element], around: Fragment) -> Iterator[tuple[Element, Fragment]]:
    """Yield each block in page order, with its fragment still without HTML."""
    for element in parent:
        classes = (element.get("class") or "").split()
        editorial = around.editorial or EDITORIAL in classes
        here = replace(around, id=element.get("id"), editorial=editorial)
        if re.fullmatch("h[1-6]", element.tag):
            yield element, replace(here, kind="heading", level=int(element.tag[1]))
        elif element.tag in ("summary", "label") or "admonition-title" in classes:
            yield element, replace(here, kind="title")
        elif element.tag == "p":
            # Raw HTML cannot be aligned.
            if not _STASHED.fullmatch((element.text or "").strip()):
                yield element, replace(here, kind="paragraph")
        elif element.tag in _LISTS:
            yield from _items(element, here)
        elif "tabbed-set" in classes:
            labels, blocks = (list(part) for part in element.findall("div"))
            box = replace(here, block="box")
            for pair in zip(labels, blocks, strict=True):
                yield from _blocks(pair, box)
        elif element.tag in _CONTAINERS:
            block = next(
                (_BLOCKS[x] for x in (element.tag, *classes) if x in _BLOCKS), around.block
            )
            yield from _blocks(element, replace(here, block=block))
        elif element.tag != "hr" and "data-insert" not in element.attrib:
            yield element, replace(here, kind="whole")


def _items(parent: Element, around: Fragment) -> Iterator[tuple[Element, Fragment]]:
    first = int(parent.get("start") or 1)
    here = replace(around, level=around.level + 1)
    for number, item in enumerate(parent, first):
        fragment = replace(
            here,
            kind="note" if around.block == "footnote" else _ITEMS[item.tag],
            id=item.get("id"),
            number=number if parent.tag == "ol" else None,
            editorial=around.editorial or EDITORIAL in (item.get("class") or "").split(),
        )
        yield item, fragment
        inside = replace(here, editorial=fragment.editorial)
        for child in item if fragment.kind != "note" else ():
            if child.tag in _LISTS:
                yield from _items(child, inside)
            elif child.tag in _APART:
                yield from _blocks([child], inside)


def inner_html(md: Markdown, element: Element) -> str:
    """Return the HTML inside of an element."""
    text: str = md.serializer(element)
    text = text[text.index(">") + 1 : text.rindex("</div>")].strip()
    for processor in md.postprocessors:
        text = processor.run(text)
    return text.strip()
