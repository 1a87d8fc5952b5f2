# SPDX-License-Identifier: MIT
"""Report typed numbers that should be markers: they would not change with the figure.

Numbers that state no amount are ignored, such as dates, and so are blocks with the class
``not-a-figure`` and, in titles and descriptions, the numbers under ``not_figures``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import get_month_names

from campaign.checks.texts import texts_on_page
from campaign.model.campaign import Draft
from campaign.model.figures import Figure
from campaign.problems import Problem
from campaign.source.directives import NOT_A_FIGURE
from campaign.text.units import kind_beside, units_beside
from campaign.text.written_numbers import written_numbers

_DIGIT = re.compile(r"\d")
# What has a number but states no amount: a day, a time, an ordinal, a place, a part of a text.
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er)?"
_DAYS = rf"{_DAY}(?:(?:\s*[,–-]\s*|\s+(?:au|et|to|and|y|al|or|ou)\s+)(?:le\s+)?{_DAY})*"
_REFERENCES = (
    r"articles?|sections?|pages?|pp?\.|no\.?|n[°º]|bill|loi|chapters?|chapitres?|annexe?s?|"
    r"paragraphe?s?|figures?|tables?|tableaux?|art[ií]culos?|p[aá]ginas?|r[eé]solutions?|suite|"
    r"bureau|apt\.?|unit|box|postale|highway|autoroute|route|vol(?:\.|umes?)|volúmen(?:es)?|"
    r"tom[eo]s?|(?:t|ch|chap|col|fig|sec|par|para)\.|lines?|lignes?|columns?|colonnes?|alinéas?"
)
_NO_AMOUNT = (
    r"\b(?:1[89]|2[01])\d\d(?:[-–/]\d{2,4})*\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b",
    r"\b\d{1,2}(?::|\sh\s?|h)\d{2}\b",
    r"\b(?:\d{1,2}\s?(?:[–-]|to|à|a)\s?)?\d{1,2}\s?(?:h\b|[ap]\.?m\b)",
    r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-ZÀ-Ý](?:['’]|[a-zà-ÿ]))",
    r"\d+\s?(?:st|nd|rd|th|\.?er|re|ère|e|ème|ᵉ|ᵗʰ|o)\b|\d+\.?[ºª]",
    r"\b\d+,? (?:rue|avenue|av\.|boul\.|boulevard|chemin|place|calle)(?!\w)",
    r"\b\d+ (?:[A-Z]\w+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Lane)\b",
    r"\b[A-Za-z]+[-‑–#]\d+\b|[#§¶]\s?\d+",
    r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ -]\d{4}\b",
    rf"(?i:\b(?:{_REFERENCES})\s?)\d+(?:(?:[,–-]| and | et | to | à | y | a )\s?\d+)*",
)


def check_typed_numbers(draft: Draft) -> Iterator[Problem]:
    """Report each number on a page, or in its front matter, that equals a figure's value."""
    names = _names_by_value(draft.figures)
    for page in draft.pages:
        tag = draft.settings.tag(page.language)
        for each in texts_on_page(page, names=True):
            text, in_matter = each.text, each.where
            if not _DIGIT.search(text) or NOT_A_FIGURE in each.classes or in_matter == ("cite",):
                continue
            meant = page.matter.not_figures if in_matter else ()
            amounts = only_amounts(text, tag)
            for number in written_numbers(amounts, tag):
                value = number.value.normalize()
                kind = kind_beside(amounts[: number.start], amounts[number.end :])
                fitting = (x for x in names[value] if _fits(draft.figures[x].kind, value, kind))
                if (name := next(fitting, None)) and value not in meant:
                    in_letter = page.matter.document
                    shown = draft.figures[name].text_on_page(page.language, tag, in_letter)
                    left, right = units_beside(text[: number.start], shown, text[number.end :])
                    start, typed = number.start - len(left), f"{left}{number.text}{right}"
                    details = {"typed": typed, "name": name, "value": f"{value:f}"}
                    key = "typed_number_in_matter" if in_matter else "typed_number"
                    yield each.problem(start, key, **details)


def _fits(kind: str, value: Decimal, typed: str | None) -> bool:
    """Return whether a number may be a figure of a kind; a short one without a sign is another."""
    if typed:
        return kind in (typed, "count", "decimal")
    return kind not in ("percent", "money") or abs(value) >= 100 or value != int(value)


def _names_by_value(figures: Mapping[str, Figure]) -> dict[Decimal, list[str]]:
    """Return the names of the figures with each value, ignoring dates and years."""
    names: dict[Decimal, list[str]] = defaultdict(list)
    for name, figure in figures.items():
        if figure.kind not in ("date", "year"):
            for value in (figure.value, figure.as_published):
                if value is not None:
                    names[Decimal(value).normalize()].append(name)
    return names


@cache  # in mkdocs serve, few texts change
def only_amounts(text: str, tag: str) -> str:
    """Return a text with spaces instead of what has a number but states no amount."""
    return _no_amount(tag).sub(lambda match: " " * len(match[0]), text)


@cache
def _no_amount(tag: str) -> re.Pattern[str]:
    locale = Locale.parse(tag, sep="-")
    forms = (get_month_names(width, locale=locale).values() for width in ("wide", "abbreviated"))
    names = {name.strip(".") for form in forms for name in form}
    names |= {name[:4] for name in names}  # “Sept.”, where CLDR has “Sep”
    months = rf"(?:{'|'.join(sorted({*names, *map(str.capitalize, names)}, reverse=True))})\b\.?"
    dates = rf"\b{_DAYS}\s+(?:de\s+)?{months}", rf"\b{months}\s+{_DAYS}\b"
    return re.compile("|".join((*dates, *_NO_AMOUNT)))
