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
from campaign.source.directives import NOT_A_FIGURE
from campaign.text.written_numbers import WrittenNumber, written_numbers

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
        tag = draft.settings.language(page.language).tag
        for text, line, column, block in page.texts():
            if block and NOT_A_FIGURE in block.classes:
                continue
            for number in written_numbers(text, tag):
                name = names.get(number.value.normalize())
                if name and not _is_date_or_ordinal(text, number, page.language):
                    details = {"typed": number.text, "name": name}
                    place = (page.display_path, line, column + number.start)
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


def _is_date_or_ordinal(text: str, number: WrittenNumber, language: str) -> bool:
    """Return whether a number is a year, a day of a month, an ordinal or part of an address."""
    typed, start, end = number.text, number.start, number.end
    if _ORDINAL.match(text, end) or _STREET.match(text, end):
        return True
    if typed.isdigit() and len(typed) == 4 and int(typed) in _YEARS:
        return True
    months = _months(language)
    if not typed.isdigit() or int(typed) > 31:
        return False
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return bool(
        re.search(rf"(?:{months})$", before, re.I)
        or re.match(rf"(?:(?:au|to|and|et|y|al|–|-)\s+\d+\s+)?(?:de )?(?:{months})\b", after, re.I)
    )


@cache
def _months(language: str) -> str:
    return "|".join(get_month_names("wide", locale=language).values())
