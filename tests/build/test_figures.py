# SPDX-License-Identifier: MIT
"""A figure is written once and is right everywhere, in each language's own form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import Tag

from support import NBSP, ROOT, Build, build, copy_project, edit, squeezed

# What the letter says, in the form of each language: the letter, not the data file, is the source.
LETTER = {
    "supporters": ("letter/", "400,000", f"400{NBSP}000"),
    "refugee_cap": ("annex/united-states/", "45,000", f"45{NBSP}000"),
    "refugee_peak": ("annex/united-states/", "209,000", f"209{NBSP}000"),
    "refugee_bush_years": ("annex/united-states/", "100,000", f"100{NBSP}000"),
    "refugee_cap_2016": ("annex/united-states/", "110,000", f"110{NBSP}000"),
    "las_vegas_deaths": ("annex/united-states/", "58", "58"),
    "missing_persons": ("annex/mexico/", "33,000", f"33{NBSP}000"),
    "missing_students": ("annex/mexico/", "43", "43"),
}


@pytest.mark.parametrize("name", LETTER)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_figure_of_the_letter_leads_to_its_entry(site: Build, name: str, language: str) -> None:
    address, english, french = LETTER[name]
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


def test_the_places_that_markers_are_resolved_in(small: Build) -> None:
    page = small.page("fr/")
    number = f"12{NBSP}500"
    description = page.select_one("meta[name=description]")
    assert description is not None
    expected = f"{number} ormes et une lettre ouverte à la mairesse à leur sujet."
    assert description["content"] == expected
    # Bare in a heading and in a link, led to its entry in a table, plain in an attribute.
    assert str(page.h1) == (
        f'<h1 id="home">Les <data class="figure" value="12500">{number}</data> ormes</h1>'
    )
    assert any(a.get_text() == f"Tous les {number}" and not a.find("a") for a in page.select("a"))
    assert page.img is not None
    assert page.img["alt"] == f"Quelques-uns des {number} ormes"
    for name, text in (("elms", number), ("sick", f"12,5{NBSP}%")):
        (link,) = page.select(f'td a.figure-link[href="figures/#{name}"]')
        assert link.get_text() == text
    # And left alone in code.
    assert page.code is not None
    assert page.code.get_text() == "{{ elms }}"
    entries = json.loads((small.site / "assets/search/fr.json").read_text(encoding="utf-8"))
    assert any(f"Nous parlons pour {number} ormes" in entry["text"] for entry in entries)


@pytest.mark.parametrize(
    ("name", "english", "french"),
    [
        ("sick", "12.5%", f"12,5{NBSP}%"),
        ("first_count", "1998", "1998"),
        ("vote", "May 1, 2024", "1er mai 2024"),
        ("felling", "$1,200,000", f"1{NBSP}200{NBSP}000{NBSP}$"),
    ],
)
def test_every_kind_of_figure(small: Build, name: str, english: str, french: str) -> None:
    for address, text in (("figures/", english), ("fr/figures/", french)):
        entry = small.page(address).select_one(f"#{name} data")
        assert entry is not None
        assert entry.get_text() == text


def test_an_entry_says_what_when_and_from_where(small: Build) -> None:
    entry = small.page("fr/figures/").find(id="felling")
    assert isinstance(entry, Tag)
    facts = dict(
        zip(
            (dt.get_text() for dt in entry.select("dt")),
            (dd.get_text(" ", strip=True) for dd in entry.select("dd")),
            strict=True,
        )
    )
    assert entry.h2 is not None
    assert entry.h2.get_text(" ", strip=True).endswith("pour les abattre")
    assert facts == {
        "Date ou période": "printemps 2024",
        "Source": "Annexe I",
        "Cité dans": f"Annexe I, ¶{NBSP}1",
    }


def test_a_bound_is_never_shown_as_a_plain_number(small: Build) -> None:
    for address, words in (("figures/", "over 12,500"), ("fr/figures/", f"plus de 12{NBSP}500")):
        entry = small.page(address).find(id="elms")
        assert isinstance(entry, Tag)
        assert entry.h2 is not None
        assert squeezed(entry.h2.get_text(" ")).startswith(words.replace(NBSP, " "))


def test_titles_of_the_navigation_take_figures(project: Path) -> None:
    edit(project / "mkdocs.yml", "  - Annex:\n", "  - 'Annex on {{ elms }} elms':\n")
    edit(
        project / "mkdocs.yml",
        "{Annex: Annexe}",
        "{'Annex on {{ elms }} elms': 'Annexe sur {{ elms }} ormes'}",
    )
    done = build(project)
    assert done.status == 0, done.output
    for address, title in (("", "Annex on 12,500 elms"), ("fr/", f"Annexe sur 12{NBSP}500 ormes")):
        assert title in [a.get_text() for a in done.page(address).select(".menu__link")]


def test_changing_one_value_changes_it_everywhere_and_the_letter_says_what_it_said(
    tmp_path: Path,
) -> None:
    project = copy_project(tmp_path, ROOT)
    edit(project / "docs/figures.yml", "    value: 33000\n", "    value: 34567\n")
    done = build(project)
    assert done.status == 0, done.output
    for prefix, now, then, note in (
        ("", "34,567", "33,000", "[33,000 in the letter as sent]"),
        ("fr/", f"34{NBSP}567", f"33{NBSP}000", f"[33{NBSP}000 dans la lettre envoyée]"),
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


def test_no_figure_of_the_data_file_is_typed_by_hand(site: Build) -> None:
    """On the pages of the letter every such number comes from a marker."""
    for address, english, french in LETTER.values():
        for prefix, text in (("", english), ("fr/", french)):
            page = site.page(prefix + address)
            for marked in page.select("data, .figure-notes"):
                marked.decompose()
            if len(text) > 3:
                assert text not in page.get_text(), (address, text)
