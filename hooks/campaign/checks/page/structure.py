# SPDX-License-Identifier: MIT
"""Report lists, tables and headings that readers would not see as they are meant.

Headings make the outline of a page, which must not be broken (WCAG 1.3.1, 2.4.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.model.campaign import Draft
from campaign.model.pages import Page
from campaign.problems import Problem

_MARKS = (
    ("list_bullet", re.compile(r"\s*(?P<typed>[•‣▪◦·●○■–]|-(?=\N{NO-BREAK SPACE}))\s*\S")),
    ("list_letter", re.compile(r"\s*(?P<typed>[a-hA-H]\))\s+\S")),
)
"""What looks like the mark of a list and is none: bullets of a word processor, letters."""
_DIGITS = 2
"""A longer number is a year or an amount that begins a sentence, and not the mark of an item."""
_BAR = re.compile(r"(?<!\\)\|")


def check_structure(draft: Draft) -> Iterator[Problem]:
    """Report marks that make no list, indented text, wrong rows of tables, and wrong headings."""
    for page in draft.pages:
        yield from _marks(page)
        underlined: set[int] = set()
        columns = 0
        for token in page.markdown.tokens:
            line = (token.map or (0, 0))[0] + page.body_line
            if token.type == "code_block":
                yield Problem(page.display_path, line, 1, "indented_code")
            elif token.type == "list_item_open" and len(token.info) > _DIGITS:
                column = page.lines[line - 1].find(token.info) + 1
                yield Problem(
                    page.display_path, line, column, "list_number", {"number": token.info}
                )
            elif token.type == "heading_open" and token.markup in ("-", "="):
                underlined.add(line)
                yield Problem(page.display_path, line, 1, "heading_underlined")
            elif token.type == "table_open":
                columns = 0
            elif token.type == "th_open":
                columns += 1
            elif token.type == "tr_open" and columns:
                yield from _row(page, line, columns)
        yield from (problem for problem in _outline(page) if problem.line not in underlined)


def _marks(page: Page) -> Iterator[Problem]:
    """Yield a wrong mark of each paragraph: its other lines are of the same list."""
    for block in page.blocks:
        if block.kind in ("paragraph", "item"):
            first = block.line if block.kind == "paragraph" else block.line + 1
            found = (
                Problem(page.display_path, number, match.start("typed") + 1, key, match.groupdict())
                for number in range(first, min(block.end_line, len(page.lines)) + 1)
                for key, pattern in _MARKS
                if (match := pattern.match(page.lines[number - 1]))
            )
            yield from (problem for problem in [next(found, None)] if problem)


def _row(page: Page, number: int, columns: int) -> Iterator[Problem]:
    """Yield a row of which readers would lose a cell, or that is the text below the table."""
    line = page.lines[number - 1].strip()
    # A bar in code or in a marker parts cells as well, as GitHub's specification says.
    count = len(_BAR.findall(line.removeprefix("|").removesuffix("|"))) + 1
    if not _BAR.search(line):
        yield Problem(page.display_path, number, 1, "table_row_without_bars")
    elif count > columns:
        details = {"count": count, "columns": columns}
        yield Problem(page.display_path, number, 1, "table_cells", details)


def _outline(page: Page) -> Iterator[Problem]:
    headings = [block for block in page.blocks if block.kind == "heading"]
    if not headings and (page.blocks or not page.matter.template):
        line = min(page.body_line, len(page.lines))
        yield Problem(page.display_path, line, 1, "heading_none")
    above = 0
    for number, heading in enumerate(headings):
        place = (page.display_path, heading.line, 1)
        if not any(token.content.strip() or token.children for token in heading.tokens):
            yield Problem(*place, "heading_empty")
        elif heading.level == 1 and number:
            yield Problem(*place, "heading_main_twice")
        elif heading.level > above + 1:
            level = "#" * (above + 1)
            yield Problem(*place, "heading_skipped", {"typed": "#" * heading.level, "level": level})
        above = heading.level
