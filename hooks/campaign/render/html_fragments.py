# SPDX-License-Identifier: MIT
"""Split a page into HTML fragments, one per block, for the side-by-side pages.

Fragments are collected during rendering, so the HTML is never parsed again.
"""

from collections.abc import Collection
from copy import deepcopy
from dataclasses import replace
from html import escape
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown

from campaign.model.pages import Page
from campaign.render.page_elements import Blocks
from campaign.render.rendered_page import Fragment
from campaign.source.directives import RECOMMENDATIONS, SIGNATORIES
from campaign.source.markdown_blocks import Block

_APART = ("ul", "ol", "dl", "div", "details")
"""Elements in an item whose blocks are fragments of their own."""
_OF_LANGUAGE = ("lang", "dir")
_AROUND = dict.fromkeys(("admonition", "details", "tab"), "box") | {
    name: name for name in (RECOMMENDATIONS, SIGNATORIES, "quote", "caption")
}
"""The name of what is around a fragment, by what is around its block."""


def fragments(md: Markdown, page: Page, root: Element, elements: Blocks) -> tuple[Fragment, ...]:
    """Return the fragments of a page; they are made of a copy, so that the page is unchanged."""
    copy = deepcopy(root)
    copies = dict(zip(root.iter(), copy.iter(), strict=True))
    parents = {child: parent for parent in root.iter() for child in parent}
    items = {element for element, *_ in elements}

    def is_part(element: Element) -> bool:
        """Return whether an element is in the fragment of the item around it."""
        around = parents.get(element)
        if around is None or around in items:
            return around is not None and element.tag not in _APART
        return is_part(around)

    def attributes(element: Element) -> str:
        """Return the attributes of the language, which may be those of an element around."""
        around = [element]
        while (parent := parents.get(around[-1])) is not None:
            around.append(parent)
        found = {name: value for each in reversed(around) for name, value in each.items()}
        given = (name for name in _OF_LANGUAGE if name in found)
        return "".join(f' {name}="{escape(found[name])}"' for name in given)

    found = [
        (copies[element], _fragment(element, block, attributes(element)))
        for element, block, _ in elements
        if not ({"cell", "footnote"} & {block.kind, *block.ancestors} or is_part(element))
    ]
    notes = (each for each in copy.iter("li") if each.get("id", "").startswith("fn:"))
    found += [
        (note, Fragment("note", id=note.get("id"), number=number, block="footnote"))
        for number, note in enumerate(notes, 1)
    ]
    _rename(copy, {element for element, _ in found}, page.language)
    return tuple(replace(each, html=_html(md, element, each)) for element, each in found)


def _rename(root: Element, blocks: Collection[Element], language: str) -> None:
    """Prefix the IDs inside blocks, and links to them, as every language has the same ones."""
    inner = [each for each in root.iter() if each.get("id") and each not in blocks]
    links = {f"#{element.get('id')}" for element in inner}
    for element in inner:
        element.set("id", f"{language}-{element.get('id')}")
    for link in root.iter("a"):
        if unquote(target := link.get("href", "")) in links:
            link.set("href", f"#{language}-{target[1:]}")


def _html(md: Markdown, element: Element, fragment: Fragment) -> str:
    frame = Element("div")
    if fragment.kind == "whole":
        element.tail = None
        frame.append(element)
    else:
        frame.text = element.text
        whole = fragment.kind == "note"
        frame.extend(child for child in element if whole or child.tag not in _APART)
    return inner_html(md, frame)


def _fragment(element: Element, block: Block, attributes: str) -> Fragment:
    kind = "whole" if block.kind in ("table", "code") else block.kind
    return Fragment(
        "definition" if element.tag == "dd" else kind,
        id=element.get("id"),
        level=block.level or block.ancestors.count("item"),
        number=block.place.number if block.place else None,
        block=next((_AROUND[name] for name in reversed(block.ancestors) if name in _AROUND), ""),
        editorial=block.editorial,
        attributes=attributes,
    )


def inner_html(md: Markdown, element: Element) -> str:
    """Return the HTML inside of an element."""
    text: str = md.serializer(element)
    text = text[text.index(">") + 1 : text.rindex("</div>")].strip()
    for processor in md.postprocessors:
        text = processor.run(text)
    return text.strip()
