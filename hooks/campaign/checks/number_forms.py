# SPDX-License-Identifier: MIT
"""Report numbers in the form of another language, such as “45,000” and “$2.5” in French.

The forms are CLDR's.  What may be right, such as « 1,852 » in French and “2,5” in English, is
reported only if what is beside it, or the page in another language, says what it means.  Pages of
the letter that are compared with its text stay as it was sent.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from campaign.checks.texts import Text, texts_in_data, texts_on_page
from campaign.checks.typed_numbers import only_amounts
from campaign.model.campaign import Draft
from campaign.problems import Problem
from campaign.text.typographic_rules import UNITS
from campaign.text.written_numbers import SPACES

_LARGE = r"(?:mil|bil|tril)li(?:ons?|ones|ón|ards?)|milliers|thousand|mil"
_NUMBER = re.compile(
    rf"(?<![\w.,/–-])(?<!\bEN )(?P<before>[$€£][{SPACES}]?)?"
    rf"(?P<number>\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    rf"(?![\w/°]|[.,-]?\d|[{SPACES}]\d)(?P<after>[{SPACES}]?[$€£](?![\w/]))?"
    rf"(?P<unit>[{SPACES}]?(?:[%‰]|(?:(?!(?:h|min|s)\b)(?:{UNITS})|{_LARGE})(?!\w)))?"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(\D)\d{3}(?:\1\d{3})*")
_WITH_SIGNS = re.compile(rf"\d[.,{SPACES}]\d|[$€£]")
_SYMBOLS = {"million": "M", "milliard": "G"}


class _Form(NamedTuple):
    """How a language writes numbers."""

    point: str
    right: re.Pattern[str]
    sign_first: bool
    """Whether the sign of a currency is before the amount."""


def check_number_forms(draft: Draft) -> Iterator[Problem]:
    """Report each number that is not written in the language of its text."""
    settings = draft.settings
    points = {language.code: _form(language.tag).point for language in settings.languages}
    for page in draft.pages:
        if page.matter.document and page.language in settings.references:
            continue
        codes = [code for code in points if points[code] != points[page.language]]
        typed: set[str | int] = set()
        for other in filter(None, (draft.pages.page(code, page.path) for code in codes)):
            found = {match["number"] for match in _NUMBER.finditer("\n".join(other.lines))}
            large = {n for n in found if _GROUPED.fullmatch(n) and points[other.language] not in n}
            typed |= found | {int(re.sub(r"\D", "", number)) for number in large}
        for text in texts_on_page(page, names=False):
            yield from _wrong_forms(text, settings.tag(text.language), typed)
    for text in texts_in_data(draft):
        yield from _wrong_forms(text, settings.tag(text.language), set())


def _wrong_forms(text: Text, tag: str, elsewhere: set[str | int]) -> Iterator[Problem]:
    """Yield the wrong numbers of a text; ``elsewhere`` are those of its page in other languages."""
    if not _WITH_SIGNS.search(text.text) or (form := _form(tag)).point not in (".", ","):
        return
    for match in _NUMBER.finditer(only_amounts(text.text, tag)):
        sign = (match["before"] or match["after"] or "").strip(SPACES)
        number = _right_number(match, form, tag, elsewhere)
        if number == match["number"] and (not sign or form.sign_first == bool(match["before"])):
            continue
        typed, unit = match[0].removesuffix(match["unit"] or ""), (match["unit"] or "")[1:]
        # OQLF, « million » : the sign of a currency goes with a symbol, « 2,5 M$ ».
        if match["before"] and unit.rstrip("s") in _SYMBOLS and not form.sign_first:
            typed, sign = match[0], _SYMBOLS[unit.rstrip("s")] + sign
        right = f"{sign}{number}" if form.sign_first else f"{number} {sign}".rstrip()
        right = re.sub(f"[{SPACES}]", " ", right)
        yield text.problem(match.start(), "number_form", typed=typed, right=right)


def _right_number(match: re.Match[str], form: _Form, tag: str, elsewhere: set[str | int]) -> str:
    """Return the digits of a number as the language writes them."""
    number, is_amount = match["number"], match["before"] or match["after"]
    signs, is_grouped = re.findall(r"\D", number), _GROUPED.fullmatch(number)
    whole, _, part = re.sub(r"[.,](?=\d+$)", "|", number).partition("|")
    # “±2.1” and “p < 0.05” are amounts, “version 0.5” and “≥ 3.11” may be none.
    signs_before = "±<>=≤≥" if number[0] == "0" else "±"
    is_measured = is_amount or match.string[: match.start()].rstrip().endswith((*signs_before,))
    is_round = number.endswith("000") and (is_amount or (form.point == "," and not match["unit"]))
    is_known = int(re.sub(r"\D", "", number)) in elsewhere
    if form.right.fullmatch(number):
        is_alone = is_grouped and signs == [form.point]
        is_wrong = is_large = bool(is_alone and (is_known or is_round or number in elsewhere))
    else:
        is_sure = is_grouped and (len(signs) > 1 or signs[0] in SPACES or is_amount)
        is_large = bool(is_known or is_sure)
        has_decimals = len(signs) == 1 and bool(is_measured or match["unit"])
        is_wrong = is_large or len({*signs}) == 2 or has_decimals
    if not is_wrong:
        return number
    whole, part = (number, "") if is_large else (whole, part)
    digits = format_decimal(int(re.sub(r"\D", "", whole)), locale=Locale.parse(tag, sep="-"))
    return f"{digits}{form.point}{part}" if part else digits


@cache
def _form(tag: str) -> _Form:
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):  # of words in a language that CLDR does not know
        return _Form("", re.compile(""), False)
    symbols = locale.number_symbols.get("latn", {})
    point, group = symbols.get("decimal", ""), symbols.get("group", "")
    # The SI, and the RAE for Spanish, part thousands by spaces; English does not.
    groups = re.escape(group) + (SPACES if group in SPACES or locale.language != "en" else "")
    right = re.compile(rf"(?:\d{{1,3}}(?:[{groups}]\d{{3}})+|\d+)(?:{re.escape(point)}\d+)?")
    return _Form(point, right, locale.currency_formats["standard"].pattern.startswith("¤"))
