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


def text_runs(block: Block, lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the runs of text of a block, with their line and column in the source.

    Alternative texts are included; code, markers, raw HTML and URLs are not.
    """
    number, after = block.line, 0
    for token in _flat(block.tokens):
        if token.type in ("softbreak", "hardbreak"):
            number, after = number + 1, 0
        elif token.type == "text" and token.content.strip():
            line = lines[number - 1] if number <= len(lines) else ""
            column = max(line.find(token.content, after), 0)
            after = column + len(token.content)
            yield token.content, number, column + 1


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.type == "image":
            yield from _flat(token.children or ())
