# SPDX-License-Identifier: MIT
"""Problems as GitHub Actions annotations: workflow commands that GitHub shows on the lines of a
change.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from campaign.problems import Problem
from campaign.words import Words, load_words

# GitHub shows ten errors a step and drops the rest without a word.
LIMIT = 10


def failure(problems: Sequence[Problem]) -> str:
    """What a failed build says; on GitHub the same lines are printed as annotations first."""
    words = load_words("en")
    announce(problems, words)
    lines = [problem.line_of_text(words) for problem in problems]
    return "\n".join([words("problem_count", count=len(lines)), *lines])


def announce(problems: Sequence[Problem], words: Words) -> None:
    """Prints the annotations where GitHub reads them, and nothing elsewhere."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print("\n".join(annotate(problems, words)), flush=True)


def annotate(problems: Sequence[Problem], words: Words) -> Iterator[str]:
    """One ``::error …`` line for each of the first ten problems; the whole list is in the log."""
    for problem in problems[:LIMIT]:
        place = f"file={_property(problem.path)},line={problem.line},col={problem.column}"
        yield f"::error {place}::{_data(problem.message(words))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
