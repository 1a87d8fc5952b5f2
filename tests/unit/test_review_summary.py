# SPDX-License-Identifier: MIT
"""The summary of the review on GitHub, for reviewers who only have a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from campaign.problems import Term
from campaign.review.report import Report
from campaign.review.summary import summary
from review_support import Sides
from support import squeezed


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    return Sides(tmp_path)


def read(sides: Sides) -> BeautifulSoup:
    return BeautifulSoup(summary(sides.report()), "html.parser")


def passage(page: BeautifulSoup, heading: str) -> list[Tag]:
    """Return the texts under a heading, one per language."""
    found = next(h for h in page.find_all("h3") if squeezed(h.get_text()) == heading)
    table = found.find_next_sibling("table")
    assert table
    return table.find_all("td")


def test_passage_is_shown_before_and_after_in_both_languages(sides: Sides) -> None:
    sides.edit("en/letter.md", "keep them; and", "keep all of them; and")
    sides.edit("fr/letter.md", "gardez-les; et", "gardez-les toutes; et")
    page = read(sides)
    english, french = passage(page, "letter.md#letter-p3")
    assert (english["lang"], french["lang"]) == ("en", "fr")
    cells = [squeezed(cell.get_text(" ", strip=True)) for cell in english.find_all("div")]
    assert cells == ["Before keep them; and", "After keep all of them; and"]
    assert [mark.text.strip() for mark in french.find_all("ins")] == ["gardez-les toutes;"]


def test_text_changed_in_one_language_is_shown_beside_its_translation(sides: Sides) -> None:
    sides.edit("fr/letter.md", "gardez-les; et", "gardez-les toutes; et")
    page = read(sides)
    english = passage(page, "letter.md#letter-p3")[0]
    assert squeezed(english.get_text(" ", strip=True)).endswith("Unchanged keep them; and")
    assert "texte modifié, mais pas à docs/en/letter.md:17" in squeezed(page.get_text(" "))


def test_pages_are_in_menu_order(sides: Sides) -> None:
    sides.edit("fr/index.md", "Il y en a", "On en compte")
    sides.edit("en/letter.md", "keep them; and", "keep all of them; and")
    headings = [squeezed(h.get_text()) for h in read(sides).find_all("h3")]
    assert headings == [
        "index.md#home-paragraph-1",
        "letter.md#letter-p3",
    ]


def test_new_page_is_shown_in_full(sides: Sides) -> None:
    for code, text in (("en", "All of it."), ("fr", "Tout y est.")):
        file = sides.head / "docs" / code / "extra.md"
        file.write_text(f"---\ntitle: X\ndescription: Y\n---\n\n# X {{#x}}\n\n{text}\n", "utf-8")
    shown = squeezed(read(sides).get_text(" "))
    assert [
        text for text in ("All of it.", "Tout y est.", "extra.md#title") if text not in shown
    ] == []


def test_missing_git_is_reported() -> None:
    missing = Term("missing_history", {"reason": "no git"})
    page = BeautifulSoup(summary(Report((None, ()), None, missing)), "html.parser")
    assert "git cannot read what is asked here (no git)" in page.get_text()
