# SPDX-License-Identifier: MIT
"""Report wrong headings: they make the outline of a page (WCAG 1.3.1, 2.4.6)."""

import re
from collections.abc import Iterator

from campaign.model.pages import Page
from campaign.problems import Problem
from campaign.source.inline_text import plain_text

_WRONG_ID = re.compile(
    r"\{ *#(?: [^}]*|[\w-]+ +[\w-]+[^=}]*)\}|(?<![])])[(\[]#[\w-]+[])]$"
    r"|(?<=\s)#[\w-]+\}$|(?<=#\s)\{#[\w-]+\}(?=\s+\S)"
)
"""An ID of a heading with spaces, in parentheses, without its first brace, or before the text."""
_ATTRIBUTES = re.compile(r"\{ *[#.][^{}]*\}")
_GLUED = re.compile(r"(?<=[^\s\\{])\{[#.][\w-]+\}$")


def check_headings(page: Page) -> Iterator[Problem]:
    """Report headings with a line below, without a text, or with a wrong ID or level."""
    headings = [block for block in page.blocks if block.kind == "heading"]
    if not headings and (page.blocks or not page.matter.template):
        yield page.problem(min(page.body_line, len(page.lines)), 1, "heading_none")
    tokens = (token for token in page.markdown.tokens if token.type == "heading_open")
    lines = ((token.markup, (token.map or (0, 0))[0] + page.body_line) for token in tokens)
    underlined = {line for markup, line in lines if markup in ("-", "=")}
    above = 0
    for number, heading in enumerate(headings):
        line, typed = heading.line, page.lines[heading.line - 1]
        if line in underlined:
            yield page.problem(line, 1, "heading_underlined")
        elif not _ATTRIBUTES.sub("", plain_text(heading.tokens, str, images=True)).strip():
            yield page.problem(line, 1, "heading_empty")
        elif heading.level == 1 and number:
            yield page.problem(line, 1, "heading_main_twice")
        elif heading.level > above + 1:
            signs, level = "#" * heading.level, "#" * (above + 1)
            yield page.problem(line, 1, "heading_skipped", typed=signs, level=level)
        elif wrong := _WRONG_ID.search(typed):
            yield page.problem(line, wrong.start() + 1, "id_form", typed=wrong[0])
        elif glued := _GLUED.search(typed):
            yield page.problem(line, glued.start() + 1, "id_glued", typed=glued[0])
        above = heading.level
