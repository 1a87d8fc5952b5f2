# SPDX-License-Identifier: MIT
"""What is shared of a passage below subheadings, in three languages; and what search finds."""

from __future__ import annotations

import json

import pytest

from support import NBSP, Build, squeezed

TITLES = {
    "": "“Open letter on the Lantern Footbridge”, open letter to the council of Quillmere",
    "fr/": f"«{NBSP}Lettre ouverte sur la passerelle de la Lanterne{NBSP}», lettre ouverte au "
    "conseil de Quillmere",
    "es/": "“Carta abierta sobre el puente de la Linterna”, carta abierta al ayuntamiento de "
    "Quillmere",
}
LINES = {
    "": "Letter — Lanternfield Circle of Walkers to the council of Quillmere, 1 April 2031",
    "fr/": "Lettre — Cercle des marcheurs du Champ-Lanterne au conseil de Quillmere, "
    "1er avril 2031",
    "es/": "Carta — Círculo de Caminantes del Campo Linterna al ayuntamiento de Quillmere, "
    "1 de abril de 2031",
}


@pytest.mark.parametrize("home", TITLES)
def test_passage_is_shared_in_the_form_of_its_language(three: Build, home: str) -> None:
    page = three.page(f"{home}our-letter/")
    (template,) = page.select(".passage-template")
    (line,) = template.select(".passage-place")
    # get_text leaves out what is in templates.
    assert squeezed("".join(line.find_all(string=True))) == LINES[home]
    (tools,) = template.select(".passage-tools")
    citations = [text.get_text() for text in page.select(".cite__text")]
    for citation in citations:
        assert TITLES[home] in citation
        assert ("(" in citation) is (home != "fr/"), "French is the language that was signed"
    assert len(tools.select("button")) == 3
    assert [link["href"] for link in tools.select("a")] == [
        link["href"] for link in page.select(".site-header .language-switch")
    ]


def test_numbers_that_restart_are_named_with_their_heading(three: Build) -> None:
    page = three.page("our-letter/")
    names = [str(link["aria-label"]) for link in page.select(".passage-number")]
    assert len(set(names)) == len(names) > 10
    assert "Letter, paragraph 1" in names
    assert "Letter, What it costs, paragraph 1" in names
    entry = three.page("numbers/").find(id="fare")
    assert entry is not None
    uses = [link.get_text() for link in entry.select(".figure-entry__uses a")]
    assert f"Letter, What it costs, ¶{NBSP}1" in uses
    paired = three.page("our-letter/side-by-side/").select(".passage-number")
    assert [link["aria-label"] for link in paired] == names


def entries(built: Build, language: str) -> dict[str, dict[str, str]]:
    """Return the entries of a search index by address."""
    file = built.site / f"assets/search/{language}.json"
    return {entry["url"]: entry for entry in json.loads(file.read_text(encoding="utf-8"))}


def test_footnotes_signatories_and_downloads_can_be_found(three: Build) -> None:
    found = entries(three, "fr")
    note = found["fr/our-letter/#fn:estimate"]
    assert note["title"] == f"Lettre, note{NBSP}2"
    assert note["text"] == "L’ingénieure du comté de Nulle-Part."
    assert not [e for e in found.values() if "Nulle-Part" in e["text"] and e != note]
    (signed,) = (entry for entry in found.values() if entry["title"] == "Signataires")
    assert signed["text"].startswith("Odalys Brindle-Moth")
    assert "Tancrède Pasverlan" in signed["text"]
    assert found["letter-es.pdf"]["title"].startswith("La carta en español, PDF, ")
    assert found["figures.csv"]["title"].startswith("Les chiffres, CSV, ")


def test_abbreviations_of_other_languages_can_be_found(three: Build) -> None:
    found = entries(three, "fr")
    assert found["fr/our-letter/#letter-p2"]["text"].endswith(" (LCW, CCCL)")
    assert "LCW" not in found["fr/our-letter/#letter-p3"]["text"]
