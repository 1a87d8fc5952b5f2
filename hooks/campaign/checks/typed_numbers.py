# SPDX-License-Identifier: MIT
"""Report typed numbers that should be markers: they would not change with the figure.

Years, dates and ordinals are ignored, and so are blocks with the class ``not-a-figure``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from babel.dates import get_month_names

from campaign.model.draft import Draft
from campaign.model.figures import Figure
from campaign.problems import Problem

NOT_A_FIGURE = "not-a-figure"

_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_NUMBER = re.compile(
    rf"(?<![\w.,:/#-])(?P<whole>\d{{1,3}}(?:[,{_SPACES}]\d{{3}})+|\d+)(?P<part>[.,]\d+)?(?!\d|[:-]\d)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|\.?er|re|ère|e|ème|o)\b|\.?[ºª]")
_STREET = re.compile(
    r",? (?:rue|avenue|av\.|boul\.|boulevard|chemin|place|calle)\b"
    r"| (?:[A-Z]\w+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Lane)\b"
)
_YEARS = range(1800, 2200)


def check_typed_numbers(draft: Draft) -> Iterator[Problem]:
    """Report each number on a page, or in its front matter, that equals a figure's value."""
    names = _names_by_value(draft.figures)
    for page in draft.pages:
        for text, line, column, block in page.texts():
            if block and NOT_A_FIGURE in block.classes:
                continue
            for match in _NUMBER.finditer(text):
                name = names.get(_value(match))
                if name and not _is_date_or_ordinal(match, page.language):
                    details = {"typed": match[0], "name": name}
                    place = (page.display_path, line, column + match.start())
                    yield Problem(*place, "typed_number", details)


def _names_by_value(figures: Mapping[str, Figure]) -> dict[Decimal, str]:
    """Return the name of the first figure with each value, ignoring dates and years."""
    names: dict[Decimal, str] = {}
    for name, figure in figures.items():
        if figure.kind not in ("date", "year"):
            for value in (figure.value, figure.as_published):
                if value is not None:
                    names.setdefault(Decimal(value).normalize(), name)
    return names


def _value(match: re.Match[str]) -> Decimal:
    whole = re.sub(rf"[,{_SPACES}]", "", match["whole"])
    return Decimal(whole + (match["part"] or "").replace(",", ".")).normalize()


def _is_date_or_ordinal(match: re.Match[str], language: str) -> bool:
    """Return whether a number is a year, a day of a month, an ordinal or part of an address."""
    text, start, end = match.string, match.start(), match.end()
    if _ORDINAL.match(text, end) or _STREET.match(text, end):
        return True
    if match[0].isdigit() and len(match[0]) == 4 and int(match[0]) in _YEARS:
        return True
    months = _months(language)
    if not match[0].isdigit() or int(match[0]) > 31:
        return False
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return bool(
        re.search(rf"(?:{months})$", before, re.I)
        or re.match(rf"(?:(?:au|to|and|et|y|al|–|-)\s+\d+\s+)?(?:de )?(?:{months})\b", after, re.I)
    )


@cache
def _months(language: str) -> str:
    return "|".join(get_month_names("wide", locale=language).values())
