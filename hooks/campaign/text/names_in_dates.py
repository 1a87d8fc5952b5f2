# SPDX-License-Identifier: MIT
"""The names of months and of days of the week (CLDR, through Babel)."""

import re
from functools import cache

from babel.dates import get_day_names, get_month_names


@cache
def month_names(tag: str) -> dict[str, int]:
    """Return the number of each month by its name in lower case."""
    names = get_month_names("wide", locale=tag.replace("-", "_"))
    return {name.casefold(): number for number, name in names.items()}


@cache
def weekday_names(tag: str) -> list[str]:
    """Return the names of the days of the week, from Monday."""
    names = get_day_names("wide", locale=tag.replace("-", "_"))
    return [names[number] for number in range(7)]


@cache
def names_in_dates(tag: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return a search for days of the week, and for months beside a number; and their numbers."""
    months = month_names(tag)
    days = {name.casefold(): number for number, name in enumerate(weekday_names(tag))}
    month, day = "|".join(months), "|".join(days)
    until = rf"(?:(?:\s(?:to|and|à|et|a|y)\s|[–-])(?:{month}))?"  # March to May 2024
    pattern = (
        rf"(?<![\w-])(?:(?P<weekday>{day})(?![\w-])|(?P<before>{month})(?={until}\s(?:de\s)?\d)"
        rf"|\d\w{{0,2}}\s(?:of\s|de\s)?(?P<after>{month})\b)"
    )
    return re.compile(pattern, re.IGNORECASE), months | days
