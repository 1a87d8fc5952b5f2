# SPDX-License-Identifier: MIT
"""The elements of a page, made from the tokens that all other code reads too."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import escape
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.util import AtomicString
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from campaign.model.campaign import Campaign
from campaign.model.pages import Page, Passage
from campaign.render.page_links import figures_link
from campaign.source.directives import INSERT, SIGNATORIES, html_element
from campaign.source.inline_text import plain_text
from campaign.source.markdown_parser import BLOCK_HEAD
from campaign.text.languages import RIGHT_TO_LEFT

_TITLES = ("h1", "h2", "h3", "h4", "h5", "h6", "summary")
escaped = partial(escape, quote=False)  # the serializer leaves entities as they are
# Raw HTML that is on paper too.
_HTML = re.compile(r"<(?P<close>/?)(?P<name>span|sup|sub|br)\b(?P<rest>[^<>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class PageElements:
    """The elements of a page, made in a pass over its tokens; passages have their IDs."""

    def __init__(self, md: Markdown, page: Page, campaign: Campaign) -> None:
        self.md, self.page, self.campaign = md, page, campaign
        self.root = self._item = Element("div")
        self.blocks: dict[int, Element] = {}  # the elements of its blocks, by index
        self.passages: dict[Element, Passage] = {}
        self.figures: dict[Element, str] = {}  # the names of those outside titles and footnotes
        self._link = figures_link(campaign, page)
        self._marks: dict[str, list[str]] = {}  # the IDs of the marks of each footnote
        self._in_signatories = self._in_notes = False
        self._indices = {id(block.token): index for index, block in enumerate(page.blocks)}
        self._passages = {id(passage.blocks[0]): passage for passage in page.passages}
        self._add(SyntaxTreeNode(page.markdown.tokens).children, self.root)
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    def around(self, element: Element | None) -> Iterator[Element]:
        """Yield an element and those around it."""
        while element is not None:
            yield element
            element = self.parents.get(element)

    def nearest(self, element: Element, attribute: str) -> str:
        """Return an attribute of an element, or of the nearest one around; empty if none."""
        return next(filter(None, (each.get(attribute) for each in self.around(element))), "")

    def _add(self, nodes: Iterable[SyntaxTreeNode], parent: Element) -> None:
        """Add blocks to the element around them."""
        for node in nodes:
            if node.type == "inline":
                attributes = " ".join(node.meta.get("attributes", []))
                AttrListTreeprocessor(self.md).assign_attrs(parent, attributes)
                block = self.page.blocks[self._record(node.to_tokens()[0], parent)]
                self._inline(block.tokens, block.language, parent)
            elif node.type in ("fence", "code_block"):
                element = SubElement(parent, "pre")
                self._record(node.to_tokens()[0], element)
                code = SubElement(element, "code")
                if language := node.info.split(" ")[0]:
                    code.set("class", f"language-{language}")
                code.text = AtomicString(escaped(node.content.expandtabs(4)))
            elif node.type == "html_block":
                SubElement(parent, "p").text = self.md.htmlStash.store(node.content.rstrip("\n"))
            elif node.type == "container_block":
                self._container(node, parent)
            elif node.type == "footnote_block":
                self._notes(node.children)
            elif node.hidden:  # a paragraph of a list without space between its items
                self._add(node.children, parent)
            elif node.type != "footnote_anchor":
                element = SubElement(parent, node.tag, {k: str(v) for k, v in node.attrs.items()})
                if node.type == "table":
                    self._record(node.to_tokens()[0], element)
                elif node.type in ("list_item", "dd"):
                    self._item = element
                self._add(node.children, element)

    def _record(self, token: Token, element: Element) -> int:
        """Note the element of a block, and return its index; an item is around its paragraph."""
        index = self._indices[id(token)]
        block = self.page.blocks[index]
        self.blocks[index] = element = self._item if block.kind == "item" else element
        if passage := self._passages.get(id(block)):
            element.set("id", passage.id)
            self.passages[element] = passage
        return index

    def _inline(self, tokens: Iterable[Token], language: str | None, parent: Element) -> None:
        is_signatory = self._in_signatories and parent in (self._item, *self._item[:1])
        names = [SubElement(parent, "strong")] if is_signatory else []  # may wrap on a phone
        open_ = [parent, *names]
        for token, own, typeset in self.campaign.typeset_tokens(tokens, self.page, language):
            around, texts = open_[-1], [*map(escaped, typeset)]
            if token.nesting == 1:
                attributes = self._attributes(token, own, language)
                open_.append(SubElement(around, token.tag, attributes))
            elif token.nesting == -1:
                open_[1:] = open_[1:-1]
                if token.markup == "autolink" or token.info == "auto":  # it is not abbreviated
                    around.text = AtomicString(around.text or "")
            elif token.type == "hardbreak" or (token.type == "softbreak" and self._in_signatories):
                open_ = [each for each in open_ if each not in names]
                SubElement(open_[-1], "br")
            elif token.type in ("text", "text_special", "softbreak"):
                is_break = token.type == "softbreak"
                _add_text(around, texts[0].replace(" ", "\n") if is_break else texts[0])
            elif token.type == "html_inline":
                self._add_html(token.content, open_)
            elif token.type == "code_inline":
                code = SubElement(around, "code", self._attributes(token, None, None))
                code.text = AtomicString(texts[0])
            elif token.type == "marker":
                self._add_figure(token.meta["marker"].name, texts, open_)
            elif token.type == "image":
                SubElement(around, "img", self._attributes(token, own, language))
            elif token.type == "footnote_ref":  # no brackets: “33,000¹” is copied as 33,0001
                name = token.meta["label"]
                marks = self._marks.setdefault(name, [])
                marks.append(f"fnref{len(marks) + 1 if marks else ''}:{name}")
                mark = SubElement(around, "sup", {"id": marks[-1]})
                link = SubElement(mark, "a", {"class": "footnote-ref", "href": f"#fn:{name}"})
                link.text = f"[{token.meta['id'] + 1}]"

    def _add_figure(self, name: str, texts: list[str], open_: list[Element]) -> None:
        """Add a figure, linked to its entry unless in a title or a link, and what was sent."""
        figure, (value, *note) = self.campaign.figures[name], texts
        is_title = open_[0].tag in _TITLES
        around = whole = open_[-1]
        if note:
            around = whole = SubElement(whole, "span", {"class": "figure-moved"})
        if self._link and not is_title and all(each.tag != "a" for each in open_):
            href = f"{self._link}#{name}"
            around = SubElement(around, "a", {"href": href, "class": "figure-link"})
        classes = "figure figure--words" if figure.form or figure.form_published else "figure"
        data = SubElement(around, "data", {"value": str(figure.value), "class": classes})
        data.text = AtomicString(value)
        if note:
            whole[-1].tail = note[0]
            SubElement(whole, "small", {"class": "figure-moved__sent"}).text = AtomicString(note[1])
        if not is_title and not self._in_notes:
            self.figures[open_[-1][-1]] = name

    def _add_html(self, html: str, open_: list[Element]) -> None:
        """Add a tag in a text, or end the element that it closes."""
        tag = _HTML.fullmatch(html)
        if tag is None:
            _add_text(open_[-1], self.md.htmlStash.store(html))
        elif not tag["close"]:
            attributes = {name: "".join(value) for name, *value in _ATTRIBUTE.findall(tag["rest"])}
            element = SubElement(open_[-1], tag["name"], attributes)
            if element.tag != "br":
                open_.append(element)
        elif any(each.tag == tag["name"] for each in open_[1:]):
            while open_.pop().tag != tag["name"]:
                pass

    def _attributes(self, token: Token, own: str | None, language: str | None) -> dict[str, str]:
        """Return the attributes of an element; its title and alternative text are typeset."""
        attributes = {name: str(value) for name, value in token.attrs.items()}
        if token.type == "image":
            cited = partial(self.campaign.cited, page=self.page)
            attributes["alt"] = plain_text(token.children or (), cited, images=True)
        for name in attributes.keys() & {"alt", "title"}:
            pieces = [(attributes[name], own)]
            (text,) = self.campaign.typeset_pieces(self.page.language, pieces, language)
            attributes[name] = escaped(text)
        return attributes

    def _container(self, node: SyntaxTreeNode, parent: Element) -> None:
        if node.meta:
            self._add_box(node, parent)
            return
        match = BLOCK_HEAD.match(node.info)
        assert match is not None  # the parser has matched it already
        name, argument = match["name"], match["argument"] or ""
        if name == INSERT:
            SubElement(parent, "div", {"data-insert": argument})
        elif name == "html":
            tag, attributes = html_element(argument) or ("div", {})
            self._add(node.children, SubElement(parent, tag, attributes))
        else:
            self._in_signatories = name == SIGNATORIES
            self._add(node.children, SubElement(parent, "div", {"class": name}))
            self._in_signatories = False

    def _add_box(self, node: SyntaxTreeNode, parent: Element) -> None:
        """Add a box as pymdown-extensions makes it, which the theme styles."""
        is_folded = node.info == "details"
        box = SubElement(parent, "details" if is_folded else "div")
        if node.meta["open"]:
            box.set("open", "open")
        if classes := [*([] if is_folded else ["admonition"]), *node.meta["types"]]:
            box.set("class", " ".join(classes))
        for child in node.children:
            if child.type != "admonition_title":
                self._add([child], box)
            elif is_folded:
                self._add(child.children, SubElement(box, "summary"))
            else:
                self._add(child.children, SubElement(box, "p", {"class": "admonition-title"}))

    def _notes(self, notes: Sequence[SyntaxTreeNode]) -> None:
        """Add the footnotes, each with links back to its marks, which may be in other notes."""
        around = SubElement(self.root, "div", {"class": "footnote"})
        SubElement(around, "hr")
        items = SubElement(around, "ol")
        self._in_notes = True
        for note in notes:
            self._add(note.children, SubElement(items, "li", {"id": f"fn:{note.meta['label']}"}))
        words = self.campaign.words(self.page.language)
        for number, (note, item) in enumerate(zip(notes, items, strict=True), 1):
            if len(item) and item[-1].tag == "p":
                _add_text(item[-1], "&#160;")
            else:
                SubElement(item, "p")
            for mark in self._marks.get(note.meta["label"], ()):
                attributes = {"class": "footnote-backref", "href": f"#{mark}"}
                attributes["title"] = words("back_to_text", number=number)
                SubElement(item[-1], "a", attributes).text = "&#8617;"


def _add_text(parent: Element, text: str) -> None:
    """Add text; from right to left, in ``<bdi>``: otherwise a number after it moves before it."""
    before, *names = [text] if parent.get("dir") else RIGHT_TO_LEFT.split(text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    for name, after in zip(names[::2], names[1::2], strict=True):
        isolated = SubElement(parent, "bdi")
        isolated.text, isolated.tail = name, after
