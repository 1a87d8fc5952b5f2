# SPDX-License-Identifier: MIT
"""The report of a review as Markdown, for the summary of a job on GitHub.

Texts come from a change that nobody has read yet, so all their markup is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from campaign.github_annotations import LIMIT
from campaign.review.findings import Finding, Findings, review_words
from campaign.review.one_sided import UntranslatedChange
from campaign.review.report import Report
from campaign.review.text_diff import Change

LONGEST_LIST = 100
"""Further items of a list are only counted, as GitHub rejects a summary of more than 1 MiB."""

_MARKUP = re.compile(r"([\\`*_{}\[\]#+!|~$])")


def summary(report: Report) -> str:
    """Return the complete report, with the problems to fix first."""
    languages = report.languages
    parts = [f"# {_words(languages, 'review')}"]
    if findings := report.findings:
        letter = _bullets(languages, _lines(findings.of_the_letter(), findings))
        parts += _section(languages, "of_the_letter", letter)
    parts += _bullets(languages, report.remarks())
    if (total := len(report.points())) > LIMIT:
        counts = [review_words(c)("annotated", shown=LIMIT, total=total) for c in report.languages]
        parts += _bullets(languages, counts)
    problems = [problem.line_of_text(words) for problem, words in report.problems(report.head)]
    parts += _section(languages, "fix_first", _bullets(languages, problems))
    if findings:
        parts += _section(languages, "one_language", _one_language(languages, findings))
        parts += _section(
            languages, "addresses", _bullets(languages, _lines(findings.links(), findings))
        )
        terms = _bullets(languages, _lines(findings.terms(), findings))
        parts += _section(languages, "glossary", terms)
        parts += _section(languages, "figures", _figures(languages, findings))
        changed = [*findings.rewritten(), *findings.texts()]
        texts = _bullets(languages, _lines(iter(changed), findings))
        parts += _section(languages, "texts", texts)
        parts += _section(
            languages,
            "pages_and_passages",
            _bullets(languages, _lines(findings.arrivals(), findings)),
        )
    problems = [problem.line_of_text(words) for problem, words in report.problems(report.base)]
    parts += _section(languages, "base_errors", _bullets(languages, problems))
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Escape a text for Markdown, on one line that fits in a table cell."""
    text = " ".join(text.split(" ")).replace("&", "&amp;").replace("<", "&lt;")
    return _MARKUP.sub(r"\\\1", re.sub(r"[\r\n]+", " ", text).replace(">", "&gt;"))


def _section(languages: Sequence[str], heading: str, parts: Sequence[str]) -> list[str]:
    return [f"## {_words(languages, heading)}", *parts] if parts else []


def _words(languages: Sequence[str], key: str) -> str:
    return " · ".join(dict.fromkeys(review_words(code)(key) for code in languages))


def _bullets(languages: Sequence[str], lines: Sequence[str]) -> list[str]:
    items = [f"- {escape(line)}" for line in lines[:LONGEST_LIST]]
    return ["\n".join([*items, *_rest(languages, lines)])] if items else []


def _rest(languages: Sequence[str], items: Sequence[object]) -> Iterator[str]:
    if (count := len(items) - LONGEST_LIST) > 0:
        yield from (f"- {escape(review_words(code)('more', count=count))}" for code in languages)


def _lines(found: Iterator[Finding], findings: Findings) -> list[str]:
    return [f.problem.line_of_text(findings.words[f.language]) for f in found]


def _one_language(languages: Sequence[str], findings: Findings) -> list[str]:
    """Return a list of the pages, then a table for each text."""
    gaps = findings.review.gaps
    tables = [_side_by_side(gap, findings) for gap in gaps[:LONGEST_LIST]]
    return [
        *_bullets(languages, _lines(findings.page_gaps(), findings)),
        *tables,
        *_rest(languages, gaps),
    ]


def _side_by_side(gap: UntranslatedChange, findings: Findings) -> str:
    names = {lang.code: lang.name for lang in findings.review.head.settings.languages}
    places, texts = [], []
    for code in names:
        words = findings.words[code]
        own = next((c for c in (*gap.changed, *gap.others) if c.segment.language == code), None)
        if own is None:
            translation = escape(findings.translation(gap.changed[0].segment.page, code))
            places.append(translation if code in gap.languages else "")
            texts.append(f"*{words('nothing_there')}*" if code in gap.languages else "")
            continue
        places.append(f"{escape(findings.place(own))} ({escape(findings.label(own.segment))})")
        texts.append("<br>".join(_texts(own, gap, findings)))
    rows = [list(map(escape, names.values())), ["---"] * len(names), places, texts]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _texts(change: Change, gap: UntranslatedChange, findings: Findings) -> Iterator[str]:
    words = findings.words[change.segment.language]
    if change in gap.others:
        yield f"**{words('unchanged')}**<br>{escape(findings.text(change.segment))}"
        return
    for key, segment in (("before", change.before), ("after", change.after)):
        text = escape(findings.text(segment)) if segment else f"*{words('nothing_there')}*"
        yield f"**{words(key)}**<br>{text}"


def _figures(languages: Sequence[str], findings: Findings) -> list[str]:
    """Return each figure, old and new, with a table of the sentences that it changes."""
    parts = []
    for figure in findings.review.figures:
        parts += _bullets(languages, [*findings.figure(figure)])
        rows = [
            (
                f"{s.segment.page.display_path}:{s.line} ({findings.label(s.segment)})",
                s.before,
                s.after,
            )
            for s in figure.sentences
        ]
        table = [
            "| " + " | ".join(_words(languages, key) for key in ("where", "before", "after")) + " |"
        ]
        table += ["| --- | --- | --- |"]
        table += [f"| {' | '.join(map(escape, row))} |" for row in rows[:LONGEST_LIST]]
        parts += ["\n".join(table)] if rows else []
        parts += ["\n".join(rest)] if (rest := [*_rest(languages, rows)]) else []
    return parts
