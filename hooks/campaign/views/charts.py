# SPDX-License-Identifier: MIT
"""Figures that belong in one chart: bars on one scale from zero, grouped by what they measure.

Texts are plain and set in one language; lengths are percentages of the longest bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from campaign.model.figures import Comparison
from campaign.views.language_view import LanguageView
from campaign.views.types import FigureView

_OPEN_END = 8
"""How much of the chart is kept beyond a bound, in per cent, for the mark that it goes on."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: its length, in per cent of the chart's width, and whether it goes on from there
    (``lower``), stops somewhere before (``upper``), or is exact.
    """

    figure: FigureView
    length: str
    bound: str | None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """Bars of one kind of thing."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A chart, and the table of the same figures."""

    name: str
    title: str
    series: tuple[SeriesView, ...]
    has_bounds: bool


def comparison_views(views: LanguageView) -> list[ComparisonView]:
    """Every comparison of the data file, in its order."""
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
