# SPDX-License-Identifier: MIT
"""The effects of a change on readers: figures in texts, and broken permalinks."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_support import Sides
from support import NBSP, edit

MOVED = "document: true\nmoved_from: [annex/costs.md]"


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    return Sides(tmp_path)


def test_moved_page_breaks_its_address_in_both_languages(sides: Sides) -> None:
    for code in ("en", "fr"):
        folder = sides.head / "docs" / code
        (folder / "annex/costs.md").rename(folder / "costs.md")
    assert sides.said() == [
        "docs/en/costs.md:1:1: /annex/costs/ would be broken; its text is now at /costs/; "
        "keep it, or redirect it under “moved_from”",
        "docs/fr/costs.md:1:1: /fr/annex/costs/ serait un lien rompu; son texte est "
        "maintenant à /fr/costs/; conservez cette adresse, ou redirigez-la sous "
        "« moved_from »",
        "docs/en/costs.md:1:1: this page was at docs/en/annex/costs.md",
        "docs/fr/costs.md:1:1: cette page se trouvait à docs/fr/annex/costs.md",
    ]


def test_redirected_address_is_not_reported(sides: Sides) -> None:
    for code in ("en", "fr"):
        folder = sides.head / "docs" / code
        (folder / "annex/costs.md").rename(folder / "costs.md")
    edit(sides.head / "docs/fr/costs.md", "document: true", MOVED)
    assert [link.address for link in sides.links()] == ["/annex/costs/"]


def test_inserted_passage_changes_the_addresses_after_it(sides: Sides) -> None:
    sides.edit("en/letter.md", "We speak for", "We write today.\n\nWe speak for")
    sides.edit("fr/letter.md", "Nous parlons", "Nous écrivons aujourd'hui.\n\nNous parlons")
    assert sides.said() == [
        "docs/en/letter.md:12:1: /letter/#letter-p2 (and others in this section: 4) would lead to "
        "a different text; its text is now at /letter/#letter-p3; check that this is intended, "
        "because those who cite it mean the old one",
        "docs/fr/letter.md:12:1: /fr/letter/#letter-p2 (et d’autres de cette section : 4) mènerait "
        "à un autre texte; son texte est maintenant à /fr/letter/#letter-p3; vérifiez que "
        "c’est voulu, car les personnes qui citent cette adresse renvoient à l’ancien",
        f"docs/en/letter.md:12:1: Letter, ¶{NBSP}2 is new: “We write today.”",
        f"docs/fr/letter.md:12:1: Lettre, par.{NBSP}2 : texte nouveau, "
        "« Nous écrivons aujourd’hui. »",
    ]
    links = [link.address for link in sides.links()]
    assert links[:5] == [f"/letter/#letter-p{number}" for number in range(2, 7)]


def test_removed_passage_breaks_its_address_and_those_after_it(sides: Sides) -> None:
    for code, title in (("en", "Chair"), ("fr", "Présidente")):
        sides.edit(f"{code}/letter.md", f"- Ann Elm\n  {title}\n", "")
    links = [line for line in sides.said() if " would " in line]
    assert links == [
        "docs/en/letter.md:24:1: /letter/#letter-p5 would lead to a different text; its text was "
        "removed; check that this is intended, because those who cite it mean the old one",
        "docs/en/letter.md:24:1: /letter/#letter-p6 would be broken; its text is now at "
        "/letter/#letter-p5; keep it, or redirect it under “moved_from”",
    ]
    remarks = sides.report().remarks()
    assert any("links to check: 4;" in line for line in remarks)
    assert "to check before this change is merged: 4" in remarks
    assert not any("no problems" in line for line in remarks)


def test_swapped_passages_are_one_finding(sides: Sides) -> None:
    for code, one, other in (
        ("en", "- keep them; and\n", "- water them before the vote of {{ vote }}.\n"),
        ("fr", "- gardez-les; et\n", "- arrosez-les avant le vote du {{ vote }}.\n"),
    ):
        sides.edit(f"{code}/letter.md", one + other, other + one)
    links = [line for line in sides.said() if "different text; its text is now at" in line]
    assert [line.split(" ")[1] for line in links] == ["/letter/#letter-p3"]


def test_passage_moved_to_another_page_is_reported_with_its_new_address(sides: Sides) -> None:
    for code, text in (("en", "Dear Mayor,"), ("fr", "Madame la Mairesse,")):
        sides.edit(f"{code}/letter.md", f"{text}\n\n", "")
        file = sides.head / "docs" / code / "annex/costs.md"
        file.write_text(file.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
    said = sides.said()
    assert [line for line in said if "docs/en" in line.partition(" ")[0]] == [
        "docs/en/letter.md:10:1: /letter/#letter-p1 would lead to a different text; its text is "
        "now at /annex/costs/#costs-p2; check that this is intended, because those who cite it "
        "mean the old one",
        "docs/en/letter.md:15:1: /letter/#letter-p2 (and others in this section: 3) would lead to "
        "a different text; its text is now at /letter/#letter-p1; check that this is intended, "
        "because those who cite it mean the old one",
        "docs/en/letter.md:24:1: /letter/#letter-p6 would be broken; its text is now at "
        "/letter/#letter-p5; keep it, or redirect it under “moved_from”",
        f"docs/en/annex/costs.md:14:1: Annex I, ¶{NBSP}2 was at docs/en/letter.md:10: "
        "“Dear Mayor,”",
    ]


def test_removed_heading_id_and_figure_break_their_addresses(sides: Sides) -> None:
    for code in ("en", "fr"):
        sides.edit(f"{code}/figures.md", "{#figures}", "{#numbers}")
    sides.edit("figures.yml", "  elms:\n    value", "  trees:\n    value")
    sides.edit("figures.yml", "figures: [elms]", "figures: [trees]")
    found = [(link.kind, link.address, link.now) for link in sides.links()]
    assert found == [
        ("gone", "/figures/#figures", "/figures/#numbers"),
        ("gone", "/figures/#elms", ""),
        ("gone", "/fr/figures/#figures", "/fr/figures/#numbers"),
        ("gone", "/fr/figures/#elms", ""),
    ]


def test_changed_figure_lists_the_texts_that_cite_it(sides: Sides) -> None:
    sides.edit("figures.yml", "value: 12.5", "value: 14")
    sides.edit("figures.yml", "as_published: 12.5\n", "as_published: 14\n")
    assert sides.said()[:-1] == [
        "docs/en/index.md:19:1: Home, table cell: “12.5%” → “14%”",
        f"docs/en/letter.md:12:1: Letter, ¶{NBSP}2: “We speak for 12,500 elms, of which 12.5% are "
        "sick. The UN has counted them since 1998.” → “We speak for 12,500 elms, of which 14% are "
        "sick. The UN has counted them since 1998.”",
        f"docs/fr/index.md:19:1: Accueil, cellule de tableau : « 12,5{NBSP}% » → « 14{NBSP}% »",
        f"docs/fr/letter.md:12:1: Lettre, par.{NBSP}2 : « Nous parlons pour 12{NBSP}500 ormes, "
        f"dont 12,5{NBSP}% sont malades. L’ONU les compte depuis 1998. » → « Nous parlons pour "
        f"12{NBSP}500 ormes, dont 14{NBSP}% sont malades. L’ONU les compte depuis 1998. »",
        "docs/figures.yml:10:1: figures.sick.value: “12.5” → “14”",
    ]


def test_figure_that_differs_from_the_letter_shows_the_sent_value(sides: Sides) -> None:
    sides.edit("figures.yml", "value: 1998", "value: 1999")
    english, french, value = sides.said()
    assert english.endswith("since 1999 [1998 in the original letter].”")
    assert french.endswith("depuis 1999 [1998 dans la lettre originale]. »")
    assert value == "docs/figures.yml:17:1: figures.first_count.value: “1998” → “1999”"


def test_changed_figure_lists_its_title_and_description(sides: Sides) -> None:
    for side in (sides.base, sides.head):
        edit(side / "docs/en/index.md", "title: Home", 'title: "Mr. E. lost {{ elms }} elms"')
    sides.edit("figures.yml", "value: 12500", "value: 13000")
    label = "Mr. E. lost 13,000 elms"
    assert sides.said()[:2] == [
        f"docs/en/index.md:2:1: {label}, title: “Mr. E. lost 12,500 elms” → “{label}”",
        f"docs/en/index.md:3:1: {label}, description: “12,500 elms and an open letter to the mayor "
        "about them.” → “13,000 elms and an open letter to the mayor about them.”",
    ]
