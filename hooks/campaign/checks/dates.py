# SPDX-License-Identifier: MIT
"""Report dates, times and ordinal numbers that are not right in the language of their text.

The names of months are CLDR's.  OQLF: « 1er janvier », « 2e » and not « 2ème ».  Pages of the
letter that are compared with its text stay as it was sent.
"""

import itertools
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from campaign.checks.texts import texts_in_data, texts_to_correct
from campaign.model.campaign import Draft
from campaign.problems import Problem
from campaign.text.units import month_names, weekday_names

_ALONE = r"(?<![\w/#@.:-])"  # not in an address or the name of a file
_ORDINAL = re.compile(rf"{_ALONE}(\d+|[IVX]{{2,}})\s?(i?[eè]mes?|ères?|i[eè]re?s?)\b(?![/.]?\w|-)")
_TIME = {
    "en": re.compile(r"\b(\d\d?)\s?h\s?([0-5]\d)(?!\w|\s?min)"),
    "fr": re.compile(rf"{_ALONE}(\d\d?)(?::([0-5]\d))?\s?([ap])\.?m\b\.?", re.IGNORECASE),
}
_ALSO_VERBS = ("may", "march")


def check_dates(draft: Draft) -> Iterator[Problem]:
    """Report each date, time and ordinal number of a page or the data that is not right."""
    settings = draft.settings
    on_pages = (text for page in draft.pages for text in texts_to_correct(page, settings))
    for text in itertools.chain(on_pages, texts_in_data(draft)):
        if text.language in settings.codes and re.search(r"\d|[IVX]", text.text):
            tags = (settings.tag(code) for code in (text.language, *settings.codes))
            for start, typed, right, key in _forms(text.text, *tags):
                if typed != right:
                    yield text.problem(start, key, typed=typed, right=right)


def _forms(text: str, *tags: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield the place and form of what is typed, how the first language has it, and a message."""
    language = tags[0].partition("-")[0]
    for match in _ORDINAL.finditer(text) if language == "fr" else ():
        ending = "er" if match[2][-1] == "r" else "re" if match[1] == "1" else "e"
        right = match[1] + ending + "s" * match[2].endswith("s")
        yield match.start(), match[0], right, "date_form"
    for match in _TIME[language].finditer(text) if language in _TIME else ():
        hour, minute = int(match[1]), match[2] or ""
        right = f"{hour % 12 or 12}:{minute} {'ap'[hour >= 12]}.m."
        if language == "fr":
            right = f"{hour % 12 + 12 * (match[3] in 'pP')} h {minute}".rstrip()
        yield match.start(), match[0], right, "date_form"
    for match in _dates(*tags).finditer(text):
        yield from _forms_of_date(match, *tags)


def _forms_of_date(match: re.Match[str], *tags: str) -> Iterator[tuple[int, str, str, str]]:
    typed, month = match["date"], match["after"] or match["before"]
    months = {name: number for tag in tags[::-1] for name, number in month_names(tag).items()}
    key, own, shown, language = month.casefold(), month_names(tags[0]), typed, tags[0][:2]
    day, number, year = (
        int(re.findall(r"\d+", typed)[0]),
        months.get(key),
        int(match["year"] or 2000),
    )
    if number is None:  # “aprİl” is the same as “april” for a pattern only
        return
    if monthrange(year, number)[1] < day <= 31:
        yield match.start("date"), typed, "", "date_impossible"
        return
    # French and Spanish have a capital where a sentence or a line begins.
    has_case = (match["after"] or language == "en") and month[1:].islower()
    if key not in own or (has_case and key not in _ALSO_VERBS):
        right = next(name for name in own if own[name] == number)
        shown = shown.replace(month, right.capitalize() if language == "en" else right)
    shown = re.sub(r"^1(?=\s)", "1er", shown) if language == "fr" else shown
    yield match.start("date"), typed, shown, "date_form"
    if match["weekday"] and match["year"] and 0 < day <= 31:
        right = weekday_names(tags[0])[date(year, number, day).weekday()]
        if right.casefold() != match["weekday"].casefold():
            yield match.start(), match[0], right, "date_weekday"


@cache
def _dates(*tags: str) -> re.Pattern[str]:
    """Return a search for “May 24”, “Friday, May 24, 2024” and « vendredi 24 mai 2024 »."""
    months = "|".join(name for tag in tags for name in month_names(tag))
    weekdays = "|".join(weekday_names(tags[0]))
    return re.compile(
        rf"(?:\b(?P<weekday>{weekdays}),?\s(?:(?:le|the)\s)?)?"
        rf"(?P<date>(?<![\w.,/:–-])\d\d?(?:er|st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?P<after>{months})"
        rf"|\b(?P<before>{months})\s+\d\d?(?:st|nd|rd|th)?)\b(?![.,:]?\d|\s?[%$€°]|\s\d{{3}}\b)"
        r"(?:,?\s(?:de\s)?(?P<year>[1-9]\d{3})\b)?",
        re.IGNORECASE,
    )
