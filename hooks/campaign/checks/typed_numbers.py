# SPDX-License-Identifier: MIT
"""Report typed numbers that should be markers, or have the form of another language.

Numbers that state no amount are ignored, such as dates.  Blocks with the class ``not-a-figure``
and, in titles and descriptions, the numbers under ``not_figures`` are not compared with figures.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from campaign.checks.texts import Text, texts_in_data, texts_on_page, texts_to_correct
from campaign.model.campaign import Draft
from campaign.model.figures import Figure
from campaign.problems import Problem
from campaign.source.directives import NOT_A_FIGURE
from campaign.text.amounts import only_amounts, unit_beside
from campaign.text.formats import format_value
from campaign.text.typographic_rules import UNITS
from campaign.text.written_numbers import SPACES, written_numbers

_LARGE = r"thousand|mille|milliers?|mil|(?:mi|bi|tri)ll(?:ions?|iards?|ón|ones)"
_NUMBER = re.compile(
    rf"(?<![\w.,/–-])(?<!\bEN )(?P<before>[$€£][{SPACES}]?)?"
    rf"(?P<number>\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    rf"(?![\w/°]|[.,-]?\d|[{SPACES}]\d)"
    rf"(?P<unit>[{SPACES}]?(?:[%‰]|(?:(?!(?:h|min|s)\b)(?:{UNITS})|{_LARGE})(?!\w)))?"
    rf"(?P<after>[{SPACES}]?[$€£](?![\w/]))?"
)
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}(?:(?:,\d{{3}})+|(?:\.\d{{3}})+|(?:[{SPACES}]\d{{3}})+)")


def check_typed_numbers(draft: Draft) -> Iterator[Problem]:
    """Report each number on a page, or in its front matter, that equals a figure's value."""
    figures = _figures_by_value(draft.figures)
    for page in draft.pages:
        for text in texts_on_page(page, names=True):
            if NOT_A_FIGURE in text.classes or text.where == ("cite",):
                continue
            meant = page.matter.not_figures if text.where else ()
            tag = draft.settings.tag(page.language)
            for number in written_numbers(only_amounts(text.text, tag), tag):
                before, after = text.text[: number.start], text.text[number.end :]
                unit, left, right = unit_beside(before, after)
                kinds = figures[number.value]
                is_short = abs(number.value) < 100 and number.value == int(number.value)
                name = kinds.get(unit) if unit or is_short else next(iter(kinds.values()), None)
                if name and number.value not in meant:
                    value = f"{number.value.normalize():f}"
                    details = {"typed": f"{left}{number.text}{right}", "name": name, "value": value}
                    key = "typed_number_in_matter" if text.where else "typed_number"
                    yield text.problem(number.start - len(left), key, **details)


def _figures_by_value(figures: Mapping[str, Figure]) -> Mapping[Decimal, dict[str, str]]:
    """Return the name of the figure with each value and unit, ignoring dates and years."""
    names: dict[Decimal, dict[str, str]] = defaultdict(dict)
    for name, figure in figures.items():
        if figure.kind not in ("date", "year"):
            unit = figure.kind if figure.kind in ("percent", "money") else ""
            for value in (figure.value, figure.as_published):
                if value is not None:
                    names[Decimal(value)].setdefault(unit, name)
    return names


def check_number_forms(draft: Draft) -> Iterator[Problem]:
    """Report each number in the form of another language, such as “45,000” and “$2.5” in French.

    The forms are CLDR's.  What may be right, such as « 1,852 » in French and “2,5” in English, is
    reported only if what is beside it, or the page in another language, says what it means.
    """
    tags = {language.code: language.tag for language in draft.settings.languages}
    found = [(text, set[str]()) for text in texts_in_data(draft)]
    for page in draft.pages:
        others = (draft.pages.page(code, page.path) for code in tags if code != page.language)
        lines = "\n".join(line for other in others if other for line in other.lines)
        typed = {*_GROUPED.findall(lines)}
        found += ((text, typed) for text in texts_to_correct(page, draft.settings))
    for text, typed in found:
        if text.language in tags and re.search(rf"\d[.,{SPACES}]\d|[$€£]", text.text):
            yield from _wrong_forms(text, tags[text.language], typed)


def _wrong_forms(text: Text, tag: str, elsewhere: set[str]) -> Iterator[Problem]:
    """Yield the wrong numbers of a text; ``elsewhere`` are those of its page in other languages."""
    point, group = (format_value(n, "decimal", tag)[-4] for n in (Decimal("0.125"), 10_000))
    # The SI, and the RAE for Spanish, part thousands by spaces; English does not.
    groups = f"[{group}{'' if tag.startswith('en') else SPACES}]"
    sign_first = not format_value(5, "money", tag, "USD")[0].isdigit()
    for match in _NUMBER.finditer(only_amounts(text.text, tag)):
        number, unit = match["number"], match["unit"] or ""
        sign = (match["before"] or match["after"] or "").strip(SPACES)
        signs = re.findall(r"\D", number)
        is_grouped = _GROUPED.fullmatch(number) and (
            len(signs) > 1
            or signs[0] in (group, *SPACES)
            or number in elsewhere
            or (number.endswith("000") and (point == "," or sign))
        )
        # “version 0.5” may be no amount.
        is_decimal = len({*signs}) == 2 or (len(signs) == 1 and (sign or unit))
        right = number
        if is_grouped or is_decimal:
            whole, *parts = [number] if is_grouped else number.rsplit(signs[-1], 1)
            value = ".".join((re.sub(r"\D", "", whole), *parts))
            right = format_value(Decimal(value), "decimal", tag)
            if re.sub(groups, "", number) == re.sub(groups, "", right):
                right = number
        is_placed = (match["before"] or "").strip(SPACES) == sign * sign_first
        if right != number or not is_placed:
            typed = match[0] if sign else number
            unit = unit if sign else ""
            right = f"{sign}{right}{unit}" if sign_first else f"{right}{unit} {sign}".rstrip()
            right = re.sub(f"[{SPACES}]", " ", right)
            yield text.problem(match.start(), "number_form", typed=typed, right=right)
