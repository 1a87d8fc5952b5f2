# SPDX-License-Identifier: MIT
"""Report dates, times and ordinal numbers that are not right in the language of their text.

The names of months are CLDR's.  OQLF: « 1er janvier », « 2e » and not « 2ème ».  Pages of the
letter that are compared with its text stay as it was sent.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from babel.dates import get_day_names, get_month_names

from campaign.checks.texts import Text, texts_in_data, texts_on_page
from campaign.model.campaign import Draft
from campaign.problems import Problem

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
    compared = {p.display_path for p in draft.pages if p.matter.document}
    on_pages = [text for page in draft.pages for text in texts_on_page(page, names=False)]
    for text in (*on_pages, *texts_in_data(draft)):
        is_as_sent = text.display_path in compared and text.language in settings.references
        if text.language in settings.codes and not is_as_sent and re.search(r"\d|[IVX]", text.text):
            tags = (settings.tag(code) for code in (text.language, *settings.codes))
            for match, right in _right_forms(text.text, *tags):
                if match[0] != right:
                    key = "date_form" if right else "date_impossible"
                    yield text.problem(match.start(), key, typed=match[0], right=right)
            yield from _wrong_weekdays(text, settings.tag(text.language))


def _right_forms(text: str, *tags: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what is typed, and how the first of the languages ``tags`` writes it."""
    language = tags[0].partition("-")[0]
    for match in _ORDINAL.finditer(text) if language == "fr" else ():
        ending = "er" if match[2][-1] == "r" else "re" if match[1] == "1" else "e"
        yield match, match[1] + ending + "s" * match[2].endswith("s")
    for match in _TIME[language].finditer(text) if language in _TIME else ():
        hour, minute = int(match[1]), match[2] or ""
        if language == "en":
            yield match, f"{hour % 12 or 12}:{minute} {'ap'[hour >= 12]}.m."
        else:
            yield match, f"{hour % 12 + 12 * (match[3] in 'pP')} h {minute}".rstrip()
    months = {name: number for tag in tags[::-1] for name, number in _months(tag).items()}
    for match in _dates(*months).finditer(text):
        typed = match["after"] or match["before"]
        key, own, shown = typed.casefold(), _months(tags[0]), match[0]
        right = next(name for name in own if own[name] == months[key])
        year = re.match(r",?\s(?:de\s)?([1-9]\d{3})\b", text[match.end() :])
        days = monthrange(int(year[1]) if year else 2000, months[key])[1]
        if days < int(re.findall(r"\d+", match[0])[0]) <= 31:
            yield match, ""
            continue
        # French and Spanish have a capital where a sentence or a line begins.
        has_case = (match["after"] or language == "en") and typed[1:].islower()
        if key not in own or (has_case and key not in _ALSO_VERBS):
            shown = shown.replace(typed, right.capitalize() if language == "en" else right)
        yield match, re.sub(r"^1(?=\s)", "1er", shown) if language == "fr" else shown


def _wrong_weekdays(text: Text, tag: str) -> Iterator[Problem]:
    """Report dates with the name of another day of the week than theirs."""
    months, names = _months(tag), get_day_names("wide", locale=tag.replace("-", "_"))
    for found in _with_weekdays("|".join(names.values()), "|".join(months)).finditer(text.text):
        month = (found["before"] or found["after"] or "").casefold()
        try:
            day = date(int(found["year"]), months.get(month, 0), int(found["day"]))
        except ValueError:  # no date; an impossible one is reported above
            continue
        right = names[day.weekday()]
        if right.casefold() != found["weekday"].casefold():
            yield text.problem(found.start(), "date_weekday", typed=found[0], right=right)


@cache
def _with_weekdays(weekdays: str, months: str) -> re.Pattern[str]:
    """Return a search for “Monday, May 6, 2024”, “Monday 6 May 2024” and « lundi 6 mai 2024 »."""
    return re.compile(
        rf"\b(?P<weekday>{weekdays}),?\s(?:(?:le|the)\s)?(?:(?P<before>{months})\s)?"
        rf"(?P<day>\d\d?)(?:er|st|nd|rd|th)?(?:\s(?:de\s|of\s)?(?P<after>{months}))?"
        r",?\s(?:de\s)?(?P<year>(?:1[89]|2\d)\d\d)\b",
        re.IGNORECASE,
    )


@cache
def _months(tag: str) -> dict[str, int]:
    names = get_month_names("wide", locale=tag.replace("-", "_"))
    return {name.casefold(): number for number, name in names.items()}


@cache
def _dates(*months: str) -> re.Pattern[str]:
    """Return a search for days beside months: “May 24” and « 24 mai »."""
    names = "|".join(months)
    return re.compile(
        rf"(?:(?<![\w.,/:–-])\d\d?(?:er|st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?P<after>{names})"
        rf"|\b(?P<before>{names})\s+\d\d?)\b(?![.,:]?\d|\s?[%$€°]|\s\d{{3}}\b)",
        re.IGNORECASE,
    )
