# SPDX-License-Identifier: MIT
"""Every edit described in CONTRIBUTING and STARTING passes the check and reaches the pages.

A build begins with the check, and stops if it finds an error.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.commands.new import create, read_starter
from edits import EDITS, NAMES, write_a_letter
from pdf_support import Pdf
from support import LETTER, NBSP, Build, build, copy_project, squeezed


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Build]:
    """Build the frozen letter after edits of pages and figures, and after those of the site."""
    found = {}
    groups = {"pages": [*EDITS["figures"], *EDITS["pages"]], "site": EDITS["site"]}
    for name, edits in groups.items():
        project = copy_project(tmp_path_factory.mktemp(name), LETTER)
        for change in edits:
            change(project)
        found[name] = build(project)
        assert found[name].status == 0, found[name].output
    return found


def text(built: Build, address: str) -> str:
    return squeezed(built.page(address).get_text())


def test_new_value_is_shown_with_the_value_as_sent(edited: dict[str, Build]) -> None:
    mexico = text(edited["pages"], "annex/mexico/")
    assert "34,000 [33,000 in the original letter]" in mexico
    assert "34 000" in text(edited["pages"], "fr/annex/mexico/").replace(NBSP, " ")
    assert "A new register" in text(edited["pages"], "figures/")
    assert "New count" in text(edited["pages"], "figures/")


def test_new_figure_is_cited_and_listed(edited: dict[str, Build]) -> None:
    assert "There were 120 vigils." in text(edited["pages"], "about/")
    assert "Notre propre décompte" in text(edited["pages"], "fr/figures/")


def test_home_page_card_is_replaced(edited: dict[str, Build]) -> None:
    cards = edited["pages"].page("").select(".card")
    assert ["209,000" in card.get_text() for card in cards] == [True]


def test_edited_texts_are_shown_in_both_languages(edited: dict[str, Build]) -> None:
    assert "Written by volunteers." in text(edited["pages"], "about/")
    assert "Rédigé par des bénévoles." in text(edited["pages"], "fr/about/")
    assert "L’ensemble des chiffres" in text(edited["pages"], "fr/")


@pytest.mark.parametrize(
    ("address", "alt", "group"),
    [("press/", "A map", "News"), ("fr/press/", "Une carte", "Nouvelles")],
)
def test_new_page_has_its_image_and_is_in_the_menu(
    edited: dict[str, Build], address: str, alt: str, group: str
) -> None:
    page = edited["pages"].page(address)
    (picture,) = page.select("main img")
    assert picture["alt"] == alt
    file = edited["pages"].site / address / str(picture["src"])
    assert file.resolve().is_file()
    assert group in squeezed(page.select(".menu")[0].get_text(" "))


def test_all_three_hundred_names_are_listed(edited: dict[str, Build]) -> None:
    page = text(edited["pages"], "fr/about/")
    assert [name for name in NAMES if name not in page] == []


def test_home_page_is_replaced(edited: dict[str, Build]) -> None:
    assert "Bienvenue" in text(edited["site"], "fr/")
    assert not edited["site"].page("").select(".card")


def test_old_address_redirects_to_the_new_one(edited: dict[str, Build]) -> None:
    assert "About this site" in text(edited["site"], "site/")
    assert edited["site"].page("fr/about/").select('meta[http-equiv="refresh"]')


@pytest.mark.parametrize("tags", [["es-MX"], ["fr-CA", "en-CA", "es-MX"]])
def test_new_campaign_builds_in_any_languages(tmp_path: Path, tags: list[str]) -> None:
    project = copy_project(tmp_path, LETTER)
    create(project, [read_starter(tag) for tag in tags])
    languages = [tag[:2] for tag in tags]
    write_a_letter(project, languages)
    done = build(project)
    assert done.status == 0, done.output
    for language, tag in zip(languages, tags, strict=True):
        home = "" if language == languages[0] else f"{language}/"
        letter = done.page(f"{home}letter/")
        assert letter.select(f"html[lang={tag}]")
        assert len(letter.select(".language-switch")) == len(tags) - 1
        assert (done.site / home / "letter/side-by-side").exists() == (len(tags) > 1)
        page = text(done, f"{home}letter/").replace(NBSP, " ")
        assert [name for name in NAMES if name not in page] == []
        assert "4,321" in page or "4 321" in page
        paper = squeezed(Pdf(done.site / f"letter-{language}.pdf").tree.text())
        assert [name for name in NAMES if name not in paper] == []
