# SPDX-License-Identifier: MIT
"""Report markup behind backslashes, as converters of word processors write it.

A sign alone behind a backslash is right; complete markup behind backslashes is not.
"""

import re
from collections.abc import Iterator

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
