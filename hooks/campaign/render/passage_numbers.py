# SPDX-License-Identifier: MIT
"""Add passage numbers to the HTML of the letter's pages."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX

from campaign.model.pages import Page, Passage
from campaign.source.markdown_blocks import EDITORIAL
from campaign.views.language_view import LanguageView

# A comment, the only raw HTML that a page of the letter may have as a block.
_RAW = re.compile(rf"{STX}wzxhzdk:\d+{ETX}")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ITEMS = ("li", "dt", "dd")


def set_ids(root: Element) -> list[tuple[Element, Passage]]:
    """Give each passage its ID, as in ``Page.passages``, and return the passages.

    They are numbered from 1 after each heading.
    """
    passages = list[tuple[Element, Passage]]()
    section, number = "", 0
    for element in _text_blocks(root):
        if element.tag in HEADINGS:
            section, number = element.get("id") or section, 0
        else:
            number += 1
            passage = Passage(section, number, ())
            element.set("id", passage.id)
            passages.append((element, passage))
    return passages


def add_permalinks(
    passages: Iterable[tuple[Element, Passage]], views: LanguageView, page: Page
) -> None:
    """Add a link to each passage, whose number is shown by the style sheet.

    So it is not part of text that is read out or copied.
    """
    for element, passage in passages:
        attributes = {
            "class": "passage-number",
            "href": f"#{passage.id}",
            "aria-label": views.passage_label(page, passage),
            "data-number": str(passage.number),
        }
        if subheading := views.subheading(page, passage):
            attributes["data-section"] = subheading
        permalink = Element("a", attributes)
        permalink.tail, element.text = element.text, None
        element.insert(0, permalink)


def _text_blocks(parent: Element) -> Iterator[Element]:
    """Yield headings, paragraphs and list items; a paragraph in an item is part of its passage."""
    for element in parent:
        classes = (element.get("class") or "").split()
        if {"footnote", "admonition-title"}.intersection(classes) or (
            EDITORIAL in classes and element.tag not in HEADINGS
        ):
            continue
        if element.tag in (*HEADINGS, "p"):
            if not _RAW.fullmatch((element.text or "").strip()):
                yield element
        elif element.tag in _ITEMS:
            yield element
            yield from (inner for inner in _text_blocks(element) if inner.tag in _ITEMS)
        else:
            yield from _text_blocks(element)
