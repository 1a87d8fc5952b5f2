# SPDX-License-Identifier: MIT
"""The effects of a change on readers: figures in texts, and broken permalinks."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_support import Sides, totals
from support import NBSP, edit

MOVED = "document: true\nmoved_from: [annex/costs.md]"


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    return Sides(tmp_path)


def move_the_annex(sides: Sides) -> None:
    for code in ("en", "fr"):
        folder = sides.head / "docs" / code
        (folder / "annex/costs.md").rename(folder / "costs.md")


def test_moved_page_breaks_its_address_in_both_languages(sides: Sides) -> None:
    move_the_annex(sides)
    assert [line for line in sides.said() if "moved_from" in line] == [
        "docs/en/annex/costs.md:1:1: links would break: /annex/costs/; "
        "keep these addresses, or redirect them under “moved_from”",
        "docs/fr/annex/costs.md:1:1: liens qui seraient rompus : /fr/annex/costs/; "
        "conservez ces adresses, ou redirigez-les sous « moved_from »",
    ]


def test_redirected_address_is_not_reported(sides: Sides) -> None:
    move_the_annex(sides)
    edit(sides.head / "docs/fr/costs.md", "document: true", MOVED)
    assert sides.links() == ["/annex/costs/"]


def test_inserted_passage_is_the_only_new_one(sides: Sides) -> None:
    sides.edit("en/letter.md", "We speak for", "We write today.\n\nWe speak for")
    sides.edit("fr/letter.md", "Nous parlons", "Nous écrivons aujourd'hui.\n\nNous parlons")
    assert sides.said() == [
        "docs/en/letter.md:12:1: letter.md#letter-p2: (not there) → “We write today.”",
        "docs/fr/letter.md:12:1: letter.md#letter-p2 : (absent) → « Nous écrivons aujourd’hui. »",
    ]


def test_removed_passage_breaks_the_last_address_of_its_section(sides: Sides) -> None:
    for code, title in (("en", "Chair"), ("fr", "Présidente")):
        sides.edit(f"{code}/letter.md", f"- Ann Elm\n  {title}\n", "")
    assert sides.links() == ["/letter/#letter-p6", "/fr/letter/#letter-p6"]
    remarks = sides.report().remarks()
    assert remarks == totals(1, 2)


def test_removed_heading_id_breaks_its_address(sides: Sides) -> None:
    for code in ("en", "fr"):
        sides.edit(f"{code}/figures.md", "{#figures}", "{#numbers}")
    assert sides.links() == ["/figures/#figures", "/fr/figures/#figures"]


def test_changed_figure_lists_the_texts_that_cite_it(sides: Sides) -> None:
    sides.edit("figures.yml", "value: 12.5", "value: 14")
    sides.edit("figures.yml", "as_published: 12.5\n", "as_published: 14\n")
    assert sides.said()[1:] == [
        "docs/en/index.md:19:1: index.md#home-cell-4: “12.5%” → “14%”",
        f"docs/fr/index.md:19:1: index.md#home-cell-4 : « 12,5{NBSP}% » → « 14{NBSP}% »",
        "docs/en/letter.md:12:1: letter.md#letter-p2: “We speak for 12,500 elms, of which 12.5% "
        "are sick. The UN has counted them since 1998.” → “We speak for 12,500 elms, of which 14% "
        "are sick. The UN has counted them since 1998.”",
        f"docs/fr/letter.md:12:1: letter.md#letter-p2 : « Nous parlons pour 12{NBSP}500 ormes, "
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
    assert sides.said()[:2] == [
        "docs/en/index.md:2:1: index.md#title: “Mr. E. lost 12,500 elms” → "
        "“Mr. E. lost 13,000 elms”",
        "docs/en/index.md:3:1: index.md#description: “12,500 elms and an open letter to the mayor "
        "about them.” → “13,000 elms and an open letter to the mayor about them.”",
    ]
