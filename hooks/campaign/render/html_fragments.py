# SPDX-License-Identifier: MIT
"""Split a page into HTML fragments, one per row of its side-by-side page.

Fragments are collected during rendering, so the HTML is never parsed again.
"""

from copy import deepcopy
from itertools import takewhile
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown

from campaign.model.pages import Page
from campaign.render.page_elements import PageElements
from campaign.source.markdown_blocks import Block

_APART = ("ul", "ol", "dl", "div", "details")
"""Elements in an item whose blocks have rows of their own."""


def fragments(
    md: Markdown, page: Page, elements: PageElements
) -> tuple[dict[int, str], dict[str, str]]:
    """Return the HTML of rows by the index of their block, and that of footnotes by their ID.

    It is made of copies, so that the page is unchanged.
    """
    elements_of = {i: each for i, each in elements.blocks.items() if _has_row(page.blocks[i])}
    notes = [each for each in elements.root.iter("li") if each.get("id", "").startswith("fn:")]
    apart = {*notes, *elements_of.values()}
    inner = {x.get("id") for x in elements.root.iter() if x.get("id") and x not in apart}

    def html(shown: Element) -> str:
        """Return HTML whose inner IDs begin with the language, as every language has them."""
        for each in shown.iter():
            if each.get("id") in inner:
                each.set("id", f"{page.language}-{each.get('id')}")
            link = unquote(each.get("href", ""))
            if link[:1] == "#" and link[1:] in inner:
                each.set("href", f"#{page.language}-{link[1:]}")
        return inner_html(md, shown)

    rows = {}
    for index, element in elements_of.items():
        language = {k: v for k in ("lang", "dir") if (v := elements.nearest(element, k))}
        rows[index] = html(_shown(element, page.blocks[index], language))
    shown = [(note, _shown_note(note, number)) for number, note in enumerate(notes, 1)]
    return rows, {note.get("id", ""): html(each) for note, each in shown}


def _has_row(block: Block) -> bool:
    """Return whether a block is not shown with the table or the item around it."""
    if {"cell", "footnote"} & {block.kind, *block.ancestors}:
        return False
    inside = {*takewhile(lambda name: name != "item", reversed(block.ancestors))}
    is_part = "item" in block.ancestors and inside <= {"quote", "caption"}
    return block.kind in ("item", "term") or not is_part


def _shown_note(note: Element, number: int) -> Element:
    shown = Element("div")
    _copy(note, SubElement(SubElement(shown, "ol", {"start": str(number)}), "li"))
    return shown


def _shown(element: Element, block: Block, language: dict[str, str]) -> Element:
    """Return what the row of a block shows, in an element around it."""
    shown = parent = Element("div")
    if block.kind in ("table", "code"):
        parent = SubElement(shown, "div", language) if language else shown
        parent.append(whole := deepcopy(element))
        whole.tail = None
        return shown
    tag = element.tag
    if "quote" in block.ancestors:
        parent = SubElement(parent, "blockquote")
    if block.kind == "heading":
        tag = f"h{min(block.level + 1, 6)}"
    elif tag == "li":
        number = block.place and block.place.number
        start = {"start": str(number)} if number is not None else {}
        parent = SubElement(parent, "ol" if start else "ul", start)
    else:
        tag = "div" if tag == "dd" else "p"
    _copy(element, SubElement(parent, tag, language), _APART)
    return shown


def _copy(element: Element, into: Element, without: tuple[str, ...] = ()) -> None:
    into.text = element.text
    into.extend(deepcopy(child) for child in element if child.tag not in without)


def inner_html(md: Markdown, element: Element) -> str:
    """Return the HTML inside of an element."""
    text: str = md.serializer(element)
    text = text[text.index(">") + 1 : text.rindex("</div>")].strip()
    for processor in md.postprocessors:
        text = processor.run(text)
    return text.strip()
