# SPDX-License-Identifier: MIT
"""The elements of a page, made from the tokens that all other code reads too.

They are as Python-Markdown makes them, whose serializer writes them: raw HTML is in its stash, and
a placeholder for it in the text.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER, FootnoteExtension
from markdown.util import AtomicString
from markdown_it.tree import SyntaxTreeNode

from campaign.model.pages import Page, Passage
from campaign.render.boxes import add_box
from campaign.source.directives import INSERT, SIGNATORIES, html_element
from campaign.source.inline_text import plain_text
from campaign.source.markdown_parser import BLOCK_HEAD
from campaign.views.language_view import LanguageView

_ENTITY = re.compile(r"&(?=#\d+;|#x[0-9a-f]+;|[0-9a-z]+;)", re.IGNORECASE)
"""A sign that the serializer would take for the beginning of an entity."""
_TAB = 4


Passages = list[tuple[Element, Passage]]
"""The passages of a page, with their elements."""


def page_elements(md: Markdown, page: Page, views: LanguageView) -> tuple[Element, Passages]:
    """Return the root of a page's elements, and its passages, which have their IDs.

    ``md`` has the extension of footnotes.
    """
    root = Element("div")
    writer = _Writer(md, page, views, root)
    writer.blocks(SyntaxTreeNode(page.markdown.tokens).children, root)
    for element, passage in writer.passages:
        element.set("id", passage.id)
    return root, writer.passages


class _Writer:
    """A pass over the tokens of a page that adds an element for each."""

    def __init__(self, md: Markdown, page: Page, views: LanguageView, root: Element) -> None:
        self.md = md
        self.page = page
        self.views = views
        self.root = root
        self.notes: FootnoteExtension = md.treeprocessors["footnote-duplicate"].footnotes  # type: ignore[attr-defined]
        self.in_signatories = False
        self.passages: Passages = []
        tokens, blocks = page.markdown.tokens, [(p.blocks[0].source, p) for p in page.passages]
        self._left = {id(tokens[source[1]]): passage for source, passage in blocks if source}
        """The passages without an element yet, by the token of their text."""

    def blocks(self, nodes: Iterable[SyntaxTreeNode], parent: Element) -> None:
        """Add blocks to the element around them."""
        for node in nodes:
            if node.type == "inline":
                attributes = " ".join(node.meta.get("attributes", []))
                AttrListTreeprocessor(self.md).assign_attrs(parent, attributes)
                self._inline(node.children, parent)
            elif node.type in ("fence", "code_block"):
                code = SubElement(SubElement(parent, "pre"), "code")
                if language := node.info.split(" ")[0]:
                    code.set("class", f"language-{language}")
                code.text = AtomicString(node.content.expandtabs(_TAB))
            elif node.type == "html_block":
                SubElement(parent, "p").text = self.md.htmlStash.store(node.content.rstrip("\n"))
            elif node.type == "container_block":
                self._container(node, parent)
            elif node.type == "footnote_block":
                self._notes(node.children)
            elif node.hidden:  # a paragraph of a list without space between its items
                self.blocks(node.children, parent)
            elif node.type != "footnote_anchor":
                element = SubElement(parent, node.tag, _attributes(node))
                if node.type in ("paragraph", "list_item", "dt", "dd"):
                    text = next(
                        (inner.token for inner in node.walk() if inner.type == "inline"), None
                    )
                    if passage := self._left.pop(id(text), None):  # so that it is the item's
                        self.passages.append((element, passage))
                self.blocks(node.children, element)

    def _inline(self, nodes: Iterable[SyntaxTreeNode], parent: Element) -> None:
        for node in nodes:
            if node.type in ("text", "text_special"):
                _add_text(parent, self._text(node.content))
            elif node.type == "hardbreak" or (node.type == "softbreak" and self.in_signatories):
                SubElement(parent, "br")
            elif node.type == "softbreak":
                _add_text(parent, "\n")
            elif node.type == "html_inline":
                _add_text(parent, self.md.htmlStash.store(node.content))
            elif node.type == "marker":
                parent.append(self._figure(node.meta["marker"].name))
            elif node.type == "footnote_ref":
                parent.append(self._reference(node.meta["label"], node.meta["id"] + 1))
            elif node.type == "code_inline":
                code = SubElement(parent, "code", _attributes(node))
                code.text = AtomicString(self._text(node.content))
            elif node.type == "image":
                alt = plain_text(
                    _tokens(node), lambda name: self.views.cited(name, self.page), True
                )
                SubElement(parent, "img", {**_attributes(node), "alt": self._text(alt)})
            else:
                element = SubElement(parent, node.tag, _attributes(node))
                self._inline(node.children, element)
                if node.markup == "autolink" or node.info == "auto":
                    element.text = AtomicString(element.text or "")  # it is not abbreviated

    def _text(self, text: str) -> str:
        return _ENTITY.sub(lambda _: self.md.htmlStash.store("&amp;"), text)

    def _figure(self, name: str) -> Element:
        """Return ``<data value="33000">33,000</data>``; with what was sent, if it has changed."""
        figure = self.views.campaign.figures[name]
        classes = "figure figure--words" if figure.form or figure.form_published else "figure"
        element = Element(
            "data", {"value": str(figure.value), "class": classes, "data-figure": name}
        )
        text, note = self.views.campaign.figure_on(self.page, name)
        element.text = AtomicString(text)
        if not note:
            return element
        whole = Element("span", {"class": "figure-moved"})
        whole.append(element)
        element.tail = " "
        SubElement(whole, "small", {"class": "figure-moved__sent"}).text = AtomicString(note)
        return whole

    def _container(self, node: SyntaxTreeNode, parent: Element) -> None:
        """Add a ``///`` block, or a box of the theme."""
        match = BLOCK_HEAD.match(node.info)
        assert match is not None  # the parser has matched it already
        name, argument = match["name"], match["argument"] or ""
        if node.meta:
            title, content = add_box(parent, node.info, node.meta, self.root)
            for child in node.children:
                if child.type == "block_title" and title is not None:
                    self._inline(child.children[0].children, title)
            self.blocks((x for x in node.children if x.type != "block_title"), content)
        elif name == INSERT:
            SubElement(parent, "div", {"data-insert": argument})
        elif name == "html":
            tag, attributes = html_element(argument) or ("div", {})
            self.blocks(node.children, SubElement(parent, tag, attributes))
        else:
            self.in_signatories = name == SIGNATORIES
            self.blocks(node.children, SubElement(parent, "div", {"class": name}))
            self.in_signatories = False

    def _reference(self, name: str, number: int) -> Element:
        """Return the mark of a footnote."""
        mark = Element("sup", {"id": self.notes.makeFootnoteRefId(name, found=True)})
        link = {"class": "footnote-ref", "href": f"#{self.notes.makeFootnoteId(name)}"}
        text = self.notes.getConfig("SUPERSCRIPT_TEXT").format(number)
        SubElement(mark, "a", link).text = text
        return mark

    def _notes(self, notes: Sequence[SyntaxTreeNode]) -> None:
        """Add the footnotes, each with a link back to its mark."""
        around = SubElement(self.root, "div", {"class": "footnote"})
        SubElement(around, "hr")
        items = SubElement(around, "ol")
        for number, note in enumerate(notes, 1):
            name = note.meta["label"]
            item = SubElement(items, "li", {"id": self.notes.makeFootnoteId(name)})
            self.blocks(note.children, item)
            last = item[-1] if len(item) else None
            if last is None or last.tag != "p":
                last = SubElement(item, "p")
            else:
                _add_text(last, NBSP_PLACEHOLDER)
            title = self.notes.getConfig("BACKLINK_TITLE").format(number)
            link = {"href": f"#{self.notes.makeFootnoteRefId(name)}", "title": title}
            SubElement(last, "a", link | {"class": "footnote-backref"}).text = FN_BACKLINK_TEXT


def _attributes(node: SyntaxTreeNode) -> dict[str, str]:
    return {name: str(value) for name, value in node.attrs.items()}


def _tokens(node: SyntaxTreeNode) -> Sequence[Any]:
    return node.token.children or () if node.token else ()


def _add_text(parent: Element, text: str) -> None:
    """Add text behind what is in an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
