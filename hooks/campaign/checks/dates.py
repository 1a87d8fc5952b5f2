# SPDX-License-Identifier: MIT
"""Report dates and ordinal numbers that are not right in the language of their text.

The names of months are CLDR's.  OQLF: « 1er janvier », « 2e » and not « 2ème ».  Pages of the
letter that are compared with its text stay as it was sent.
"""

import re
from collections.abc import Iterator
from functools import cache

from babel.dates import get_month_names

from campaign.checks.texts import texts_in_data, texts_on_page
from campaign.model.campaign import Draft
from campaign.problems import Problem

_ORDINAL = re.compile(r"\b(\d+|[IVX]{2,})\s?(?:i?[eè]mes?|ère|i[eè]re?)\b")
_ALSO_VERBS = ("may", "march")


def check_dates(draft: Draft) -> Iterator[Problem]:
    """Report each date and ordinal number of a page or the data that is not right."""
    settings = draft.settings
    compared = {p.display_path for p in draft.pages if p.matter.document}
    texts = [text for page in draft.pages for text in texts_on_page(page, names=False)]
    for text in (*texts, *texts_in_data(draft)):
        if text.display_path in compared and text.language in settings.references:
            continue
        tags = [settings.tag(code) for code in (text.language, *settings.codes)]
        for match in _ORDINAL.finditer(text.text) if tags[0].startswith("fr") else ():
            right = "1re" if match[1] == "1" else f"{match[1]}e"
            yield text.problem(match.start(), "ordinal_form", typed=match[0], right=right)
        if text.language in settings.codes and re.search(r"\d", text.text):
            for match in _dates(*tags).finditer(text.text):
                if (right := _right_date(match, *tags)) != match[0]:
                    yield text.problem(match.start(), "date_form", typed=match[0], right=right)


def _right_date(match: re.Match[str], tag: str, *tags: str) -> str:
    """Return a day and month as the language ``tag`` writes them."""
    typed, is_english = match["after"] or match["before"], tag.startswith("en")
    key = typed.casefold()
    month = next(months[key] for each in (tag, *tags) if key in (months := _months(each)))
    right = next(name for name, number in _months(tag).items() if number == month)
    # French and Spanish have a capital where a sentence or a line begins.
    has_case = (match["after"] or is_english) and typed[1:].islower() and key not in _ALSO_VERBS
    right = right.capitalize() if is_english else right
    date = match[0].replace(typed, right) if right.casefold() != key or has_case else match[0]
    return re.sub(r"^1(?=\s)", "1er", date) if tag.startswith("fr") else date


@cache
def _months(tag: str) -> dict[str, int]:
    names = get_month_names("wide", locale=tag.replace("-", "_"))
    return {name.casefold(): number for number, name in names.items()}


@cache
def _dates(*tags: str) -> re.Pattern[str]:
    """Return a search for days beside the months of all languages: “May 24” and « 24 mai »."""
    months = "|".join({name for tag in tags for name in _months(tag)})
    return re.compile(
        rf"(?:(?<![\w.,/:–-])\d\d?(?:er|st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?P<after>{months})"
        rf"|\b(?P<before>{months})\s+\d\d?)\b(?![.,:]?\d|\s?[%$€°]|\s\d{{3}}\b)",
        re.IGNORECASE,
    )
