# SPDX-License-Identifier: MIT
"""The report of a review or of the status as HTML in the Markdown of a summary on GitHub.

Texts come from a change that nobody has read yet, so the template escapes all of them.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from campaign.review.report import Report, review_words

LONGEST_LIST = 100
"""Further items of a summary are only counted, as GitHub rejects one of more than 1 MiB."""

_WORD = re.compile(r"[ \n]+|[^ \n]+")  # a no-break space does not split a number


def summary(report: Report) -> str:
    """Return a report, with at most ``LONGEST_LIST`` items in each list."""
    lists: dict[str, list[str]] = {"letter": [], "errors": [], "others": []}
    for point in report.points:
        if point.problem.key == "letter_text":
            lists["letter"].append(point.line)
        elif point.severity[1] == "error":
            lists["errors"].append(point.line)
        elif point.severity[1] == "warning" or not point.problem.path.endswith(".md"):
            lists["others"].append(point.line)
    return _html(report.languages, "review", report.remarks(), rows=report.rows, **lists)


def summary_list(languages: Sequence[str], heading: str, lines: Sequence[str]) -> str:
    """Return a summary that is only a list, of which the last lines are the totals."""
    return _html(languages, heading, lines[-LONGEST_LIST:])


def _html(languages: Sequence[str], heading: str, remarks: Sequence[str], **values: object) -> str:
    def translated(key: str, **blanks: object) -> dict[str, str]:
        """Return a text by language."""
        return {code: review_words(code)(key, **blanks) for code in languages}

    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    values |= {"t": translated, "words": review_words, "parts": _parts, "most": LONGEST_LIST}
    text = environment.get_template("summary.html").render(values, heading=heading, remarks=remarks)
    return re.sub(r"\n\s*\n", "\n", text) + "\n"


def _parts(before: str, after: str) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
    """Return both texts in parts, each with whether the other text lacks it."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    left, right = [], []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, False).get_opcodes():
        left += [(tag != "equal", "".join(old[i:j]))] if i < j else []
        right += [(tag != "equal", "".join(new[k:m]))] if k < m else []
    return left, right
