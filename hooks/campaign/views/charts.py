# SPDX-License-Identifier: MIT
"""Charts of comparable figures: bars on one scale from zero, grouped in series."""

from dataclasses import dataclass
from decimal import Decimal

from campaign.model.figures import Comparison, Series
from campaign.model.pages import Page
from campaign.views.language_view import LanguageView
from campaign.views.types import FigureView, Place

_WIDEST, OPEN_END = 68, 8
"""Percentages of a chart's width: its longest bar; the end of a bar whose value is a bound."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure as a bar: its length, a percentage of the chart's width, and its bound.

    ``bound`` is ``lower`` (the value is at least that), ``upper`` (at most) or None (exact).  The
    open end of a lower bound is drawn beyond the length, that of an upper bound inside it.
    """

    figure: FigureView
    label: str
    """Its date, if it differs from the other bars of the series; otherwise what it is."""
    length: str
    bound: str | None


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A chart, which is also shown as a table."""

    name: str
    title: str
    finding: str
    """Words of the letter; empty if there are none."""
    source: tuple[Page, Place] | None
    """Where the letter has the words of ``finding``."""
    series: tuple[tuple[str, tuple[Bar, ...]], ...]
    """The label and the bars of each."""
    has_bounds: bool


def comparison_views(views: LanguageView) -> list[ComparisonView]:
    """Return the comparisons of the data file, in order."""
    return [_view(name, each, views) for name, each in views.campaign.comparisons.items()]


def _view(name: str, comparison: Comparison, views: LanguageView) -> ComparisonView:
    figures, code = views.campaign.figures, views.language.code
    compared = [figures[figure] for series in comparison.series for figure in series.figures]
    longest = max(Decimal(figure.value) for figure in compared)

    def bar(figure: str, series: Series) -> Bar:
        each = views.figures[figure]
        label = each.as_of or each.label
        if [views.figures[other].as_of for other in series.figures].count(each.as_of) > 1:
            label = ", ".join(filter(None, (each.label, each.as_of)))
        length = max(Decimal(figures[figure].value) * _WIDEST / (longest or 1), Decimal(0))
        return Bar(each, label, f"{length:.2f}", figures[figure].bound)

    words = comparison.finding[code] if comparison.finding else ""
    found = views.campaign.pages.with_words(code, words) if words else None
    return ComparisonView(
        name,
        views.plain(comparison.title[code]),
        views.plain(words),
        (found[0], views.place(*found)) if found else None,
        tuple(
            (views.plain(series.label[code]), tuple(bar(name, series) for name in series.figures))
            for series in comparison.series
        ),
        any(figure.bound for figure in compared),
    )
