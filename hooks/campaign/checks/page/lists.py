# SPDX-License-Identifier: MIT
"""Report what looks like a list and is none, and lists that nobody meant to type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.problems import Problem

_BULLET = re.compile(r"\s*(?P<typed>[•‣▪◦·●○■–]|-(?=\N{NO-BREAK SPACE}))\s*\S")
_LETTER = re.compile(r"\s*(?P<typed>[a-hA-H]\))\s+\S")
_DIGITS = 2
"""A longer number is a year or an amount that begins a sentence, and not the mark of an item."""


def check_lists(draft: Draft) -> Iterator[Problem]:
    """Report bullets of a word processor, letters as marks, years as numbers, indented text."""
    for page in draft.pages:
        yield from _marks(page)
        yield from _tokens(page)


def _marks(page: Page) -> Iterator[Problem]:
    for block in page.blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        first = block.line if block.kind == "paragraph" else block.line + 1
        for number in range(first, min(block.end_line, len(page.lines)) + 1):
            line = page.lines[number - 1]
            for key, pattern in (("list_bullet", _BULLET), ("list_letter", _LETTER)):
                if match := pattern.match(line):
                    place = (page.display_path, number, match.start("typed") + 1)
                    yield Problem(*place, key, {"typed": match["typed"]})
                    break
            else:
                continue
            break  # the other lines of the paragraph are of the same list


def _tokens(page: Page) -> Iterator[Problem]:
    for token in page.markdown.tokens:
        line = (token.map or (0, 0))[0] + page.body_line
        if token.type == "code_block":
            yield Problem(page.display_path, line, 1, "indented_code")
        elif token.type == "list_item_open" and len(token.info) > _DIGITS:
            column = page.lines[line - 1].find(token.info) + 1
            details = {"number": token.info}
            yield Problem(page.display_path, line, column, "list_number", details)
