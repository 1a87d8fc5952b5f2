# SPDX-License-Identifier: MIT
"""The comparison chart and its table, rendered from the figures of the data file."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from support import NBSP, SMALL, Build, build, copy_campaign, edit, problems, squeezed

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
    bars = section(site, language).select(".chart__bar")
    lengths = [float(str(bar["width"]).removesuffix("%")) for bar in bars]
    ratios = [length / lengths[0] for length in lengths]
    assert ratios == pytest.approx([value / VALUES[0] for value in VALUES], abs=0.001)


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
    (open_end,) = chart.select(".chart__open")
    assert open_end.find_previous_sibling() == chart.select(".chart__bar")[1]
    assert open_end["class"] == ["chart__open", "chart__open--lower"]
    texts = [squeezed(cell.get_text()) for cell in chart.select("td.comparison__value")]
    assert [text for text in texts if not text[0].isdigit()] == [words]


def test_chart_has_no_script_or_inline_style(site: Build) -> None:
    assert section(site, "en").select("script, style, [style], [onload]") == []


def test_screen_readers_read_the_labels_and_values_of_the_bars(site: Build) -> None:
    chart = section(site, "fr").select_one(".chart")
    assert chart is not None
    assert not chart.has_attr("aria-hidden")
    assert all(picture["aria-hidden"] == "true" for picture in chart.select("svg"))
    assert len(chart.select(".chart__label, .chart__value")) == 8


@pytest.mark.parametrize(
    ("language", "finding", "source"),
    [
        (
            "en",
            "“the lowest cap in the history of the modern US refugee program”",
            "Amnesty International Canada to the Prime Minister of Canada, October 2017, "
            "Annex II, ¶ 3",
        ),
        (
            "fr",
            "« plafond le plus bas de l’histoire du programme américain moderne d’accueil des "
            "réfugiés »",
            "Amnistie internationale Canada au premier ministre du Canada, octobre 2017 "
            "(traduction de ce site), Annexe II, par. 3",
        ),
    ],
)
def test_finding_is_the_headline_with_its_passage(
    site: Build, language: str, finding: str, source: str
) -> None:
    chart = section(site, language)
    assert chart.h2 is not None
    assert squeezed(chart.h2.get_text()) == finding
    note = chart.select(".comparison__note")[0]
    assert squeezed(note.get_text()) == source
    assert note.a is not None
    assert str(note.a["href"]) == "../annex/united-states/#united-states-p3"


def test_finding_that_the_letter_does_not_say_is_reported(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    edit(
        project / "docs/figures.yml",
        "    title: {en: Trees, fr: Arbres}\n",
        "    title: {en: Trees, fr: Arbres}\n"
        "    finding: {en: We speak for, fr: Beaucoup d'ormes sont malades}\n",
    )
    assert problems(project) == [
        "docs/figures.yml:40:37: the letter does not say “Beaucoup d'ormes sont malades”; copy "
        "words from one of its passages; they cannot include a figure"
    ]


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
