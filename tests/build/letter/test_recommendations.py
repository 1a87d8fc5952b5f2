# SPDX-License-Identifier: MIT
"""The recommendations are collected from the letter's pages, with whom they concern."""

from __future__ import annotations

import re
from copy import copy
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from support import SITE_URL, Build, build, copy_project, edit, squeezed

UNITED_STATES, MEXICO, ALL_THREE, WORLD = (
    [2, *range(9, 14)],
    [3, *range(14, 21)],
    [1, *range(5, 9)],
    [4, 21, 22],
)
ORDER = (*ALL_THREE, *UNITED_STATES, *MEXICO, *WORLD)
"""Each ask of the letter is followed by what the annex recommends to the same end."""
WHOM = {
    "en": ("all three countries", "the United States", "Mexico", "the world at large"),
    "fr": ("les trois pays", "les États-Unis", "le Mexique", "le monde entier"),
}


def prefix(language: str) -> str:
    return "" if language == "en" else "fr/"


def collected(site: Build, language: str) -> BeautifulSoup:
    return site.page(f"{prefix(language)}recommendations/")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_recommendations_are_listed_in_order(site: Build, language: str) -> None:
    items = collected(site, language).select(".recommendation")
    assert [item["id"] for item in items] == [f"recommendation-{n}" for n in ORDER]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_recommendation_has_the_text_of_the_linked_passage(site: Build, language: str) -> None:
    own = f"{SITE_URL}{prefix(language)}recommendations/"
    page = copy(collected(site, language))
    for whom in page.select(".ask__whom"):
        whom.extract()
    for item in page.select(".recommendation"):
        facts = item.select_one(".recommendation__facts") or item.find_next_sibling()
        assert isinstance(facts, Tag)
        link = facts.select_one(".recommendation__place")
        assert link is not None
        address, anchor = urldefrag(urljoin(own, str(link["href"])))
        passage = site.page(address.removeprefix(SITE_URL)).find(id=anchor)
        assert isinstance(passage, Tag)
        facts.extract()
        original = re.sub(r"\s*;( \w+)?$", "", squeezed(passage.get_text()))
        assert squeezed(item.get_text()) == original


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sections_and_index_name_whom_the_recommendations_concern(
    site: Build, language: str
) -> None:
    page = collected(site, language)
    index = page.select(".whom a")
    assert tuple(link.get_text() for link in index) == WHOM[language]
    for link, whom in zip(index, WHOM[language], strict=True):
        heading = page.find(id=str(link["href"]).removeprefix("#"))
        assert isinstance(heading, Tag)
        assert heading.name == "h2"
        assert heading.get_text().startswith(whom)


def test_lists_have_their_lead_in_and_first_clauses(site: Build) -> None:
    page = collected(site, "en")
    leads = page.select(".recommendation-group > p:not([class])")
    assert [lead.get_text().split(", ")[-1] for lead in leads] == [
        "at a minimum:",
        "and raising these specific points:",
        "including the following:",
        "including:",
    ]
    bold = {language: collected(site, language).select("li b") for language in ("en", "fr")}
    assert len(bold["en"]) == len(bold["fr"]) == 4
    assert bold["en"][1].get_text() == (
        "Express Canada’s interest in a General Law on Enforced Disappearances"
    )


def test_new_recommendation_is_collected_automatically(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for language, item in (("en", "Speak out."), ("fr", "Prendre la parole.")):
        edit(
            project / f"docs/{language}/annex/world.md",
            "\n\n///\n",
            f"\n- {item}\n\n///\n",
        )
    letter = project / "docs/letter.txt"
    letter.write_text(letter.read_text(encoding="utf-8").rstrip() + "\nSpeak out.\n", "utf-8")
    done = build(project)
    assert done.status == 0, done.output
    for language, item in (("en", "Speak out."), ("fr", "Prendre la parole.")):
        last = collected(done, language).select(".recommendation")[-1]
        assert last["id"] == "recommendation-23"
        assert item in last.get_text()
