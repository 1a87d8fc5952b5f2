# SPDX-License-Identifier: MIT
"""Report typed numbers that should be markers, or have the form of another language.

Numbers that state no amount are ignored, such as dates.  Blocks with the class ``not-a-figure``
and, in titles and descriptions, the numbers under ``not_figures`` are not compared with figures.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names
from babel.numbers import format_decimal

from campaign.checks.texts import Text, texts_in_data, texts_on_page, texts_to_correct
from campaign.model.campaign import Draft
from campaign.model.figures import Figure
from campaign.problems import Problem
from campaign.source.directives import NOT_A_FIGURE
from campaign.text.quantities import Quantity, quantities
from campaign.text.typographic_rules import UNITS
from campaign.text.units import MAGNITUDE, SHARE, SIGNS, units_beside
from campaign.text.written_numbers import SPACES

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
_NUMBER = re.compile(
    rf"(?<![\w.,/–-])(?<!\bEN )(?P<before>[$€£][{SPACES}]?)?"
    rf"(?P<number>\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    rf"(?![\w/°]|[.,-]?\d|[{SPACES}]\d)(?P<after>[{SPACES}]?[$€£](?![\w/]))?"
    rf"(?P<unit>[{SPACES}]?(?:[%‰]|(?:(?!(?:h|min|s)\b)(?:{UNITS})|{MAGNITUDE})(?!\w)))?"
)
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}(?:(?:,\d{{3}})+|(?:\.\d{{3}})+|(?:[{SPACES}]\d{{3}})+)")
_WITH_SIGNS = re.compile(rf"\d[.,{SPACES}]\d|[$€£]")
_SYMBOLS = {"million": "M", "milliard": "G"}


class _Form(NamedTuple):
    """How a language writes numbers."""

    locale: Locale | None
    point: str
    right: re.Pattern[str]
    sign_first: bool
    """Whether the sign of a currency is before the amount."""


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
    stated = _only_amounts(text, tag)
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


def check_number_forms(draft: Draft) -> Iterator[Problem]:
    """Report each number in the form of another language, such as “45,000” and “$2.5” in French.

    The forms are CLDR's.  What may be right, such as « 1,852 » in French and “2,5” in English, is
    reported only if what is beside it, or the page in another language, says what it means.
    """
    points = {language.code: _form(language.tag).point for language in draft.settings.languages}
    for page in draft.pages:
        codes = [code for code in points if points[code] != points[page.language]]
        others = filter(None, (draft.pages.page(code, page.path) for code in codes))
        typed = {n for other in others for n in _GROUPED.findall("\n".join(other.lines))}
        for text in texts_to_correct(page, draft.settings):
            yield from _wrong_forms(text, draft.settings.tag(text.language), typed)
    for text in texts_in_data(draft):
        yield from _wrong_forms(text, draft.settings.tag(text.language), set())


def _wrong_forms(text: Text, tag: str, elsewhere: set[str]) -> Iterator[Problem]:
    """Yield the wrong numbers of a text; ``elsewhere`` are those of its page in other languages."""
    if not _WITH_SIGNS.search(text.text) or (form := _form(tag)).point not in (".", ","):
        return
    for match in _NUMBER.finditer(_only_amounts(text.text, tag)):
        sign = (match["before"] or match["after"] or "").strip(SPACES)
        is_large = _has_thousands(match, form, elsewhere)
        number = match["number"] if is_large is None else _written(match["number"], form, is_large)
        if number == match["number"] and (match["before"] or "") == sign * form.sign_first:
            continue
        typed, unit = match[0].removesuffix(match["unit"] or ""), (match["unit"] or "")[1:]
        # OQLF, « million » : the sign of a currency goes with a symbol, « 2,5 M$ ».
        if match["before"] and unit.rstrip("s") in _SYMBOLS and not form.sign_first:
            typed, sign = match[0], _SYMBOLS[unit.rstrip("s")] + sign
        right = f"{sign}{number}" if form.sign_first else f"{number} {sign}".rstrip()
        right = re.sub(f"[{SPACES}]", " ", right)
        yield text.problem(match.start(), "number_form", typed=typed, right=right)


def _has_thousands(match: re.Match[str], form: _Form, elsewhere: set[str]) -> bool | None:
    """Return whether the signs of a number part thousands; None if it may be right as it is."""
    number, is_money = match["number"], bool(match["before"] or match["after"])
    signs, is_grouped = re.findall(r"\D", number), bool(_GROUPED.fullmatch(number))
    is_round = number.endswith("000") and (is_money or (form.point == "," and not match["unit"]))
    if form.right.fullmatch(number):  # « 2,000 » is rather 2000 than 2
        is_alone = is_grouped and signs == [form.point]
        return (is_alone and (is_round or number in elsewhere)) or None
    if is_grouped and (len(signs) > 1 or signs[0] in SPACES or is_money or is_round):
        return True
    # “±2.1” is an amount, “version 0.5” may be none.
    is_measured = match["unit"] or match.string[: match.start()].rstrip().endswith("±")
    is_decimal = len({*signs}) == 2 or (len(signs) == 1 and (is_money or is_measured))
    return False if is_decimal else None


def _written(number: str, form: _Form, is_large: bool) -> str:
    """Return a number as the language writes it."""
    whole, *parts = [number] if is_large else re.split(r"[.,](?=\d+$)", number)
    digits = format_decimal(int(re.sub(r"\D", "", whole)), locale=form.locale)
    return form.point.join((digits, *parts))


@cache
def _form(tag: str) -> _Form:
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):  # of words in a language that CLDR does not know
        return _Form(None, "", re.compile(""), False)
    symbols = locale.number_symbols.get("latn", {})
    point, group = symbols.get("decimal", ""), symbols.get("group", "")
    # The SI, and the RAE for Spanish, part thousands by spaces; English does not.
    groups = re.escape(group) + (SPACES if group in SPACES or locale.language != "en" else "")
    right = re.compile(rf"(?:\d{{1,3}}(?:[{groups}]\d{{3}})+|\d+)(?:{re.escape(point)}\d+)?")
    return _Form(locale, point, right, locale.currency_formats["standard"].pattern.startswith("¤"))


@cache  # in mkdocs serve, few texts change
def _only_amounts(text: str, tag: str) -> str:
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
    names = get_month_names("wide", locale=Locale.parse(tag, sep="-")).values()
    short = "|".join({name[:3] for name in names})  # “Sept.”, where CLDR has “Sep”
    months = rf"(?i:(?:{'|'.join(names)})\b|(?:{short})\w{{0,2}}\.)"
    dates = rf"\b{_DAYS}\s+(?:de\s+)?{months}", rf"\b{months}\s+{_DAYS}\b"
    return re.compile("|".join((*dates, *_NO_AMOUNT)))
