# SPDX-License-Identifier: MIT
"""Report typed numbers that should be markers, or have the form of another language.

Blocks with the class ``not-a-figure`` and the numbers under ``not_figures`` are left alone.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from campaign.checks.texts import texts_in_data, texts_on_page, texts_to_correct
from campaign.model.campaign import Campaign
from campaign.problems import Problem
from campaign.source.directives import NOT_A_FIGURE
from campaign.text.amounts import SPACES, only_amounts, unit_beside, written_numbers
from campaign.text.formats import format_value
from campaign.text.typographic_rules import UNITS

_THOUSANDS = {
    ",": r"\b[1-9]\d{0,2}(?:,000|(?:,\d{3}){2,})\b(?!,?\d)",
    ".": rf"(?<![\w.,])(?<!\bEN )[1-9]\d{{0,2}}(?:(?:[{SPACES}]\d{{3}})+|(?:\.\d{{3}}){{2,}})\b",
}
"""Thousands as other languages part them, by the decimal sign of the language."""
_LARGE = r"thousand|mille|milliers?|mil|(?:mi|bi|tri)ll(?:ions?|iards?|ón|ones)"
_DECIMAL = rf"(?<![\w.,/–-])\d+[.,]\d\d?(?=[{SPACES}]?(?:[%‰]|(?:{UNITS}|{_LARGE})(?!\w)))"
_NUMBER = r"(?P<number>\d+(?:[.,]\d+)*)"
_SIGN_FIRST = re.compile(rf"(?P<sign>[$€£])[{SPACES}]?{_NUMBER}")
_SIGN_LAST = re.compile(rf"(?<![\w.,$€£/–-]){_NUMBER}[{SPACES}]?(?P<sign>[$€£])(?![\w/])")


def check_typed_numbers(draft: Campaign) -> Iterator[Problem]:
    """Report each number on a page, or in its front matter, that equals a figure's value."""
    figures: dict[Decimal, dict[str, str]] = defaultdict(dict)  # names by value and unit
    for name, figure in draft.figures.items():
        kind = figure.kind if figure.kind in ("percent", "money") else ""
        for value in (figure.value, figure.as_published):
            if value is not None and figure.kind not in ("date", "year"):
                figures[Decimal(value)].setdefault(kind, name)
    for page in draft.pages:
        for text in texts_on_page(page, names=True):
            if NOT_A_FIGURE in text.classes or text.where == ("cite",):
                continue
            meant = page.matter.not_figures if text.where else ()
            tag = draft.settings.tag(page.language)
            for number in written_numbers(only_amounts(text.text, tag), tag):
                before, after = text.text[: number.start], text.text[number.end :]
                unit, left, right = unit_beside(before, after)
                names = figures[number.value]
                is_short = abs(number.value) < 100 and number.value == int(number.value)
                meant_name = names.get(unit) if unit or is_short else next(iter(names.values()), "")
                if meant_name and number.value not in meant:
                    value = f"{number.value.normalize():f}"
                    details = {"typed": f"{left}{number.text}{right}", "name": meant_name}
                    key = "typed_number_in_matter" if text.where else "typed_number"
                    yield text.problem(number.start - len(left), key, value=value, **details)


def check_number_forms(draft: Campaign) -> Iterator[Problem]:
    """Report numbers in the form of another language, such as “45,000” and “$2.5” in French."""
    tags = {language.code: language.tag for language in draft.settings.languages}
    on_pages = (text for page in draft.pages for text in texts_to_correct(page, draft.settings))
    for text in itertools.chain(texts_in_data(draft), on_pages):
        tag, typed = tags.get(text.language), text.text
        if tag and re.search(rf"\d[.,{SPACES}]\d|[$€£]", typed):
            for match, right in _foreign_numbers(only_amounts(typed, tag), tag):
                yield text.problem(match.start(), "number_form", typed=match[0], right=right)


def _foreign_numbers(text: str, tag: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each number that the language writes in another way, and that way, by CLDR."""
    point, is_last = _forms(tag)
    for match in re.finditer(_THOUSANDS[point], text):
        right = format_value(int(re.sub(r"\D", "", match[0])), "decimal", tag)
        yield match, " ".join(right.split())
    for match in (_SIGN_FIRST if is_last else _SIGN_LAST).finditer(text):
        number = re.sub(r"[.,](?=\d\d?$)", point, match["number"])
        yield match, f"{number} {match['sign']}" if is_last else f"{match['sign']}{number}"
    for match in re.finditer(_DECIMAL, text):
        if point not in match[0]:
            yield match, re.sub("[.,]", point, match[0])


@cache
def _forms(tag: str) -> tuple[str, bool]:
    """Return the decimal sign of a language, and whether an amount is before its currency."""
    money = format_value(5, "money", tag, "USD")
    return format_value(Decimal("0.5"), "decimal", tag)[1], money[0].isdigit()
