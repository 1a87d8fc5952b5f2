# SPDX-License-Identifier: MIT
"""The letter side by side: its parts in order, under its own titles and addresses."""

from __future__ import annotations

from bs4 import Tag

from support import NBSP, SITE_URL, Build


def test_the_pager_goes_from_part_to_part_side_by_side(site: Build) -> None:
    links = site.page("fr/annex/side-by-side/").select(".pager a")
    assert [a["href"] for a in links] == [
        "../../letter/side-by-side/",
        "../nafta/side-by-side/",
    ]


def test_titles_and_addresses_are_its_own(site: Build) -> None:
    page = site.page("fr/annex/mexico/side-by-side/")
    assert page.title is not None
    assert page.title.get_text().startswith(f"III. Mexique{NBSP}: textes en regard – ")
    (canonical,) = page.select("link[rel=canonical]")
    assert canonical["href"] == f"{SITE_URL}fr/annex/mexico/side-by-side/"
    (current,) = page.select('.menu__list--inner [aria-current="true"]')
    assert current["href"] == "../"


def test_links_lead_each_side_to_its_own_language(site: Build) -> None:
    row = site.page("fr/annex/mexico/side-by-side/").find(id="mexico-p3")
    assert isinstance(row, Tag)
    targets = [str(a["href"]) for a in row.select("a.figure-link")]
    root = "../../../"
    assert targets[0] == f"{root}figures/#missing_persons"
    assert f"../{root}figures/#missing_persons" in targets
