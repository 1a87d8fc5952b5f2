# SPDX-License-Identifier: MIT
"""The figures of the letter, as the letter writes them."""

from __future__ import annotations

from copy import copy
from pathlib import Path

import pytest
from bs4 import Tag

from support import LETTER, NBSP, Build, build, copy_project, move_figure

# Copied from the letter and its translation, not from the data file.
IN_THE_LETTER = {
    "supporters": ("letter/", "400,000", f"400{NBSP}000"),
    "refugee_cap": ("annex/united-states/", "45,000", f"45{NBSP}000"),
    "refugee_peak": ("annex/united-states/", "209,000", f"209{NBSP}000"),
    "refugee_bush_years": ("annex/united-states/", "100,000", f"100{NBSP}000"),
    "refugee_cap_2016": ("annex/united-states/", "110,000", f"110{NBSP}000"),
    "las_vegas_deaths": ("annex/united-states/", "58", "58"),
    "missing_persons": ("annex/mexico/", "33,000", f"33{NBSP}000"),
    "missing_students": ("annex/mexico/", "43", "43"),
}


@pytest.mark.parametrize("name", IN_THE_LETTER)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_figure_links_to_its_entry(site: Build, name: str, language: str) -> None:
    address, english, french = IN_THE_LETTER[name]
    prefix, text = ("", english) if language == "en" else ("fr/", french)
    page = site.page(prefix + address)
    links = page.select(f'article a.figure-link[href$="figures/#{name}"]')
    assert links
    for link in links:
        assert link.get_text() == text
        assert link.data is not None
        assert link.data["value"] == text.replace(",", "").replace(NBSP, "")
    entry = site.page(f"{prefix}figures/").find(id=name)
    assert isinstance(entry, Tag)
    shown = entry.select_one("data")
    assert shown is not None
    assert shown.get_text() == text
    uses = [str(a["href"]) for a in entry.select(".figure-entry__uses a")]
    passage = links[0].find_parent(["p", "li"])
    assert passage is not None
    assert f"../{address}#{passage['id']}" in uses


def test_changed_value_is_shown_everywhere_with_the_value_as_sent(
    tmp_path: Path,
) -> None:
    project = copy_project(tmp_path, LETTER)
    move_figure(project / "docs/figures.yml", "33000", "34567")
    done = build(project)
    assert done.status == 0, done.output
    for prefix, now, then, note in (
        ("", "34,567", "33,000", "[33,000 in the original letter]"),
        ("fr/", f"34{NBSP}567", f"33{NBSP}000", f"[33{NBSP}000 dans la lettre originale]"),
    ):
        letter = done.page(f"{prefix}annex/mexico/").get_text()
        assert f"{now} {note}" in letter
        home = done.page(prefix).get_text()
        assert now in home
        assert then not in home
        entry = done.page(f"{prefix}figures/").find(id="missing_persons")
        assert isinstance(entry, Tag)
        assert now in entry.get_text()
        assert then in entry.get_text()
        index = (done.site / f"assets/search/{'fr' if prefix else 'en'}.json").read_text(
            encoding="utf-8"
        )
        assert f"{now} {note}" in index
    everywhere = "".join(p.read_text(encoding="utf-8") for p in done.site.rglob("*.html"))
    assert everywhere.count("34,567") == everywhere.count(f"34{NBSP}567")


def test_figures_are_not_hard_coded(site: Build) -> None:
    """Check that these numbers come from markers on the pages of the letter."""
    for address, english, french in IN_THE_LETTER.values():
        for prefix, text in (("", english), ("fr/", french)):
            page = copy(site.page(prefix + address))
            for marked in page.select("data, .figure-notes"):
                marked.decompose()
            if len(text) > 3:
                assert text not in page.get_text(), (address, text)


def test_figures_are_below_the_pages_that_cite_them(site: Build) -> None:
    headings = [
        heading.get_text() if heading.name == "h2" else len(heading.get_text())
        for heading in site.page("fr/figures/").select(".figure-list > h2, .figure-list h3")
    ]
    titles = [text for text in headings if isinstance(text, str)]
    assert titles == ["La lettre", "II. États-Unis", "III. Mexique"]
    assert len(headings) == len(titles) + len(IN_THE_LETTER)
    assert site.page("fr/figures/").find(id="changes") is None
