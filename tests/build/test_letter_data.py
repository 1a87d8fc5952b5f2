# SPDX-License-Identifier: MIT
"""The published letter, ``letter.json``, matches the pages."""

from __future__ import annotations

from copy import copy
from pathlib import Path

from bs4 import Tag

from campaign.model.campaign import Campaign
from campaigns import documents
from data_support import page_at, read
from support import Build, build, edit, squeezed


def test_document_data_matches_its_pages(built: Build, campaign: Campaign) -> None:
    data = read(built, "letter.json")
    codes = campaign.settings.codes
    assert data["original"] == campaign.settings.reference_language
    paths = [page.path for page in documents(campaign) if page.language == codes[0]]
    assert [page["path"] for page in data["pages"]] == paths
    for entry in data["pages"]:
        for code in codes:
            page, _ = page_at(built, entry["url"][code])
            numbered = [
                tag for tag in page.select("article [id]") if tag.select_one(".passage-number")
            ]
            ids = [str(tag["id"]) for tag in numbered]
            assert [passage["id"] for passage in entry["passages"]] == ids
            assert page.title is not None
            assert page.title.get_text().startswith(entry["title"][code])
            for passage in entry["passages"]:
                place = page.find(id=passage["id"])
                assert isinstance(place, Tag)
                alone = copy(place)
                is_signatory = place.find_parent(class_="signatories") is not None
                for line_end in alone.select("br"):
                    line_end.replace_with(", " if is_signatory else " ")
                for other in alone.select(".footnote-ref, ul, ol"):
                    other.decompose()
                assert squeezed(alone.get_text()) == squeezed(passage["text"][code])
                assert (place.name == "li") is (passage["kind"] == "item")
                assert passage["item"] == number_in_list(place)
                around = place.find_parent(class_="recommendations") is not None
                assert passage["recommendation"] is (around and place.name == "li")


def number_in_list(place: Tag) -> int | None:
    """Return the number that a browser shows beside an item."""
    if place.parent is None or place.parent.name != "ol":
        return None
    items = place.parent.find_all("li", recursive=False)
    return int(str(place.parent.get("start", "1"))) + items.index(place)


def test_numbers_of_lists_are_in_the_data(project: Path) -> None:
    for code in ("en", "fr"):
        page = project / f"docs/{code}/annex/costs.md"
        page.write_text(page.read_text("utf-8") + "\n7. A.\n8. B.\n   - C.\n", "utf-8")
    edit(project / "docs/letter.txt", "miss them.", "miss them.\nA.\nB.\nC.")
    done = build(project)
    assert done.status == 0, done.output
    annex = read(done, "letter.json")["pages"][1]
    assert [passage["item"] for passage in annex["passages"]] == [None, 7, 8, None]
