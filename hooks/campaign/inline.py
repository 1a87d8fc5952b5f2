# SPDX-License-Identifier: MIT
"""The running text of a block: what is read when its markup is taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markdown_it.token import Token


def plain_text(tokens: Iterable[Token], figure: Callable[[str], str], images: bool = False) -> str:
    """The text of a block's inline tokens, with ``figure(name)`` in the place of each marker.

    Line ends are spaces; raw HTML is left out, and the alternative text of images unless asked for.
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
