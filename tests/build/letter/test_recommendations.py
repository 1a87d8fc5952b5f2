# SPDX-License-Identifier: MIT
"""The recommendations are collected from the letter's pages, with whom they concern."""

from __future__ import annotations

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
WHOM = {
    "en": ("the United States", "Mexico", "all three countries", "the world at large"),
    "fr": ("les États-Unis", "le Mexique", "les trois pays", "le monde entier"),
}


def prefix(language: str) -> str:
    return "" if language == "en" else "fr/"


def collected(site: Build, language: str) -> BeautifulSoup:
    return site.page(f"{prefix(language)}recommendations/")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_recommendations_are_listed_in_order(site: Build, language: str) -> None:
    items = collected(site, language).select(".recommendation")
    assert [item["value"] for item in items] == [str(n) for n in range(1, 23)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_recommendation_has_the_text_of_the_linked_passage(site: Build, language: str) -> None:
    own = f"{SITE_URL}{prefix(language)}recommendations/"
    for item in collected(site, language).select(".recommendation"):
        link = item.select_one(".recommendation__place")
        facts = item.select_one(".recommendation__facts")
        assert link is not None
        assert facts is not None
        address, anchor = urldefrag(urljoin(own, str(link["href"])))
        passage = site.page(address.removeprefix(SITE_URL)).find(id=anchor)
        assert isinstance(passage, Tag)
        facts.extract()
        assert squeezed(item.get_text()) == squeezed(passage.get_text())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_recommendations_list_whom_they_concern(site: Build, language: str) -> None:
    page = collected(site, language)
    rows = {
        squeezed(row.dt.get_text()): [int(a.get_text()) for a in row.select("a")]
        for row in page.select(".concerns__row")
        if row.dt
    }
    concerned = (UNITED_STATES, MEXICO, ALL_THREE, WORLD)
    assert rows == dict(zip(WHOM[language], concerned, strict=True))
    for link in page.select(".concerns__row a"):
        assert page.find(id=str(link["href"]).removeprefix("#"))
    # A mixed group names them at each item, any other group once.
    for whom, numbers in rows.items():
        for number in numbers:
            item = page.find(id=f"recommendation-{number}")
            assert isinstance(item, Tag)
            label = item.select_one(".recommendation__whom") or (
                item.find_parent("section") or page
            ).select_one(".recommendation-group__whom")
            assert label is not None
            assert whom in label.get_text()


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
        assert last["value"] == "23"
        assert item in last.get_text()
