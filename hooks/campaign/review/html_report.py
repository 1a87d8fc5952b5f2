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
from campaign.review.text_diff import Change
from campaign.text.translations import Translations

LONGEST_LIST = 100
"""Further items of a summary are only counted, as GitHub rejects one of more than 1 MiB."""

_STYLE = Path(__file__).with_name("report.css")
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
    return "\n".join(_section(languages, heading, [*_items(lines)], level=1)) + "\n\n"


def _body(report: Report, most: int | None = None) -> Iterator[str]:
    """Yield the parts; on GitHub, ``most`` items of each."""
    languages, findings = report.languages, report.findings
    yield _heading(languages, "review", 1)
    lines = findings.lines if findings else lambda *_: []
    if letter := lines("letter_text"):
        loud = "\n".join(_section(languages, "of_the_letter", [*_items(letter)], most))
        yield f'<div class="loud">{loud}</div>'
    yield f"<ul>{''.join(_items(report.remarks()))}</ul>"
    errors = [point.line for point in report.points() if point.level == "error"]
    sections = {"fix_first": [*_items(errors)]}
    sections["passages"] = [*_passages(findings)] if findings else []
    sections |= {heading: [*_items(lines(*keys))] for heading, keys in _SECTIONS.items()}
    for heading, items in sections.items():
        yield from _section(languages, heading, items, most)


def _section(
    languages: Sequence[str],
    key: str,
    items: Sequence[str],
    most: int | None = None,
    level: int = 2,
) -> Iterator[str]:
    """Yield a heading and the first items below it and, in every language, how many more."""
    if items:
        yield _heading(languages, key, level)
        left = len(items) - (most or len(items))
        more = [review_words(code)("more", count=left) for code in languages if left > 0]
        html = "".join([*items[:most], *_items(more)])
        yield f"<ul>{html}</ul>" if items[0].startswith("<li>") else html


def _items(lines: Sequence[str]) -> Iterator[str]:
    return (f"<li>{escape(line)}</li>" for line in lines)


def _passages(findings: Findings) -> Iterator[str]:
    """Yield each changed text with its translations, changed or not, page by page."""
    review, groups = findings.review, defaultdict[tuple[str, object], list[Change]](list)
    unchanged = [x for each in findings.one_sided if not each.is_page for x in each.others]
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
        cells = "".join(_cell(found, findings) for found in own)
        yield f'<h3>{_spans(labels)}</h3><table role="presentation"><tr>{cells}</tr></table>'


def _cell(changes: Sequence[Change], findings: Findings) -> str:
    """Return a text in one language, before and after; one text may have replaced another."""
    last, language = changes[-1], changes[-1].segment.language
    words, place = findings.words[language], escape(findings.place(last))
    if last.kind == "moved" and last.before:
        was = f"{last.before.page.display_path}:{last.before.line}"
        place += f"<br>{escape(words('moved', before=was))}"
    texts = zip(*map(findings.before_and_after, changes), strict=True)
    before, after = (" ".join(filter(None, side)) for side in texts)
    both = _before_and_after(before, after, words)
    return f'<td lang="{escape(language)}"><p class="place">{place}</p>{both}</td>'


def _before_and_after(before: str, after: str, words: Translations) -> str:
    """Return both texts, with the differences marked."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    left, right = "", ""
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = escape("".join(old[i:j])), escape("".join(new[k:m]))
        left += removed if tag == "equal" or not removed else f"<del>{removed}</del>"
        right += added if tag == "equal" or not added else f"<ins>{added}</ins>"
    nothing = f"<em>{escape(words('nothing_there'))}</em>"
    sides = {"unchanged": left} if before == after else {"before": left, "after": right}
    return "".join(
        f'<div><p class="label">{escape(words(key))}</p><p>{text or nothing}</p></div>'
        for key, text in sides.items()
    )


def _heading(languages: Sequence[str], key: str, level: int = 2) -> str:
    texts = {review_words(code)(key): code for code in reversed(languages)}
    words = _spans({code: text for text, code in reversed(texts.items())})
    return f"<h{level}>{words}</h{level}>"


def _spans(texts: Mapping[str, str]) -> str:
    spans = (f'<span lang="{escape(code)}">{escape(text)}</span>' for code, text in texts.items())
    return " · ".join(spans)
