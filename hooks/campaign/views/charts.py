# SPDX-License-Identifier: MIT
"""Charts of comparable figures: bars on one scale from zero, grouped in series."""

from decimal import Decimal
from typing import Any

from campaign.model.figures import Comparison, Series
from campaign.views.language_view import LanguageView

_WIDEST, OPEN_END = 68, 8  # percent of the width: the longest bar, the end of one that is a bound


def comparison_views(views: LanguageView) -> list[dict[str, Any]]:
    """Return the comparisons of the data file; ``source`` is the place that has the finding."""
    return [_view(name, each, views) for name, each in views.campaign.comparisons.items()]


def _view(name: str, comparison: Comparison, views: LanguageView) -> dict[str, Any]:
    figures, code = views.campaign.figures, views.language.code
    compared = [figures[figure] for series in comparison.series for figure in series.figures]
    longest = max(Decimal(figure.value) for figure in compared)
    words = comparison.finding[code] if comparison.finding else ""
    found = views.campaign.pages.with_words(code, words) if words else None
    return {
        "name": name,
        "title": views.plain(comparison.title[code]),
        "finding": views.plain(words),
        "source": views.place(*found) if found else None,
        "series": [
            (views.plain(x.label[code]), _bars(x, longest, views)) for x in comparison.series
        ],
        "has_bounds": any(figure.bound for figure in compared),
    }


def _bars(series: Series, longest: Decimal, views: LanguageView) -> list[dict[str, Any]]:
    """Return the bars of a series, labelled by their dates if these differ, else by what it is."""
    bars, dates = [], [views.figures[name].as_of for name in series.figures]
    for name in series.figures:
        shown, figure = views.figures[name], views.campaign.figures[name]
        label = shown.as_of or shown.label
        if dates.count(shown.as_of) > 1:
            label = ", ".join(filter(None, (shown.label, shown.as_of)))
        length = max(Decimal(figure.value) * _WIDEST / (longest or 1), Decimal(0))
        bar = {"figure": shown, "label": label, "length": f"{length:.2f}", "bound": figure.bound}
        bars.append(bar)
    return bars
