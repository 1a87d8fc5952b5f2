# SPDX-License-Identifier: MIT
"""Compares each rendered page with what the checks parsed.

The checks parse pages with markdown-it-py; the site renders them with Python-Markdown. If the two
disagree, a check may approve text that readers never see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from urllib.parse import unquote

from campaign.model.pages import Page
from campaign.problems import Problem, Term
from campaign.render.rendered_blocks import KINDS, BlockReader, RenderedBlock
from campaign.source.inline_text import plain_text
from campaign.source.list_places import Place
from campaign.source.markdown_blocks import Block
from campaign.views.language_view import LanguageView

_READ = frozenset(KINDS.values())
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_EMPTY_ITEM = re.compile(r"[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]*")
_EXCERPT_LENGTH = 60
_CONTEXT = 3
"""Words quoted before a difference, and words tried to locate it in the source."""


def check_consistency(
    page: Page, html: str, views: LanguageView, names: set[str]
) -> Iterator[Problem]:
    """Yield the first difference between ``html`` and the parsed page, and any unreplaced marker.

    The names of the elements, classes and attributes in ``html`` are added to ``names``.
    """
    reader = BlockReader(names)
    reader.feed(html)
    reader.close()
    yield from _differences(page, reader.blocks, views)
    if reader.marker:
        yield Problem(page.display_path, _line_of_marker(page), 1, "page_marker")


def _differences(
    page: Page, printed: list[RenderedBlock], views: LanguageView
) -> Iterator[Problem]:
    read = [b for b in page.blocks if b.kind in _READ and "footnote" not in b.ancestors]
    read = [block for block in read if not _is_comment(block, page)]
    last = len(page.lines)
    for block, found in zip_longest(read, printed):
        text = ""
        if block is not None:
            text = views.typeset(plain_text(block.tokens, lambda name: views.cited(name, page)))
            last = block.line
        alike = found is not None and block is not None and found.kind == block.kind
        if found and alike and (found.kind == "code" or _alike(text, found.text)):
            if block and _is_elsewhere(block, found):
                yield _list_problem(page, block, found, text)
                return
            continue
        if found and block and _alike(text, found.text):
            details: dict[str, object] = {
                "text": _shorten(text),
                "read": Term(f"kind_{block.kind}"),
                "printed": Term(f"kind_{found.kind}"),
            }
            yield Problem(page.display_path, block.line, 1, "page_structure_kind", details)
            return
        if found and found.kind == "item" and not found.text.strip():
            line = _line_of_empty_item(page, block.line if block else len(page.lines))
            yield Problem(page.display_path, line, 1, "empty_item")
            return
        read_words, printed_words = text.split(), found.text.split() if found else []
        start = _first_difference(read_words, printed_words)
        shown, shown_printed = _excerpts(read_words, printed_words, start)
        details = {"read": shown, "printed": shown_printed}
        place = _place(page, block, [*printed_words[start:], *read_words[start:]]) or (last, 1)
        yield Problem(page.display_path, *place, "page_structure", details)
        return


def _is_elsewhere(block: Block, found: RenderedBlock) -> bool:
    """Return whether a block is printed with another number, bullet or depth."""
    depth = block.ancestors.count("item")
    number, printed = (each.place and each.place.number for each in (block, found))
    return found.depth != depth or printed != number


def _list_problem(page: Page, block: Block, found: RenderedBlock, text: str) -> Problem:
    details = {
        "text": _shorten(text),
        "read": _describe(block.place, block.ancestors.count("item")),
        "printed": _describe(found.place, found.depth),
    }
    return Problem(page.display_path, block.line, 1, "page_structure_list", details)


def _describe(place: Place | None, depth: int) -> tuple[str | Term, ...]:
    """Describe where a block is: “3. below 1 item(s)”."""
    around = depth - (place is not None)
    return (
        place.mark if place else Term("kind_paragraph"),
        *([Term("block_depth", {"depth": around})] if around else []),
    )


def _first_difference(read: list[str], printed: list[str]) -> int:
    """Return the index of the first word that differs."""
    pairs = enumerate(zip(read, printed, strict=False))
    shorter = min(len(read), len(printed))
    return next((index for index, pair in pairs if not _alike(*pair)), shorter)


def _excerpts(read: list[str], printed: list[str], start: int) -> tuple[str, str]:
    """Return both texts from just before the first difference, shortened."""
    texts = [" ".join(words[start:]) for words in (read, printed)]
    pairs = enumerate(zip(*texts, strict=False))
    same = next((i for i, (one, other) in pairs if one != other), min(map(len, texts)))
    skipped = max(same - _EXCERPT_LENGTH // 2, 0)  # in a long word, such as a URL
    first = max(start - _CONTEXT, 0)
    before = " ".join(read[first:start])
    if skipped or len(before) > _EXCERPT_LENGTH // 2:
        first, before = start + skipped, ""
    cut = "… " if first else ""
    one, other = (cut + _shorten(f"{before} {text[skipped:]}") for text in texts)
    return one, other


def _place(page: Page, block: Block | None, words: list[str]) -> tuple[int, int] | None:
    """Return the line and column of the first of ``words`` found in the source of ``block``."""
    if block is None:
        return None
    for word in words[:_CONTEXT]:
        for number in range(block.line, min(block.end_line, len(page.lines)) + 1):
            column = page.lines[number - 1].find(word)
            if column >= 0:
                return number, column + 1
    return None


def _is_comment(block: Block, page: Page) -> bool:
    """Return whether a block of HTML is a comment, which readers do not see."""
    lines = "\n".join(page.lines[block.line - 1 : block.end_line]).strip()
    return block.kind == "html" and bool(re.fullmatch(r"<!--.*?-->", lines, re.DOTALL))


def _alike(read: str, printed: str) -> bool:
    """Return whether two texts are equal, ignoring white space, quotes and coded addresses."""
    read, printed = ("".join(unquote(text).split()) for text in (read, printed))
    return read == printed or read.translate(_QUOTES) == printed.translate(_QUOTES)


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT_LENGTH else text[:_EXCERPT_LENGTH].rstrip() + " …"


def _line_of_empty_item(page: Page, end: int) -> int:
    """Return the line of the last item without text up to the line ``end``."""
    numbers = range(end, 0, -1)
    return next((n for n in numbers if _EMPTY_ITEM.fullmatch(page.lines[n - 1])), end)


def _line_of_marker(page: Page) -> int:
    """Return the first line with ``{{`` that the checks did not parse as a marker, or 1."""
    cited = {citation.line for citation, _ in page.citations()}
    found = (n for n, line in enumerate(page.lines, 1) if "{{" in line and n not in cited)
    return next(found, 1)
