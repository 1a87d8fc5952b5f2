# SPDX-License-Identifier: MIT
"""Report markup behind backslashes, as converters of word processors write it.

A sign alone behind a backslash is right; complete markup behind backslashes is not.
"""

import re
from collections.abc import Iterator

from campaign.model.campaign import Draft
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


def check_escaped_markup(draft: Draft) -> Iterator[Problem]:
    """Report the first markup behind backslashes of each line, and of each list."""
    for page in draft.pages:
        for line, column, typed in _escaped(page):
            yield page.problem(line, column, "escaped_markup", typed=shortened(typed))


def _escaped(page: Page) -> Iterator[tuple[int, int, str]]:
    """Yield the line, the column and the text of what has backslashes."""
    last: tuple[int, str] | None = None  # the last line that begins like an item
    is_reported = False
    for number, line in page.text_lines():
        if match := _MARKUP.search(line):
            yield number, match.start() + 1, match[0].strip()
        if item := _ITEM.match(line):
            if last and number - last[0] <= 2:
                if not is_reported:
                    yield last[0], page.lines[last[0] - 1].find(last[1]) + 1, last[1]
                is_reported = True
            else:
                is_reported = False
            last = number, item["typed"]
