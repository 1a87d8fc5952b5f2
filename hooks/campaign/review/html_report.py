# SPDX-License-Identifier: MIT
"""The report of a review as HTML: a file of its own, and the summary of a job on GitHub.

The file has no scripts and loads nothing.  Texts come from a change that nobody has read yet, so
the template ``report.html`` escapes all of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from campaign.review.compare import Change
from campaign.review.report import Report, review_words
from campaign.text.translations import Translations

LONGEST_LIST = 100
"""Further items of a summary are only counted, as GitHub rejects one of more than 1 MiB."""

_FOLDER = Path(__file__).parent
_WORD = re.compile(r"[ \n]+|[^ \n]+")  # a no-break space does not split a number
_SECTIONS = {
    "texts": ("text_alone", "text"),
    "glossary": ("term_missing", "term_avoided"),
    "addresses": ("link_gone",),
}
"""Headings, and the keys of the findings below each."""


def html_report(report: Report) -> str:
    """Return the complete file, with headings in the languages of the site."""
    return _render(report, style=(_FOLDER / "report.css").read_text(encoding="utf-8"))


def summary(report: Report) -> str:
    """Return the report for GitHub, with at most ``LONGEST_LIST`` items in each list."""
    return _render(report, most=LONGEST_LIST) + "\n"


def summary_list(languages: Sequence[str], heading: str, lines: Sequence[str]) -> str:
    """Return a summary that is only a list, of which the last lines are the totals."""
    return _html(languages, heading=heading, remarks=lines[-LONGEST_LIST:], sections={}) + "\n"


def _render(report: Report, **options: object) -> str:
    def lines(*keys: str) -> list[str]:
        return [each.line for each in report.findings if each.problem.key in keys]

    errors = [point.line for point in report.points if point.level == "error"]
    sections = {"fix_first": errors, "passages": [*_passages(report)]}
    sections |= {heading: lines(*keys) for heading, keys in _SECTIONS.items()}
    parts = {"letter": lines("letter_text"), "remarks": report.remarks(), "sections": sections}
    return _html(report.languages, heading="review", **parts, **options)


def _html(languages: Sequence[str], **values: object) -> str:
    def translated(key: str, **blanks: object) -> dict[str, str]:
        """Return a text by language."""
        return {code: review_words(code)(key, **blanks) for code in languages}

    loader = FileSystemLoader(_FOLDER)
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    values = {"t": translated, "most": None, **values}
    return re.sub(r"\n\s*\n", "\n", environment.get_template("report.html").render(values))


def _passages(report: Report) -> Iterator[tuple[dict[str, str], list[dict[str, object]]]]:
    """Yield the labels and the cells of changed texts, each with its translations, page by page."""
    review, groups = report.review, defaultdict[object, list[Change]](list)
    if review is None:
        return
    others = [review.now[text] for texts in review.one_sided.values() for text in texts]
    for each in dict.fromkeys([*review.changes, *others]):
        groups[each.segment.page.path, each.segment.place, each.kind == "removed"].append(each)
    menu = {path: place for place, path in enumerate(review.head.settings.pages)}

    def place(found: list[Change]) -> tuple[int, int]:
        return menu.get(found[0].segment.page.path, len(menu)), found[0].segment.line

    for found in sorted(groups.values(), key=place):
        found.sort(key=lambda each: [*report.words].index(each.segment.language))
        labels = {each.segment.language: report.label(each.segment) for each in found}
        yield labels, [_cell(each, report.words[each.segment.language]) for each in found]


def _cell(change: Change, words: Translations) -> dict[str, object]:
    """Return a text in one language, before and after, in parts that are the same or not."""
    before, after = _WORD.findall(change.old), _WORD.findall(change.new)
    left, right = [], []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, False).get_opcodes():
        left += [(tag != "equal", "".join(before[i:j]))] if i < j else []
        right += [(tag != "equal", "".join(after[k:m]))] if k < m else []
    return {"text": change.segment, "words": words, "before": left, "after": right}
