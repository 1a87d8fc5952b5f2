# SPDX-License-Identifier: MIT
"""Read the pages of every language; a page is parsed again only if its text has changed."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from campaign.model.file_names import visible_files
from campaign.model.pages import MOST_PAGES, Page, Pages, Passage
from campaign.model.settings import Settings
from campaign.problems import Problem, collecting
from campaign.source.front_matter import split_front_matter
from campaign.source.inline_text import inline_pieces
from campaign.source.markdown_blocks import Block, read_blocks
from campaign.source.markdown_parser import MarkdownText
from campaign.source.text_files import read_text
from campaign.text.translations import Own


def read_pages(settings: Settings) -> tuple[Pages, list[Problem]]:
    """Return the pages that can be read, and the problems found while reading them."""
    pages, problems, count = list[Page](), list[Problem](), 0
    for language in settings.languages:
        folder = settings.docs / language.code
        files = (path for path in visible_files(folder) if path.suffix == ".md")
        found = {path.relative_to(folder).as_posix() for path in files}
        count += len(found)
        order = [path for path in settings.pages if path in found]
        for path in [*order, *sorted(found.difference(order))]:
            display_path = settings.display_path(folder / path)
            with collecting(problems):
                text = read_text(folder / path, display_path)
                page, wrong = read_page(text, path, language.code, display_path, language.words)
                pages.append(page)
                problems += wrong
    return Pages(tuple(settings.codes), tuple(pages), len(pages) == count), problems


_NO_BREAK = "[\u00a0\u202f]"
_MARKUP = re.compile(
    rf"^(?:\s*$|[ \t]*(?:#+|[>-]|\d{{1,9}}[.)]){_NO_BREAK}|///.*)"
    rf"|{_NO_BREAK}*\{{:?{_NO_BREAK}*[#.][^{{}}\n]*\}}|\{{\{{[^{{}}\n]*\}}\}}",
    re.MULTILINE,
)
"""Markup whose spaces some keyboards and word processors make no-break spaces."""


@lru_cache(MOST_PAGES)
def read_page(
    text: str, path: str, language: str, display_path: str, own: Own = ()
) -> tuple[Page, tuple[Problem, ...]]:
    """Return a parsed page and the problems of its front matter; ``CampaignError`` without it."""
    text = _MARKUP.sub(lambda markup: re.sub(_NO_BREAK, " ", markup[0]), text)
    text = re.sub(r"^[ \t]+$", "", text, flags=re.MULTILINE)
    parts = split_front_matter(text, display_path)
    markdown = MarkdownText(parts.body, language, own)
    blocks = tuple(read_blocks(markdown, parts.first_line))
    heading = next((block for block in blocks if block.kind == "heading"), None)
    page = Page(
        path=path,
        language=language,
        display_path=display_path,
        matter=parts.matter,
        matter_source=parts.source,
        lines=tuple(text.rstrip("\n").split("\n")),
        markdown=markdown,
        blocks=blocks,
        passages=tuple(_passages(blocks)) if parts.matter.document else (),
        heading=tuple(inline_pieces(heading.tokens, heading.language)) if heading else (),
        body_line=parts.first_line,
    )
    return page, parts.problems


def _passages(blocks: Iterable[Block]) -> list[Passage]:
    """Return the paragraphs and list items of the letter, numbered in each section."""
    section, number, found = "", 0, list[Passage]()
    for block in blocks:
        depth = block.ancestors.count("item")
        if block.kind == "heading" and block.id:
            section, number = block.id, 0
        is_text = block.kind in ("paragraph", "item", "term") and not block.editorial
        if not is_text or "footnote" in block.ancestors:
            continue
        if block.kind != "paragraph" or not depth:
            number += 1
            found.append(Passage(section, number, (block,)))
        elif found:  # a further paragraph of an item may be below a list inside it
            depths = [passage.blocks[0].ancestors.count("item") for passage in found]
            item = len(found) - 1 - depths[::-1].index(depth) if depth in depths else -1
            found[item] = replace(found[item], blocks=(*found[item].blocks, block))
    return found
