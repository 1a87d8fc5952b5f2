# SPDX-License-Identifier: MIT
"""The report of a review as HTML: a file of its own, and the summary of a job on GitHub.

The file has no scripts and loads nothing.  Texts come from a change that nobody has read yet, so
the template ``report.html`` escapes all of them.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from campaign.review.findings import Findings, review_words
from campaign.review.report import Report
from campaign.review.text_diff import Change

LONGEST_LIST = 100
"""Further items of a summary are only counted, as GitHub rejects one of more than 1 MiB."""

_FOLDER = Path(__file__).parent
_WORD = re.compile(r"[ \n]+|[^ \n]+")  # a no-break space does not split a number
_SECTIONS = {
    "texts": ("text_alone", "text"),
    "glossary": ("term_missing", "term_avoided"),
    "addresses": ("link_gone", "link_other"),
    "pages_and_passages": ("page_added", "page_removed", "page_moved"),
}
"""Headings, and the keys of the findings below each."""


def html_report(report: Report) -> str:
    """Return the complete file, with headings in the languages of the site."""
    return _render(report, style=(_FOLDER / "report.css").read_text(encoding="utf-8"))


def summary(report: Report) -> str:
    """Return the report for GitHub, with at most ``LONGEST_LIST`` items in each list."""
    return _render(report, most=LONGEST_LIST) + "\n"


def summary_list(languages: Sequence[str], heading: str, lines: Sequence[str]) -> str:
    """Return a summary that is only a list."""
    return _html(languages, heading=heading, remarks=lines, sections={}) + "\n"


def _render(report: Report, **options: object) -> str:
    findings = report.findings
    letter = findings.lines("letter_text") if findings else []
    errors = [point.line for point in report.points() if point.level == "error"]
    sections: dict[str, Sequence[object]] = {"fix_first": errors}
    if findings:
        sections["passages"] = [*_passages(findings)]
        sections |= {heading: findings.lines(*keys) for heading, keys in _SECTIONS.items()}
    parts = {"letter": letter, "remarks": report.remarks(), "sections": sections}
    return _html(report.languages, heading="review", **parts, **options)


def _html(languages: Sequence[str], **values: object) -> str:
    def translated(key: str, **blanks: object) -> dict[str, str]:
        """Return a text in each language that has its own, by language."""
        texts = {review_words(code)(key, **blanks): code for code in reversed(languages)}
        return {code: text for text, code in reversed(texts.items())}

    loader = FileSystemLoader(_FOLDER)
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    values = {"t": translated, "most": None, **values}
    return re.sub(r"\n\s*\n", "\n", environment.get_template("report.html").render(values))


def _passages(findings: Findings) -> Iterator[tuple[dict[str, str], list[dict[str, object]]]]:
    """Yield the labels and the cells of changed texts, each with its translations, page by page."""
    review, groups = findings.review, defaultdict[tuple[str, object], list[Change]](list)
    unchanged = [change for each in review.one_sided for change in each.others]
    for change in [*review.changes, *unchanged]:
        groups[change.segment.page.path, change.segment.place].append(change)
    menu = {path: place for place, path in enumerate(review.head.settings.pages)}

    def place(group: tuple[tuple[str, object], list[Change]]) -> tuple[int, str, int]:
        (path, _), (first, *_) = group
        return menu.get(path, len(menu)), path, first.segment.line

    for _, changes in sorted(groups.items(), key=place):
        own = [[c for c in changes if c.segment.language == x] for x in findings.languages]
        own = [found for found in own if found]
        labels = {found[-1].segment.language: findings.label(found[-1]) for found in own}
        yield labels, [_cell(found, findings) for found in own]


def _cell(changes: Sequence[Change], findings: Findings) -> dict[str, object]:
    """Return a text in one language, before and after; one text may have replaced another."""
    last, was = changes[-1], changes[-1].before
    texts = zip(*map(findings.before_and_after, changes), strict=True)
    before, after = (_WORD.findall(" ".join(filter(None, side))) for side in texts)
    left, right = [], []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        left += [(tag != "equal", "".join(before[i:j]))] if i < j else []
        right += [(tag != "equal", "".join(after[k:m]))] if k < m else []
    return {
        "language": last.segment.language,
        "words": findings.words[last.segment.language],
        "place": findings.place(last),
        "was": f"{was.page.display_path}:{was.line}" if last.kind == "moved" and was else "",
        "is_same": before == after,
        "before": left,
        "after": right,
    }
