# SPDX-License-Identifier: MIT
"""Compare each rendered page with what the checks parsed.

The checks parse pages with markdown-it-py; the site renders them with Python-Markdown. If the two
disagree, a check may approve text that readers never see.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from urllib.parse import unquote

from campaign.model.pages import Page
from campaign.problems import Problem, Term, shortened
from campaign.render.rendered_blocks import KINDS, BlockReader, RenderedBlock
from campaign.source.markdown_blocks import Block
from campaign.source.markdown_parser import MARK
from campaign.views.language_view import LanguageView

_READ = frozenset(KINDS.values())
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_EMPTY_ITEM = re.compile(r"[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]*")
_EXCERPT_LENGTH = 40
_CONTEXT = 3
"""Words quoted before a difference, and words tried to locate it in the source."""


def check_consistency(page: Page, html: str, views: LanguageView) -> Iterator[Problem]:
    """Yield the first difference between ``html`` and the page, and any unreplaced marker."""
    reader = BlockReader()
    reader.feed(html)
    reader.close()
    # The mark that leads back from a note with a list at its end is in an empty paragraph.
    rendered = [b for b in reader.blocks if b.kind != "paragraph" or b.text.strip()]
    yield from _differences(page, rendered, views)
    if reader.marker:
        yield page.problem(_line_of_marker(page), 1, "page_marker")


def _differences(
    page: Page, rendered: list[RenderedBlock], views: LanguageView
) -> Iterator[Problem]:
    last = page.blocks[-1] if page.blocks else None
    for pair, found in zip_longest(_expected(page, views), rendered):
        block, read = pair or (last, None)
        line = block.line if block else page.body_line
        key, details = _difference(read, found)
        if key == "empty_item":
            line = _line_of_empty_item(page, line if read else len(page.lines))
        if key == "page_structure":
            read_words, rendered_words = (
                each.text.split() if each else [] for each in (read, found)
            )
            start = _first_difference(read_words, rendered_words)
            shown, shown_rendered = _excerpts(read_words, rendered_words, start)
            details = {"read": shown, "printed": shown_rendered}
            words = [*rendered_words[start:], *read_words[start:]]
            place = _place(page, block, words) or (line, 1)
            yield page.problem(*place, key, **details)
        elif key:
            yield page.problem(line, 1, key, **details)
        if key:
            return


def _expected(page: Page, views: LanguageView) -> Iterator[tuple[Block, RenderedBlock]]:
    """Yield what must be rendered of each block of a page."""
    for block in page.blocks:
        if block.kind == "html":
            reader = BlockReader()
            reader.feed("\n".join(page.lines[block.line - 1 : block.end_line]))
            yield from ((block, each) for each in reader.blocks)
        elif block.kind in _READ:
            text = views.typeset_block(block, page)
            attributes = {name for each in block.classes if not MARK.fullmatch(name := f".{each}")}
            attributes |= {f"#{block.id}"} if block.id else set()
            depth = block.ancestors.count("item")
            if block.kind != "paragraph" or text.strip():
                yield block, RenderedBlock(block.kind, text, block.place, depth, attributes)


def _difference(
    read: RenderedBlock | None, found: RenderedBlock | None
) -> tuple[str, dict[str, object]]:
    """Return the key and the details of the problem of a rendered block, if there is one."""
    is_code = read is not None and found is not None and read.kind == found.kind == "code"
    if read and found and (is_code or _alike(read.text, found.text)):
        text: dict[str, object] = {"text": _shorten(read.text)}
        if read.kind != found.kind:
            kinds = (Term(f"kind_{each.kind}") for each in (read, found))
            return "page_structure_kind", dict(zip(("read", "printed"), kinds, strict=True), **text)
        numbers = (each.place and each.place.number for each in (read, found))
        if read.depth != found.depth or len({*numbers}) > 1:
            return "page_structure_list", text | {
                "read": _describe(read),
                "printed": _describe(found),
            }
        if missing := sorted(read.attributes - found.attributes):
            return "attributes_without_effect", text | {"typed": " ".join(missing)}
        return "", {}
    if found and found.kind == "item" and not found.text.strip():
        return "empty_item", {}
    return "page_structure", {}


def _describe(block: RenderedBlock) -> tuple[str | Term, ...]:
    """Describe where a block is: “3. below 1 item(s)”."""
    around = block.depth - (block.place is not None)
    return (
        block.place.mark if block.place else Term("kind_paragraph"),
        *([Term("block_depth", {"depth": around})] if around else []),
    )


def _first_difference(read: list[str], rendered: list[str]) -> int:
    """Return the index of the first word that differs."""
    pairs = enumerate(zip(read, rendered, strict=False))
    shorter = min(len(read), len(rendered))
    return next((index for index, pair in pairs if not _alike(*pair)), shorter)


def _excerpts(read: list[str], rendered: list[str], start: int) -> tuple[str, str]:
    """Return both texts from just before the first difference, shortened."""
    texts = [" ".join(words[start:]) for words in (read, rendered)]
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


def _alike(read: str, rendered: str) -> bool:
    """Return whether two texts are equal, ignoring white space, quotes and coded addresses."""
    read, rendered = ("".join(unquote(text).split()) for text in (read, rendered))
    return read == rendered or read.translate(_QUOTES) == rendered.translate(_QUOTES)


def _shorten(text: str) -> str:
    return shortened(" ".join(text.split()), _EXCERPT_LENGTH)


def _line_of_empty_item(page: Page, end: int) -> int:
    """Return the line of the last item without text up to the line ``end``."""
    numbers = range(end, 0, -1)
    return next((n for n in numbers if _EMPTY_ITEM.fullmatch(page.lines[n - 1])), end)


def _line_of_marker(page: Page) -> int:
    """Return the first line with ``{{`` that the checks did not parse as a marker, or 1."""
    cited = {citation.line for citation, _ in page.citations()}
    found = (n for n, line in enumerate(page.lines, 1) if "{{" in line and n not in cited)
    return next(found, 1)
