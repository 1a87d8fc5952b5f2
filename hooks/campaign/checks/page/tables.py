# SPDX-License-Identifier: MIT
"""Report table rows of which readers would lose a cell, and text that becomes a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.problems import Problem

_BAR = re.compile(r"(?<!\\)\|")


def check_tables(draft: Draft) -> Iterator[Problem]:
    """Report rows with too many cells, and lines without bars directly below a table."""
    for page in draft.pages:
        columns = 0
        for token in page.markdown.tokens:
            if token.type == "table_open":
                columns = 0
            elif token.type == "th_open":
                columns += 1
            elif token.type == "tr_open" and columns:
                yield from _row(page, token, columns)


def _row(page: Page, token: Token, columns: int) -> Iterator[Problem]:
    number = (token.map or (0, 0))[0] + page.body_line
    line = page.lines[number - 1].strip()
    # A bar in code or in a marker parts cells as well, as GitHub's specification says.
    count = len(_BAR.findall(line.removeprefix("|").removesuffix("|"))) + 1
    if not _BAR.search(line):
        yield Problem(page.display_path, number, 1, "table_row_without_bars")
    elif count > columns:
        details = {"count": count, "columns": columns}
        yield Problem(page.display_path, number, 1, "table_cells", details)
