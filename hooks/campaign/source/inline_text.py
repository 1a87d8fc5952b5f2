# SPDX-License-Identifier: MIT
"""The text of a block without its markup, with the language of each part."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markdown_it.token import Token

from campaign.source.directives import SIGNATORIES
from campaign.source.markdown_blocks import Block
from campaign.text.languages import with_languages


class Piece(NamedTuple):
    """A part of a block's text, or a figure's name; ``language`` is None for text as typed."""

    text: str
    language: str | None
    is_figure: bool = False


def inline_pieces(
    tokens: Iterable[Token], language: str | None = "", images: bool = False
) -> Iterator[Piece]:
    """Yield the text of tokens without raw HTML, and without alternative texts of ``images``."""
    for token, own in with_languages(tokens, language):
        if token.type in ("text", "text_special"):
            yield Piece(token.content, own)
        elif token.type == "code_inline":
            yield Piece(token.content, None)
        elif token.type in ("softbreak", "hardbreak"):
            yield Piece(" ", own)
        elif token.type == "marker":
            yield Piece(token.meta["marker"].name, own, is_figure=True)
        elif token.type == "image" and images:
            yield from inline_pieces(token.children or (), own, images)


def targets(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """Yield the types of tokens of links and images, and what they link to or show."""
    for token in tokens:
        if attribute := {"link_open": "href", "image": "src"}.get(token.type):
            yield token.type, str(token.attrs[attribute])


def plain_text(tokens: Iterable[Token], figure: Callable[[str], str], images: bool = False) -> str:
    """Return the text of inline tokens, with ``figure(name)`` instead of each marker."""
    pieces = inline_pieces(tokens, images=images)
    return "".join(figure(piece.text) if piece.is_figure else piece.text for piece in pieces)


def source_lines(tokens: Iterable[Token]) -> list[list[Token]]:
    """Return inline tokens by the line of the source on which they are."""
    lines = groupby(tokens, lambda token: token.type in ("softbreak", "hardbreak"))
    return [[*line] for is_break, line in lines if not is_break] or [[]]


def read_apart(block: Block) -> list[list[Token]]:
    """Return the inline tokens of a block; for a signatory, by line: name, title and place."""
    return source_lines(block.tokens) if SIGNATORIES in block.ancestors else [[*block.tokens]]


def sentences(block: Block) -> list[list[Token]]:
    """Return the inline tokens of a block, parted where a sentence ends at the end of a line."""
    parts: list[list[Token]] = [[]]
    for token in block.tokens:
        # The last text may be in bold, in a link, or before the mark of a footnote.
        before = next((each.content for each in reversed(parts[-1]) if each.content), "")
        before = before.rstrip("\"'”’»* \u00a0")
        if token.type == "softbreak" and before.endswith((".", "!", "?", "…")):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def text_runs(
    block: Block, lines: Sequence[str], addresses: bool = False
) -> Iterator[tuple[str, int, int, str | None]]:
    """Yield the runs of text of a block, with line, column and language; also of images."""
    number, after, text, language, is_address = block.line, 0, "", block.language, False
    for token, own in [*_flat(block.tokens, language), (Token("end", "", 0), language)]:
        if token.info == "auto":
            is_address = token.nesting == 1
            if addresses and token.markup != "autolink":  # < and > are not in the text
                continue
        if token.type == "text" and (addresses or not is_address):
            text, language = text + token.content, own
            continue
        if text.strip():
            line = lines[number - 1] if number <= len(lines) else ""
            # It is not found, but begins there, if “&” is typed as “&amp;” or “*” as “\*”.
            column = found if (found := line.find(text, after)) >= 0 else after
            after = column + len(text)
            yield text, number, column + 1, language
        text = ""
        if token.type in ("softbreak", "hardbreak"):
            number, after = number + 1, 0


def _flat(tokens: Iterable[Token], language: str | None) -> Iterator[tuple[Token, str | None]]:
    """Yield tokens with their language, the alternative text of an image as a run of its own."""
    for token, own in with_languages(tokens, language):
        yield token, own
        if token.type == "image":
            yield from _flat([*(token.children or ()), Token("image_end", "", 0)], own)
