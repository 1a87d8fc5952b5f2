# SPDX-License-Identifier: MIT
"""Problems as GitHub Actions annotations: workflow commands that GitHub shows on the lines of a
change.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from campaign.problems import Problem
from campaign.text.translations import Translations, load_words

# GitHub shows ten errors a step and drops the rest without a word.
LIMIT = 10


def failure(problems: Sequence[Problem]) -> str:
    """What a failed build says; on GitHub the same lines are printed as annotations first."""
    words = load_words("en")
    announce(problems, words)
    lines = [problem.line_of_text(words) for problem in problems]
    return "\n".join([words("problem_count", count=len(lines)), *lines])


def advice(problems: Sequence[Problem]) -> list[str]:
    """What a build says of what could be better; on GitHub, as annotations too."""
    words = load_words("en")
    announce(problems, words)
    return [problem.line_of_text(words) for problem in problems]


def announce(problems: Sequence[Problem], words: Translations) -> None:
    """Prints the annotations where GitHub reads them, and nothing elsewhere."""
    if problems and os.environ.get("GITHUB_ACTIONS") == "true":
        print("\n".join(annotate(problems, words)), flush=True)


def annotate(problems: Sequence[Problem], words: Translations) -> Iterator[str]:
    """One ``::error …`` line, or ``::warning …`` for advice, for each of ten problems, the
    worst first; the whole list is in the log.
    """
    for problem in sorted(problems, key=lambda problem: problem.is_advice)[:LIMIT]:
        place = f"file={_property(problem.path)},line={problem.line},col={problem.column}"
        kind = "warning" if problem.is_advice else "error"
        yield f"::{kind} {place}::{_data(problem.message(words))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
