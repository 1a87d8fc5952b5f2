# SPDX-License-Identifier: MIT
"""Report wrong headings, which make the outline of a page (WCAG 1.3.1, 2.4.6), and wrong notes."""

import re
from collections.abc import Iterator
from itertools import pairwise

from campaign.model.pages import Page
from campaign.problems import Problem, shortened
from campaign.source.inline_text import plain_text

_WRONG_ID = re.compile(
    r"\{ *#(?: [^}]*|[\w-]+ +[\w-]+[^=}]*)\}|(?<![])])[(\[]#[\w-]+[])]$"
    r"|(?<=\s)#[\w-]+\}$|(?<=#\s)\{#[\w-]+\}(?=\s+\S)|(?<=[^\s\\{])\{[#.][\w-]+\}$"
)
"""An ID of a heading with spaces, in parentheses, without its first brace or a space before it, or
before the text."""
_ATTRIBUTES = re.compile(r"\{ *[#.][^{}]*\}")
_INDENT = "(?:[ >]*> ?)? {0,3}"
_NOTE = re.compile(
    rf"{_INDENT}(?P<typed>\[\[\^[^\]]+\]:|\[\^(?:[^\]]*\s[^\]]*\]\s*:|[^\]]+\](?:\s+|\]+):))"
)
# `[//]: # (remark)` is a comment.
_REFERENCE = re.compile(r" {0,3}(?P<typed>\[[^\[\]^]+\]:)(?!\s*(?:#|<>)(?:\s|$))")
_DEFINITION = re.compile(rf"{_INDENT}\[\^(?P<name>[^\]\s]+)\]:")


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
        above = heading.level


def check_notes(page: Page) -> Iterator[Problem]:
    """Report notes of a wrong form, without text, or defined twice, and what nothing cites."""
    tokens = [token for block in page.blocks for token in block.tokens]
    cited = {str(token.meta["label"]) for token in tokens if token.type == "footnote_ref"}
    empty = {
        token.meta["label"]
        for token, after in pairwise(page.markdown.tokens)
        if (token.type, after.type) == ("footnote_open", "footnote_anchor")
    }
    shown = {n for b in page.blocks if b.kind != "block" for n in range(b.line, b.end_line + 1)}
    text = "\n".join(page.lines).casefold()
    first: dict[str, int] = {}
    for number, line in page.text_lines():
        if match := _NOTE.match(line):
            yield page.problem(number, 1, "note_form", typed=match["typed"])
        elif match := _DEFINITION.match(line):
            name = match["name"]
            if (earlier := first.setdefault(name, number)) != number:
                yield page.problem(number, 1, "note_twice", name=name, first=str(earlier))
            elif name not in cited:  # its back link would be broken
                yield page.problem(number, 1, "note_not_cited", name=name)
            elif name in empty:
                yield page.problem(number, 1, "note_missing", typed=f"[^{name}]")
        elif match := _REFERENCE.match(line):
            typed = match["typed"][:-1].casefold()
            if text.count(typed) > 1:
                continue
            if f"[^{typed[1:]}" in text:
                yield page.problem(number, 1, "note_form", typed=match["typed"])
            elif number not in shown:
                yield page.problem(number, 1, "reference_not_used", typed=shortened(line))
