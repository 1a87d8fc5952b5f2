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
from campaign.text.quantities import Quantity, quantities
from campaign.text.units import SHARE, SIGNS, units_beside

# What has a number but states no amount: a day, an ordinal, a place, a part of a text.
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
    r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-ZÀ-Ý](?:['’]|[a-zà-ÿ]))",
    r"\d+\s?(?:st|nd|rd|th|\.?er|re|ère|e|ème|ᵉ|ᵗʰ|o)\b|\d+\.?[ºª]",
    r"\b\d+,? (?:rue|avenue|av\.|boul\.|boulevard|chemin|place|calle)(?!\w)",
    r"\b\d+ (?:[A-Z]\w+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Lane)\b",
    r"\b[A-Za-z]+[-‑–#]\d+\b|[#§¶]\s?\d+",
    rf"(?i:\b(?:{_REFERENCES})\s?)\d+(?:(?:[,–-]| and | et | to | à | y | a )\s?\d+)*",
)


def check_typed_numbers(draft: Draft) -> Iterator[Problem]:
    """Report each number on a page, or in its front matter, that equals a figure's value."""
    names = _names_by_value(draft.figures)
    for page in draft.pages:
        tag, in_letter = draft.settings.tag(page.language), page.matter.document
        for text in texts_on_page(page, names=True):
            if NOT_A_FIGURE in text.classes or text.where == ("cite",):
                continue
            meant = page.matter.not_figures if text.where else ()
            for number in _amounts(text.text, tag):
                fitting = (x for x in names[number.value] if _fits(draft.figures[x].kind, number))
                if (name := next(fitting, None)) and number.value not in meant:
                    start, end = number.start, number.start + len(number.text)
                    shown = draft.figures[name].text_on_page(page.language, tag, in_letter)
                    left, right = units_beside(text.text[:start], shown, text.text[end:])
                    typed, value = f"{left}{number.text}{right}", f"{number.value.normalize():f}"
                    details = {"typed": typed, "name": name, "value": value}
                    key = "typed_number_in_matter" if text.where else "typed_number"
                    yield text.problem(start - len(left), key, **details)


def _amounts(text: str, tag: str) -> list[Quantity]:
    """Return the numbers in digits of a text that count or measure something."""
    stated = only_amounts(text, tag)
    found = quantities(text, tag, strict=False) if re.search(r"\d", stated) else ()
    return [each for each in found if each.kind == "number" and stated[each.start] != " "]


def _fits(kind: str, number: Quantity) -> bool:
    """Return whether a number may be a figure of a kind; a short one without a sign is another."""
    if number.unit in (SHARE, *SIGNS):
        return kind in ("percent" if number.unit == SHARE else "money", "count", "decimal")
    is_long = abs(number.value) >= 100 or number.value != int(number.value)
    return is_long or kind not in ("percent", "money")


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
    if not re.search(r"\d", text):
        return text
    for each in quantities(text, tag):
        if each.kind in ("code", "time"):
            size = len(each.text)
            text = text[: each.start] + " " * size + text[each.start + size :]
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
