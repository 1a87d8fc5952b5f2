# SPDX-License-Identifier: MIT
"""The report of a review as HTML: a file of its own, and the summary of a job on GitHub.

The file has no scripts and loads nothing.  Texts come from a change that nobody has read yet, so
all of them are escaped.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from campaign.review.findings import Findings, review_words
from campaign.review.report import Report
from campaign.review.segments import segments_of, shown
from campaign.review.text_diff import Change
from campaign.text.translations import Translations

LONGEST_LIST = 100
"""Further items of a summary are only counted, as GitHub rejects one of more than 1 MiB."""

_STYLE = Path(__file__).with_name("report.css")
_WORD = re.compile(r"[ \n]+|[^ \n]+")  # a no-break space does not split a number
_SECTIONS = (
    ("texts", ("text_alone", "text")),
    ("glossary", ("term_missing", "term_avoided")),
    ("addresses", ("link_gone", "link_other")),
    ("pages_and_passages", ("page_added", "page_removed", "page_moved")),
)
"""Headings, and the keys of the findings below each."""


def html_report(report: Report) -> str:
    """Return the complete file, with headings in the languages of the site."""
    languages = report.languages
    title = " · ".join(dict.fromkeys(escape(review_words(code)("review")) for code in languages))
    return (
        f'<!doctype html>\n<html lang="{escape(languages[0])}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{chr(10).join(_body(report))}\n</main>\n</body>\n</html>\n"
    )


def summary(report: Report) -> str:
    """Return the report for GitHub, in whose Markdown HTML lasts until the next empty line."""
    body = "\n".join(_body(report, LONGEST_LIST))
    return re.sub(r"\n\s*\n", "\n", body) + "\n\n"


def summary_list(languages: Sequence[str], heading: str, lines: Sequence[str]) -> str:
    """Return a summary that is only a list."""
    return "\n".join([_heading(languages, heading, 1), *_list(languages, lines)]) + "\n\n"


def _body(report: Report, most: int | None = None) -> Iterator[str]:
    """Yield the parts; on GitHub, ``most`` items of each."""
    languages, findings = report.languages, report.findings
    yield _heading(languages, "review", 1)
    letter = findings.lines("letter_text") if findings else ()
    if letter:
        loud = "\n".join(_list(languages, letter, most))
        yield f'<div class="loud">{_heading(languages, "of_the_letter")}\n{loud}</div>'
    yield from _list(languages, report.remarks())
    errors = [point.line for point in report.points() if point.level == "error"]
    sections = [("fix_first", _list(languages, errors, most))]
    if findings:
        sections.append(("passages", _capped(languages, [*_passages(findings)], most)))
        for heading, keys in _SECTIONS:
            sections.append((heading, _list(languages, findings.lines(*keys), most)))
    before = [problem.line for problem in report.problems(report.base)]
    sections.append(("base_errors", _list(languages, before, most)))
    for heading, parts in sections:
        if parts:
            yield from (_heading(languages, heading), *parts)


def _passages(findings: Findings) -> Iterator[str]:
    """Yield each changed text with its translations, changed or not, page by page."""
    groups: dict[tuple[str, object], list[Change]] = defaultdict(list)
    for change in findings.review.changes:
        groups[change.segment.page.path, change.segment.place].append(change)
    for each in findings.review.one_sided:
        first = each.changed[0]
        if first.kind != "added" and not each.is_page:  # an added text has no translation yet
            groups[first.segment.page.path, first.segment.place] += each.others
    menu, last_path = findings.review.head.settings.pages, ""
    order = {path: place for place, path in enumerate(menu)}
    last = len(order)
    for (path, _), changes in sorted(
        groups.items(), key=lambda g: (order.get(g[0][0], last), g[0][0], g[1][0].segment.line)
    ):
        in_each = (
            [c for c in changes if c.segment.language == code] for code in findings.languages
        )
        own = {found[0].segment.language: found for found in in_each if found}
        labels = {code: findings.label(found[-1]) for code, found in own.items()}
        heading = f"<h4>{_spans(labels)}</h4>"
        if path != last_path:
            last_path = path
            titles = {
                code: shown(segments_of(found[-1].segment.page)[0], findings.views(found[-1]))
                for code, found in own.items()
            }
            heading = f"<h3>{_spans(titles)}</h3>{heading}"
        yield heading + _table({code: _cell(found, findings) for code, found in own.items()})


def _cell(changes: Sequence[Change], findings: Findings) -> str:
    """Return a text in one language, before and after; one text may have replaced another."""
    words = findings.words[changes[0].segment.language]
    texts = zip(*map(findings.before_and_after, changes), strict=True)
    before, after = (" ".join(filter(None, side)) for side in texts)
    last, place = changes[-1], escape(findings.place(changes[-1]))
    if last.kind == "moved" and last.before and len(changes) == 1:
        was = f"{last.before.page.display_path}:{last.before.line}"
        place += f"<br>{escape(words('moved', before=was))}"
    return f'<p class="place">{place}</p>{_before_and_after(before, after, words)}'


def _table(cells: Mapping[str, str]) -> str:
    texts = (f'<td lang="{escape(code)}">{text}</td>' for code, text in cells.items())
    return f'<table role="presentation"><tr>{"".join(texts)}</tr></table>'


def _before_and_after(before: str, after: str, words: Translations) -> str:
    """Return both texts, with the differences marked."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    left, right = [], []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = escape("".join(old[i:j])), escape("".join(new[k:m]))
        left.append(removed if tag == "equal" or not removed else f"<del>{removed}</del>")
        right.append(added if tag == "equal" or not added else f"<ins>{added}</ins>")
    nothing = f"<em>{escape(words('nothing_there'))}</em>"
    sides = [("unchanged", left)] if before == after else [("before", left), ("after", right)]
    return "".join(
        f'<div><p class="label">{escape(words(key))}</p><p>{"".join(parts) or nothing}</p></div>'
        for key, parts in sides
    )


def _list(languages: Sequence[str], lines: Sequence[str], most: int | None = None) -> list[str]:
    items = _capped(languages, [f"<li>{escape(line)}</li>" for line in lines], most, "li")
    return [f"<ul>{''.join(items)}</ul>"] if items else []


def _capped(
    languages: Sequence[str], parts: Sequence[str], most: int | None, tag: str = "p"
) -> list[str]:
    """Return the first parts and, in every language, how many more there are."""
    left = len(parts) - (most or len(parts))
    more = [review_words(code)("more", count=left) for code in languages if left > 0]
    return [*parts[:most], *(f"<{tag}>{escape(text)}</{tag}>" for text in more)]


def _heading(languages: Sequence[str], key: str, level: int = 2) -> str:
    texts = {review_words(code)(key): code for code in reversed(languages)}
    words = _spans({code: text for text, code in reversed(texts.items())})
    return f"<h{level}>{words}</h{level}>"


def _spans(texts: Mapping[str, str]) -> str:
    spans = (f'<span lang="{escape(code)}">{escape(text)}</span>' for code, text in texts.items())
    return " · ".join(spans)
