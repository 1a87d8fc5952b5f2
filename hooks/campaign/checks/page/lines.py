# SPDX-License-Identifier: MIT
"""Report lines with notes that readers would not find, or with markup behind backslashes.

Converters of word processors write such backslashes.  A sign alone behind one is right; complete
markup is not.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from campaign.model.pages import Page
from campaign.problems import Problem, shortened

_MARKUP = re.compile(
    r"\\?!?\\\[[^\[\]\\]+\\\]\\?\([^()\s]*(?:\.md|\.html|://|mailto:|/)[^()\s]*\)"
    r"|\\\[\^[^\]\\\s]+\\\]|\\<(?:https?://|mailto:)[^<>\s\\]+\\?>|\\`[^`\\]+\\`"
    r"|(?P<bold>\\\*\\\*|\\_\\_)(?=\S)[^*_\\]+(?P=bold)"
    r"|^\s*\\(?:#{2,6}\s|#\s(?=[^\W\d_a-z])|>\s(?=[^\W\d])|\{:?\s*[.#]\w|///?\s*[a-z]).*"
)
_ITEM = re.compile(r"\s*(?P<typed>(?:\\[-+*]|\d{1,2}\\[.)])(?=\s+\S)|\\\|(?=.*\\\|))")
"""What would begin an item of a list or a row of a table; one alone may be a sign."""
_APART = 2
"""The most lines from an item to the next one: there may be an empty line between them."""
_NOTE = re.compile(r" {0,3}(?P<typed>\[\^(?:[^\]]*\s[^\]]*\]\s*:|[^\]]+\]\s+:))")
# `[//]: # (remark)` is a comment.
_REFERENCE = re.compile(r" {0,3}(?P<typed>\[[^\[\]^]+\]:)(?!\s*(?:#|<>)(?:\s|$))")
_DEFINITION = re.compile(r" {0,3}\[\^(?P<name>[^\]\s]+)\]:")


def check_escaped_markup(page: Page) -> Iterator[Problem]:
    """Report the first markup behind backslashes of each line, and of each list."""
    items: list[tuple[int, re.Match[str]]] = []  # of what looks like one list
    for number, line in page.text_lines():
        if match := _MARKUP.search(line):
            typed = shortened(match[0].strip())
            yield page.problem(number, match.start() + 1, "escaped_markup", typed=typed)
        if item := _ITEM.match(line):
            if items and number - items[-1][0] > _APART:
                items.clear()
            items.append((number, item))
            if len(items) == 2:
                number, first = items[0]
                column, typed = first.start("typed") + 1, shortened(first["typed"])
                yield page.problem(number, column, "escaped_markup", typed=typed)


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
        elif (match := _REFERENCE.match(line)) and number not in shown:
            typed = match["typed"][:-1].casefold()
            if text.count(typed) == 1:
                yield page.problem(number, 1, "reference_not_used", typed=shortened(line))
