# SPDX-License-Identifier: MIT
"""The letter as data for its PDF: pages, headings, passages, lists, tables, notes.

The template (``overrides/publications/document.typ``) typesets this data and reads no Markdown;
texts are passed as strings, so that none can run as Typst code.
"""

import posixpath
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown_it.tree import SyntaxTreeNode

from campaign.model.pages import Page
from campaign.model.urls import Urls, resolved_path
from campaign.pdf.inline import Runs
from campaign.source.directives import INSERT, SIGNATORIES
from campaign.source.inline_text import source_lines
from campaign.source.markdown_blocks import EDITORIAL, Block
from campaign.source.markdown_parser import BLOCK_HEAD
from campaign.views.language_view import LanguageView

Node = dict[str, Any]
_DEEPEST = 6  # PDF has H1 to H6


class PagesContent:
    """The pages of the letter in one language, in order."""

    def __init__(self, views: LanguageView, urls: Urls) -> None:
        self.views = views
        self.urls = urls
        self.pages = views.letter
        self.level = 0
        self.places: dict[str, set[str]] = {}
        self.beginning: dict[str, str] = {}
        """By path: the ID of a page's first heading; the path if it has none."""
        for page in self.pages:
            headings = [block.id for block in page.blocks if block.kind == "heading"]
            self.beginning[page.path] = next(iter(headings), None) or page.path
            self.places[page.path] = {*filter(None, headings), *(p.id for p in page.passages)}

    def nodes(self) -> list[Node]:
        """Return each page with its blocks."""
        self.level = 0
        return [self._page(page) for page in self.pages]

    def _page(self, page: Page) -> Node:
        above = self._pages_above(page)
        blocks = _PageContent(page, self).blocks()
        for index, block in enumerate(_headings(blocks)):
            block["id"] = block["id"] or (self.beginning[page.path] if index == 0 else None)
            # PDF/UA: headings do not skip a level.
            self.level = min(block["level"] + above, self.level + 1, _DEEPEST)
            block["level"] = self.level
        return {"name": self.views.cite(page), "depth": above, "blocks": blocks}

    def _pages_above(self, page: Page) -> int:
        """Count the index pages above a page: one, ``annex/index.md``, for ``annex/elms.md``."""
        path = PurePosixPath(page.path)
        folders = (path.parent if path.name == "index.md" else path).parents
        return sum(str(folder / "index.md") in self.beginning for folder in folders if folder.name)

    def parts_below(self, page: Page) -> list[str]:
        """Return the first anchors of the pages in a page's folder, for the insert ``contents``."""
        folder = posixpath.join(posixpath.dirname(page.path), "")  # ends with a slash, or is empty
        return [
            self.beginning[other.path]
            for other in self.pages
            if other is not page and other.path.startswith(folder) and other.passages
        ]

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
        source = posixpath.normpath(posixpath.join("/", page.language, path))
        address = self.urls.file("", source).removeprefix("./")
        return self.urls.absolute(address) + (f"#{url.fragment}" if url.fragment else "")


