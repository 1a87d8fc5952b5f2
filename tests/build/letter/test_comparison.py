# SPDX-License-Identifier: MIT
"""The comparison chart and its table, rendered from the figures of the data file."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from support import NBSP, Build, build, edit, squeezed

VALUES = [209000, 100000, 110000, 45000]
TEXTS = {
    "en": ["209,000", "over 100,000", "110,000", "45,000"],
    "fr": [f"209{NBSP}000", f"plus de 100{NBSP}000", f"110{NBSP}000", f"45{NBSP}000"],
}
SERIES = {
    "en": ["Refugees admitted", "Caps"],
    "fr": ["Réfugiés admis", "Plafonds"],
}


def section(site: Build, language: str) -> Tag:
    page = site.page("figures/" if language == "en" else "fr/figures/")
    found = page.select_one(".comparison")
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_bar_lengths_are_proportional_to_values(site: Build, language: str) -> None:
    bars = section(site, language).select("rect")
    lengths = [float(str(bar["width"])) for bar in bars]
    assert [str(bar["x"]) for bar in bars] == ["0"] * 4, "a bar does not start at zero"
    ratios = [round(length / lengths[0], 3) for length in lengths]
    assert ratios == [round(value / VALUES[0], 3) for value in VALUES]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_table_matches_chart(site: Build, language: str) -> None:
    chart = section(site, language)
    labels = [squeezed(label.get_text()) for label in chart.select(".chart__value")]
    assert labels == [squeezed(text) for text in TEXTS[language]]
    rows = chart.select("tbody tr:has(td)")
    assert [str(data["value"]) for row in rows for data in row.select("data")] == [
        *map(str, VALUES)
    ]
    for row, text in zip(rows, TEXTS[language], strict=True):
        assert squeezed(row.select("td")[-1].get_text()).startswith(squeezed(text))
    names = [squeezed(name.get_text()) for name in chart.select(".comparison__series")]
    assert names == [squeezed(name.get_text()) for name in chart.select(".chart__name")]
    assert names == SERIES[language]


@pytest.mark.parametrize(("language", "words"), [("en", "over 100,000"), ("fr", "plus de 100 000")])
def test_lower_bound_is_marked_in_chart_and_table(site: Build, language: str, words: str) -> None:
    chart = section(site, language)
    (line,) = chart.select("line")
    bar = chart.select("rect")[1]
    assert line["x1"] == bar["width"]
    assert float(str(line["x2"])) > float(str(line["x1"]))
    texts = [squeezed(cell.get_text()) for cell in chart.select("td.comparison__value")]
    assert [text for text in texts if not text[0].isdigit()] == [words]


def test_chart_has_no_script_or_inline_style(site: Build) -> None:
    assert section(site, "en").select("script, style, [style], [onload]") == []


def test_chart_is_hidden_from_screen_readers(site: Build) -> None:
    for chart in section(site, "fr").select(".chart"):
        assert chart["aria-hidden"] == "true"
        assert chart.select("a, button, [tabindex]") == []


def test_chart_texts_are_escaped_and_missing_data_renders_nothing(project: Path) -> None:
    hostile = "</h2><script>alert(1)</script>&amp;"
    for language in ("en", "fr"):
        page = project / f"docs/{language}/figures.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n/// insert | comparisons\n///\n")
    data = project / "docs/figures.yml"
    edit(data, "title: {en: Trees, fr: Arbres}", f"title: {{en: '{hostile}', fr: '{hostile}'}}")
    edit(data, "label: {en: Elms, fr: Ormes}", f"label: {{en: '{hostile}', fr: '{hostile}'}}")
    done = build(project)
    assert done.status == 0, done.output
    for selector in (".comparison__title", ".chart__name", ".comparison__series"):
        (text,) = done.page("figures/").select(selector)
        assert text.get_text() == hostile
    data.write_text(data.read_text(encoding="utf-8").partition("comparisons:")[0])
    done = build(project)
    assert done.status == 0, done.output
    assert done.page("figures/").select(".comparison, [data-insert]") == []
