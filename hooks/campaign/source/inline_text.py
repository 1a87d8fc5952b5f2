# SPDX-License-Identifier: MIT
"""The text of a block without its markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from markdown_it.token import Token

from campaign.source.markdown_blocks import Block


def plain_text(tokens: Iterable[Token], figure: Callable[[str], str], images: bool = False) -> str:
    """Return the text of a block's inline tokens, with ``figure(name)`` in place of each marker.

    Line breaks become spaces.  Raw HTML is omitted, and without ``images`` alternative texts too.
    """
    return "".join(_pieces(tokens, figure, images))


def _pieces(tokens: Iterable[Token], figure: Callable[[str], str], images: bool) -> Iterable[str]:
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "marker":
            yield figure(token.meta["marker"].name)
        elif token.type == "image" and images:
            yield from _pieces(token.children or (), figure, images)


def text_runs(
    block: Block, lines: Sequence[str], addresses: bool = False
) -> Iterator[tuple[str, int, int]]:
    """Yield the runs of text of a block, with their line and column in the source.

    Alternative texts are included; code, markers, raw HTML and URLs are not, but for bare
    ``addresses``, if they are asked for.
    """
    number, after = block.line, 0
    for text in _texts(block.tokens, addresses):
        if text is None:
            number, after = number + 1, 0
        else:
            line = lines[number - 1] if number <= len(lines) else ""
            column = max(line.find(text, after), 0)
            after = column + len(text)
            yield text, number, column + 1


def _texts(tokens: Iterable[Token], addresses: bool) -> Iterator[str | None]:
    """Yield the texts of tokens, and None for each line break."""
    text, is_address = "", False
    for token in [*_flat(tokens), Token("end", "", 0)]:
        if token.info == "auto":
            is_address = token.nesting == 1
            if addresses:
                continue
        if token.type == "text" and (addresses or not is_address):
            text += token.content
            continue
        if text.strip():
            yield text
        text = ""
        if token.type in ("softbreak", "hardbreak"):
            yield None


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.type == "image":
            yield from _flat(token.children or ())
