# SPDX-License-Identifier: MIT
"""Report headings that leave the outline of a page broken (WCAG 1.3.1, 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.problems import Problem


def check_headings(draft: Draft) -> Iterator[Problem]:
    """Report a second main heading, a skipped level, an empty or an underlined heading."""
    for page in draft.pages:
        underlined = {
            (token.map or (0, 0))[0] + page.body_line
            for token in page.markdown.tokens
            if token.type == "heading_open" and token.markup in ("-", "=")
        }
        for line in underlined:
            yield Problem(page.display_path, line, 1, "heading_underlined")
        yield from (problem for problem in _outline(page) if problem.line not in underlined)


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
