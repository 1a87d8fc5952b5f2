# SPDX-License-Identifier: MIT
"""The report of a review as HTML: a file of its own, and the summary of a job on GitHub.

The file has no scripts and loads nothing.  Texts come from a change that nobody has read yet, so
the template ``report.html`` escapes all of them.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from campaign.review.report import Report, review_words

LONGEST_LIST = 100
"""Further items of a summary are only counted, as GitHub rejects one of more than 1 MiB."""

_FOLDER = Path(__file__).parent
_WORD = re.compile(r"[ \n]+|[^ \n]+")  # a no-break space does not split a number


def html_report(report: Report) -> str:
    """Return the complete file, with headings in the languages of the site."""
    return _of_report(report, style=(_FOLDER / "report.css").read_text(encoding="utf-8"))


def summary(report: Report) -> str:
    """Return the report for GitHub, with at most ``LONGEST_LIST`` items in each list."""
    return _of_report(report, most=LONGEST_LIST) + "\n"


def summary_list(languages: Sequence[str], heading: str, lines: Sequence[str]) -> str:
    """Return a summary that is only a list, of which the last lines are the totals."""
    return _html(languages, heading=heading, remarks=lines[-LONGEST_LIST:]) + "\n"


def _of_report(report: Report, **options: object) -> str:
    lists: dict[str, list[str]] = {"letter": [], "errors": [], "others": []}
    for point in report.points:
        if point.problem.key == "letter_text":
            lists["letter"].append(point.line)
        elif point.severity[1] == "error":
            lists["errors"].append(point.line)
        elif point.severity[1] == "warning" or not point.problem.path.endswith(".md"):
            lists["others"].append(point.line)
    parts = {"remarks": report.remarks(), "rows": report.rows, **lists}
    return _html(report.languages, heading="review", **parts, **options)


def _html(languages: Sequence[str], **values: object) -> str:
    def translated(key: str, **blanks: object) -> dict[str, str]:
        """Return a text by language."""
        return {code: review_words(code)(key, **blanks) for code in languages}

    loader = FileSystemLoader(_FOLDER)
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    functions = {"t": translated, "words": review_words, "parts": _parts}
    values = {"most": None, **functions, **values}
    return re.sub(r"\n\s*\n", "\n", environment.get_template("report.html").render(values))


def _parts(before: str, after: str) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
    """Return both texts in parts, each with whether the other text lacks it."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    left, right = [], []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, False).get_opcodes():
        left += [(tag != "equal", "".join(old[i:j]))] if i < j else []
        right += [(tag != "equal", "".join(new[k:m]))] if k < m else []
    return left, right
