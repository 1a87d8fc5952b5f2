# SPDX-License-Identifier: MIT
"""Charts of comparable figures: bars on one scale from zero, grouped in series."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from campaign.model.figures import Comparison
from campaign.views.language_view import LanguageView
from campaign.views.types import FigureView

_OPEN_END = 8
"""Percentage of the width that is reserved for the open end of figures with a lower bound."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure as a bar: its length, a percentage of the chart's width, and its bound.

    ``bound`` is ``lower`` (the value is at least that), ``upper`` (at most) or None (exact).
    """

    figure: FigureView
    length: str
    bound: str | None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The bars of one series."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A chart, which is also shown as a table."""

    name: str
    title: str
    series: tuple[SeriesView, ...]
    has_bounds: bool


def comparison_views(views: LanguageView) -> list[ComparisonView]:
    """Return the comparisons of the data file, in order."""
    return [
        _view(name, comparison, views) for name, comparison in views.campaign.comparisons.items()
    ]


def _view(name: str, comparison: Comparison, views: LanguageView) -> ComparisonView:
    figures, code = views.campaign.figures, views.language.code
    shown = {figure.name: figure for figure in views.figures()}
    compared = [figures[figure] for series in comparison.series for figure in series.figures]
    longest = max(Decimal(figure.value) for figure in compared)
    width = 100 - _OPEN_END if any(figure.bound == "lower" for figure in compared) else 100
    unit = Decimal(width) / (longest or 1)

    def bar(figure: str) -> Bar:
        length = max(Decimal(figures[figure].value) * unit, Decimal(0))
        return Bar(shown[figure], f"{length:.2f}", figures[figure].bound)

    return ComparisonView(
        name,
        views.plain(comparison.title[code]),
        tuple(
            SeriesView(views.plain(series.label[code]), tuple(map(bar, series.figures)))
            for series in comparison.series
        ),
        any(figure.bound for figure in compared),
    )