class _PageContent:
    """The content of a page, from its parsed Markdown."""

    def __init__(self, page: Page, around: PagesContent) -> None:
        self.page = page
        self.around = around
        self.passages = {id(passage.blocks[0]): passage for passage in page.passages}
        self.tree = SyntaxTreeNode(page.markdown.tokens)
        self.notes = {node.meta["id"]: node for node in self.tree.walk() if node.type == "footnote"}
        link = partial(around.target, page)
        tokens = page.markdown.tokens
        self.texts = {id(tokens[b.source[1]]): b for b in page.blocks if b.source}
        """The blocks that have text, by its token."""
        self.runs = Runs(page, around.views, link, self._footnote)
        self.in_note = 0

    def blocks(self) -> list[Node]:
        return self._inside(self.tree, editorial=False)

    def _footnote(self, number: int) -> list[Node]:
        self.in_note += 1
        blocks = self._inside(self.notes[number], editorial=False)
        self.in_note -= 1
        return blocks

    def _block(self, node: SyntaxTreeNode, editorial: bool) -> Iterator[Node]:
        if node.type == "heading":
            yield self._heading(node)
        elif node.type == "paragraph":
            editorial = editorial or self._block_of(node).editorial
            yield {**self._text(node), "kind": "paragraph", "editorial": editorial}
        elif node.type in ("bullet_list", "ordered_list"):
            yield self._list(node, editorial)
        elif node.type == "blockquote":
            yield {"kind": "quote", "blocks": self._inside(node, editorial)}
        elif node.type == "dl":
            items = [
                {"term": self._text(child)}
                if child.type == "dt"
                else {"blocks": self._inside(child, editorial)}
                for child in node.children
            ]
            yield {"kind": "terms", "items": items}
        elif node.type == "table":
            yield self._table(node)
        elif node.type in ("fence", "code_block"):
            yield {"kind": "code", "text": node.content.removesuffix("\n")}
        elif node.type == "hr":
            yield {"kind": "rule"}
        elif node.type == "container_block":
            yield from self._container(node, editorial)

    def _inside(self, node: SyntaxTreeNode, editorial: bool) -> list[Node]:
        return [block for child in node.children for block in self._block(child, editorial)]

    def _heading(self, node: SyntaxTreeNode) -> Node:
        block = self._block_of(node)
        runs = self.runs.of(block.tokens, False, block.language)
        return {"kind": "heading", "level": block.level, "id": block.id, "runs": runs}

    def _text(self, node: SyntaxTreeNode) -> Node:
        """Return the runs of a paragraph, and its number if it has one."""
        block = self._block_of(node)
        runs = self.runs.of(block.tokens, not self.in_note, block.language)
        return {"runs": runs, **self._number(block)}

    def _block_of(self, node: SyntaxTreeNode) -> Block:
        """Return the block whose text is in a heading, a paragraph, a cell, a term or a title."""
        return self.texts[id(node.children[0].token)]

    def _number(self, block: Block) -> Node:
        if (passage := self.passages.get(id(block))) is None:
            return {}
        views, urls = self.around.views, self.around.urls
        address = urls.absolute(urls.page(self.page.path, views.language.code))
        return {
            "id": passage.id,
            "number": passage.number,
            "address": f"{address}#{passage.id}" if urls.site_url else None,
        }

    def _list(self, node: SyntaxTreeNode, editorial: bool) -> Node:
        items = [self._inside(item, editorial) for item in node.children]
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        return {"kind": "list", "start": start, "items": items, "editorial": editorial}

    def _container(self, node: SyntaxTreeNode, editorial: bool) -> Iterator[Node]:
        match = BLOCK_HEAD.match(node.info)
        assert match is not None  # the parser has matched it already
        name, argument = match["name"], match["argument"] or ""
        if name == INSERT:
            if argument == "contents" and (parts := self.around.parts_below(self.page)):
                yield {"kind": "contents", "parts": parts}
        elif name == SIGNATORIES:
            for child in node.children:  # also headings and tables, which have no paragraphs
                items = [*self._signatories(child)]
                yield from [{"kind": name, "items": items}] if items else self._block(child, False)
        elif node.meta:  # a box, open on paper
            titles = [child for child in node.children if child.type == "block_title"]
            title = self.runs.of(self._block_of(titles[0]).tokens, notes=False) if titles else []
            blocks = self._inside(node, editorial or EDITORIAL in node.meta["types"])
            yield {"kind": "box", "name": name, "title": title, "blocks": blocks}
        else:
            yield from self._inside(node, editorial or EDITORIAL in argument.split("."))

    def _signatories(self, node: SyntaxTreeNode) -> Iterator[Node]:
        for paragraph in node.walk():
            if paragraph.type == "paragraph":
                block = self._block_of(paragraph)
                typed = source_lines(block.tokens)
                lines = [self.runs.of(line, language=block.language) for line in typed]
                yield {"lines": lines, **self._number(block)}

    def _table(self, node: SyntaxTreeNode) -> Node:
        rows = [
            [
                self.runs.of(cell.tokens, language=cell.language)
                for cell in map(self._block_of, row.children)
            ]
            for row in node.walk()
            if row.type == "tr"
        ]
        heads = [cell for cell in node.walk() if cell.type == "th"]
        align = [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in heads]
        return {"kind": "table", "align": align, "head": rows[0], "rows": rows[1:]}


def _headings(blocks: list[Node]) -> Iterator[Node]:
    for block in blocks:
        if block["kind"] == "heading":
            yield block
            continue
        inside = block["items"] if block["kind"] == "list" else [block.get("blocks", [])]
        if block["kind"] == "terms":
            inside = [item.get("blocks", []) for item in block["items"]]
        for blocks_inside in inside:
            yield from _headings(blocks_inside)
