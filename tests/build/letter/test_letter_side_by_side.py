# SPDX-License-Identifier: MIT
"""The side-by-side pages of the letter: their order, titles and addresses."""

from __future__ import annotations

from bs4 import Tag

from support import NBSP, SITE_URL, Build


def test_pager_links_to_side_by_side_pages(site: Build) -> None:
    links = site.page("fr/annex/side-by-side/").select(".pager a")
    assert [a["href"] for a in links] == [
        "../../letter/side-by-side/",
        "../nafta/side-by-side/",
    ]


def test_side_by_side_page_has_its_own_title_and_address(site: Build) -> None:
    page = site.page("fr/annex/mexico/side-by-side/")
    assert page.title is not None
    assert page.title.get_text().startswith(f"III. Mexique{NBSP}: textes en regard – ")
    (canonical,) = page.select("link[rel=canonical]")
    assert canonical["href"] == f"{SITE_URL}fr/annex/mexico/side-by-side/"
    (current,) = page.select('.menu__list--inner [aria-current="true"]')
    assert current["href"] == "../"


def test_links_on_each_side_point_to_its_language(site: Build) -> None:
    row = site.page("fr/annex/mexico/side-by-side/").find(id="mexico-p3")
    assert isinstance(row, Tag)
    targets = [str(a["href"]) for a in row.select("a.figure-link")]
    root = "../../../"
    assert targets[0] == f"{root}figures/#missing_persons"
    assert f"../{root}figures/#missing_persons" in targets
