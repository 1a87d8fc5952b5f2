# SPDX-License-Identifier: MIT
"""Report notes that readers would not find, and addresses that no link uses."""

import re
from collections.abc import Iterator
from itertools import pairwise

from campaign.model.pages import Page
from campaign.problems import Problem, shortened

_INDENT = "(?:[ >]*> ?)? {0,3}"
_NOTE = re.compile(rf"{_INDENT}(?P<typed>\[\^(?:[^\]]*\s[^\]]*\]\s*:|[^\]]+\](?:\s+|\]+):))")
# `[//]: # (remark)` is a comment.
_REFERENCE = re.compile(r" {0,3}(?P<typed>\[[^\[\]^]+\]:)(?!\s*(?:#|<>)(?:\s|$))")
_DEFINITION = re.compile(rf"{_INDENT}\[\^(?P<name>[^\]\s]+)\]:")


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
