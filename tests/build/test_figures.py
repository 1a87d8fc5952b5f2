# SPDX-License-Identifier: MIT
"""A figure is written once and is formatted for each language wherever it is used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import Tag

from campaign.commands.new import create, read_starter
from pdf_support import Pdf
from support import LETTER, NBSP, Build, build, copy_project, edit, problems, squeezed


def test_markers_are_replaced_everywhere_but_in_code(small: Build) -> None:
    page = small.page("fr/")
    number = f"12{NBSP}500"
    description = page.select_one("meta[name=description]")
    assert description is not None
    expected = f"{number} ormes et une lettre ouverte à la mairesse à leur sujet."
    assert description["content"] == expected
    # Not linked in a heading or a link, linked in a table, plain text in an attribute.
    assert str(page.h1) == (
        f'<h1 id="home">Les <data class="figure" value="12500">{number}</data> ormes</h1>'
    )
    assert any(a.get_text() == f"Tous les {number}" and not a.find("a") for a in page.select("a"))
    assert page.img is not None
    assert page.img["alt"] == f"Quelques-uns des {number} ormes"
    for name, text in (("elms", number), ("sick", f"12,5{NBSP}%")):
        (link,) = page.select(f'td a.figure-link[href="figures/#{name}"]')
        assert link.get_text() == text
    assert page.code is not None
    assert page.code.get_text() == "{{ elms }}"
    entries = json.loads((small.site / "assets/search/fr.json").read_text(encoding="utf-8"))
    assert any(f"Nous parlons pour {number} ormes" in entry["text"] for entry in entries)


@pytest.mark.parametrize(
    ("name", "english", "french"),
    [
        ("sick", "12.5%", f"12,5{NBSP}%"),
        ("first_count", "1998", "1998"),
        ("vote", f"May{NBSP}1, 2024", f"1er{NBSP}mai 2024"),
        ("felling", "$1,200,000", f"1{NBSP}200{NBSP}000{NBSP}$"),
    ],
)
def test_figure_kinds_are_formatted(small: Build, name: str, english: str, french: str) -> None:
    for address, text in (("figures/", english), ("fr/figures/", french)):
        entry = small.page(address).select_one(f"#{name} data")
        assert entry is not None
        assert entry.get_text() == text


WRITTEN = {
    "en": {
        "lamps": ("12", "twelve", ""),
        "crossings": ("1250000", f"1.25{NBSP}million", "[1.2{N}million in the original letter]"),
        "coldest": ("-7.1", "−7.1", ""),
        "county_budget": ("1200000000", f"€1.2{NBSP}billion", ""),
        "overrun": ("14", f"14{NBSP}per cent", "[12.5{N}per cent in the original letter]"),
    },
    "fr": {
        "lamps": ("12", "douze", ""),
        "crossings": ("1250000", f"1,25{NBSP}million", "[1,2{N}million dans la lettre originale]"),
        "coldest": ("-7.1", "−7,1", ""),
        "county_budget": ("1200000000", f"1,2{NBSP}milliard d’euros", ""),
        "overrun": ("14", f"14{NBSP}pour cent", "[12,5{N}pour cent dans la lettre originale]"),
    },
    "es": {
        "lamps": ("12", "doce", ""),
        "crossings": ("1250000", f"1,25{NBSP}millones", "[1,2{N}millones en la carta original]"),
        "coldest": ("-7.1", "−7,1", ""),
        "county_budget": ("1200000000", f"1200{NBSP}millones de euros", ""),
        "overrun": ("14", f"14{NBSP}por ciento", "[12,5{N}por ciento en la carta original]"),
    },
}
"""What each language shows of a figure that is not written in digits alone, and its note."""


@pytest.mark.parametrize("code", WRITTEN)
def test_written_forms_are_the_same_everywhere(three: Build, code: str) -> None:
    folder = "" if code == "en" else f"{code}/"
    (paragraph,) = three.page(f"{folder}our-letter/").select("p#costs-p2")
    entries = three.page(f"{folder}numbers/")
    data = json.loads((three.site / "figures.json").read_text(encoding="utf-8"))["figures"]
    exported = {each["name"]: each["text"][code] for each in data}
    letter = json.loads((three.site / "letter.json").read_text(encoding="utf-8"))
    (passage,) = (
        passage["text"][code]
        for page in letter["pages"]
        for passage in page["passages"]
        if passage["id"] == "costs-p2"
    )
    found = json.loads((three.site / f"assets/search/{code}.json").read_text(encoding="utf-8"))
    pdf = squeezed(Pdf(three.site / f"letter-{code}.pdf").tree.text())
    for name, (value, text, note) in WRITTEN[code].items():
        (shown,) = paragraph.select(f'a[href$="#{name}"] data')
        assert (shown["value"], shown.get_text()) == (value, text)
        entry = entries.select_one(f"#{name} data")
        assert entry is not None
        assert entry.get_text() == exported[name] == text
        cited = f"{text} {note.format(N=NBSP)}".strip()
        assert cited in passage
        assert any(cited in entry["text"] for entry in found)
        assert squeezed(text) in pdf
        assert squeezed(note.format(N=NBSP)) in pdf


def test_card_has_the_written_form_in_large_letters(three: Build) -> None:
    values = three.page("fr/").select(".card__value")
    assert [card for card in values if "card__value--long" in card["class"]] == []
    cards = [card.get_text() for card in values]
    assert cards[-2:] == ["1,25 million", "1,2 milliard d’euros"]  # a narrow card breaks there


def test_label_behind_a_noun_among_the_numbers_is_linked_to_it(three: Build) -> None:
    for address, noun in (("", "crossings"), ("fr/", "de traversées"), ("es/", "de cruces")):
        cards = [squeezed(card.get_text()) for card in three.page(address).select(".card__label")]
        entry = three.page(f"{address}numbers/").find(id="crossings")
        assert isinstance(entry, Tag)
        assert entry.h3 is not None
        assert f" {noun} " in squeezed(entry.h3.get_text())
        assert [card for card in cards if card.startswith(noun)] != []


def test_entry_shows_label_date_and_source(small: Build) -> None:
    entry = small.page("fr/figures/").find(id="felling")
    assert isinstance(entry, Tag)
    facts = dict(
        zip(
            (dt.get_text() for dt in entry.select("dt")),
            (dd.get_text(" ", strip=True) for dd in entry.select("dd")),
            strict=True,
        )
    )
    assert entry.h3 is not None
    assert entry.h3.get_text(" ", strip=True).endswith("pour les abattre")
    assert facts == {
        "Date ou période": "printemps 2024",
        "Source": "Annexe I",
        "Cité dans": f"Annexe I, par.{NBSP}1",
    }


def test_bound_is_shown_with_its_qualifier(small: Build) -> None:
    for address, words in (("figures/", "over 12,500"), ("fr/figures/", f"plus de 12{NBSP}500")):
        entry = small.page(address).find(id="elms")
        assert isinstance(entry, Tag)
        assert entry.h3 is not None
        assert squeezed(entry.h3.get_text(" ")).startswith(words.replace(NBSP, " "))


def test_markers_in_navigation_titles_are_replaced(project: Path) -> None:
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


def test_letter_without_figures_is_published_without_their_files(tmp_path: Path) -> None:
    project = copy_project(tmp_path, LETTER)
    create(project, [read_starter("en-CA"), read_starter("fr-CA")])
    (project / "docs/figures.yml").write_text("figures: {}\n", encoding="utf-8")
    edit(project / "mkdocs.yml", "  - figures.md\n", "")
    for code in ("en", "fr"):
        (project / f"docs/{code}/figures.md").unlink()
        for page in (project / f"docs/{code}").glob("*.md"):
            text = page.read_text(encoding="utf-8").replace("{{ example_figure }}", "…")
            text = re.sub(r"(?m)^.*\(figures\.md\)$", "", text).replace("highlights", "downloads")
            page.write_text(text, encoding="utf-8")
    assert problems(project) == []
    built = build(project)
    assert built.status == 0, built.output
    published = {file.name for file in built.site.iterdir()}
    assert "letter-en.pdf" in published
    assert [name for name in published if "figures" in name] == []
    assert "figures" not in str(built.page("").select(".downloads"))


def test_template_shows_a_figure_in_each_language(project: Path) -> None:
    footer = project / "overrides/partials/site-footer.html"
    footer.write_text('<footer>{{ "elms" | figure }}</footer>', encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    footers = [done.page(path).footer for path in ("", "fr/")]
    assert [footer and footer.get_text() for footer in footers] == ["12,500", f"12{NBSP}500"]
