# SPDX-License-Identifier: MIT
"""The changed passages of a review as one HTML file, each beside its translations.

The file has no scripts and loads nothing.  Texts come from a change that nobody has read yet, so
all of them are escaped.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from campaign.review.findings import Finding, Findings, review_words
from campaign.review.report import Report
from campaign.review.segments import segments_of
from campaign.review.text_diff import Change
from campaign.text.translations import Translations

_STYLE = Path(__file__).with_name("report.css")
_WORD = re.compile(r"[ \n]+|[^ \n]+")  # a no-break space does not split a number


def html_report(report: Report) -> str:
    """Return the complete file, with headings in the languages of the site."""
    languages = report.languages
    title = _in_all(languages, "review")
    body = [f"<h1>{title}</h1>"]
    if findings := report.findings:
        letter = _list(_lines(findings.of_the_letter(), findings))
        body += [f'<div class="loud">{part}</div>' for part in letter]
    body += _list(report.remarks())
    points = [p.line_of_text(words) for p, words, level in report.points() if level == "error"]
    body += _section(languages, "fix_first", _list(points))
    if findings:
        body += _section(languages, "figures", [*_figures(findings)])
        body += _section(languages, "passages", [*_passages(findings)])
        body += _section(languages, "texts", _list(_lines(findings.texts(), findings)))
        body += _section(languages, "glossary", _list(_lines(findings.terms(), findings)))
        body += _section(languages, "addresses", _list(_lines(findings.links(), findings)))
        pages = (f for f in findings.arrivals() if f.problem.key.startswith("page_"))
        body += _section(languages, "pages_and_passages", _list(_lines(pages, findings)))
    return (
        f'<!doctype html>\n<html lang="{escape(languages[0])}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{chr(10).join(body)}\n</main>\n</body>\n</html>\n"
    )


def _passages(findings: Findings) -> Iterator[str]:
    """Yield each changed text with its translations, changed or not, page by page."""
    groups: dict[tuple[str, object], list[Change]] = defaultdict(list)
    for change in findings.review.changes:
        groups[change.segment.page.path, change.segment.place].append(change)
    for gap in findings.review.gaps:
        first = gap.changed[0]
        if first.kind != "added":  # an added text has no translation yet
            groups[first.segment.page.path, first.segment.place] += gap.others
    menu, shown = findings.review.head.settings.pages, ""
    order = {path: place for place, path in enumerate(menu)}
    last = len(order)
    for (path, _), changes in sorted(
        groups.items(), key=lambda g: (order.get(g[0][0], last), g[0][0], g[1][0].segment.line)
    ):
        in_each = (
            [c for c in changes if c.segment.language == code] for code in findings.languages
        )
        own = {found[0].segment.language: found for found in in_each if found}
        if path != shown:
            shown = path
            heads = {code: segments_of(found[-1].segment.page)[0] for code, found in own.items()}
            titles = {code: findings.text(title) for code, title in heads.items()}
            yield f"<h3>{_spans(titles)}</h3>"
        labels = {code: findings.label(found[-1].segment) for code, found in own.items()}
        articles = "".join(_article(found, findings) for found in own.values())
        yield f'<h4>{_spans(labels)}</h4><section class="texts">{articles}</section>'


def _article(changes: Sequence[Change], findings: Findings) -> str:
    """Return a text in one language, before and after; one text may have replaced another."""
    language = changes[0].segment.language
    words = findings.words[language]
    before = " ".join(findings.text(c.before) for c in changes if c.before)
    after = " ".join(findings.text(c.after) for c in changes if c.after)
    place = escape(findings.place(changes[-1]))
    return (
        f'<article lang="{escape(language)}"><p class="place">{place}</p>'
        f"{_before_and_after(before, after, words)}</article>"
    )


def _figures(findings: Findings) -> Iterator[str]:
    """Yield each figure with its old and new values, by language."""
    for figure in findings.review.figures:
        yield f"<h3>{escape(figure.name)}</h3>"
        articles = [
            f'<article lang="{escape(code)}">'
            + _before_and_after(figure.before.get(code, ""), figure.after.get(code, ""), words)
            + "</article>"
            for code, words in findings.words.items()
        ]
        yield f'<section class="texts">{"".join(articles)}</section>'


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


def _lines(found: Iterator[Finding], findings: Findings) -> list[str]:
    return [f.problem.line_of_text(findings.words[f.language]) for f in found]


def _list(lines: Sequence[str]) -> list[str]:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return [f"<ul>{items}</ul>"] if items else []


def _section(languages: Sequence[str], key: str, parts: Sequence[str]) -> list[str]:
    return [f"<h2>{_in_all(languages, key)}</h2>", *parts] if parts else []


def _in_all(languages: Sequence[str], key: str) -> str:
    texts = {review_words(code)(key): code for code in reversed(languages)}
    if key == "review":
        return " · ".join(escape(text) for text in reversed(texts))
    return _spans({code: text for text, code in reversed(texts.items())})


def _spans(texts: Mapping[str, str]) -> str:
    spans = (f'<span lang="{escape(code)}">{escape(text)}</span>' for code, text in texts.items())
    return " · ".join(spans)
