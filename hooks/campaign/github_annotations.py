# SPDX-License-Identifier: MIT
"""Problems as GitHub Actions annotations, which GitHub shows on the lines of a change."""

import os
from collections.abc import Sequence

from campaign.problems import Problem
from campaign.text.translations import Translations

# GitHub shows ten errors per step and silently drops the rest.
LIMIT = 10


def announce(problems: Sequence[Problem], words: Translations) -> list[str]:
    """Return the problems as lines of text; on GitHub Actions, print annotations, errors first."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in sorted(problems, key=lambda problem: problem.is_advice)[:LIMIT]:
            print(annotation(problem, words), flush=True)
    return [problem.line_of_text(words) for problem in problems]


def annotation(problem: Problem, words: Translations, level: str = "error") -> str:
    """Return ``::error …``, ``::warning …`` or ``::notice …``; advice is always a warning."""
    level = "warning" if problem.is_advice else level
    path = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={problem.line},col={problem.column}"
    return f"::{level} {place}::{_escaped(problem.message(words))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
