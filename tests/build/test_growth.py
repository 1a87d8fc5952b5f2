# SPDX-License-Identifier: MIT
"""The cost of a page does not depend on the number of pages; caches do not change the output."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from bench_support import grow, without_publications
from support import NBSP, Build, build, copy_project, move_figure


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Build]:
    """Build the letter with 16 and with 22 pages per language on one level, without PDFs."""
    found = {}
    for pages in (16, 22):
        project = copy_project(tmp_path_factory.mktemp("grown"))
        grow(project, pages)
        without_publications(project)
        found[pages] = build(project)
        assert found[pages].status == 0, found[pages].output
    return found


def links(page: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in page.select(".menu__link")]


@pytest.mark.parametrize("prefix", ["", "fr/"])
@pytest.mark.parametrize("name", ["copy-8/", "copy-8/side-by-side/"])
def test_more_pages_do_not_change_a_page(sites: dict[int, Build], prefix: str, name: str) -> None:
    few, many = (
        (site.site / prefix / name / "index.html").read_text("utf-8") for site in sites.values()
    )
    assert many == few


@pytest.mark.parametrize(("prefix", "label"), [("", "All pages"), ("fr/", "Toutes les pages")])
def test_first_page_lists_all_pages_and_the_others_link_to_it(
    sites: dict[int, Build], prefix: str, label: str
) -> None:
    for pages, site in sites.items():
        assert len(links(site.page(f"{prefix}figures/"))) == pages
        menu = site.page(f"{prefix}copy-8/").select(".menu__link")
        assert len(menu) == 11
        assert (menu[-1].get_text(), menu[-1]["href"]) == (label, "../figures/")
        assert [link.get("aria-current") for link in menu].count("page") == 1
        paired = site.page(f"{prefix}copy-8/side-by-side/").select(".menu__link")
        assert [link.get("aria-current") for link in paired].count("true") == 1


def test_menu_of_a_small_site_lists_the_top_level(site: Build) -> None:
    english = [
        f"/{file.parent.relative_to(site.site).as_posix()}/".replace("/./", "/")
        for file in site.site.rglob("index.html")
        if "fr" not in file.parts and file.parent.name != "side-by-side"
    ]
    assert len(english) > 5
    for place in english:
        menu = {urljoin(place, link) for link in links(site.page(place[1:]))}
        assert {place for place in english if place.count("/") <= 2} <= menu


def changed(before: dict[str, int], folder: Path) -> list[str]:
    return [name for name, time in times(folder).items() if before.get(name) != time]


def times(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in folder.rglob("*.cache")}


def test_compiled_templates_are_cached_without_their_figures(project: Path) -> None:
    footer = project / "overrides/partials/site-footer.html"
    footer.write_text('<footer>{{ "elms" | figure }}</footer>', encoding="utf-8")
    cache = project / ".cache/templates"

    def footers() -> list[str]:
        done = build(project)
        assert done.status == 0, done.output
        return [str(done.page(path).footer.get_text()) for path in ("", "fr/")]  # type: ignore[union-attr]

    assert footers() == ["12,500", f"12{NBSP}500"]
    first = times(cache)
    move_figure(project / "docs/figures.yml", "12500", "13579")
    assert footers() == ["13,579", f"13{NBSP}579"]
    assert changed(first, cache) == []

    footer.write_text('<footer>{{ "sick" | figure }}</footer>', encoding="utf-8")
    assert footers() == ["12.5%", f"12,5{NBSP}%"]
    assert len(changed(first, cache)) == 1


def test_cached_build_is_identical_to_the_first(project: Path, small: Build) -> None:
    sites = []
    for _ in range(2):
        done = build(project, cold=True, SOURCE_DATE_EPOCH="1700000000")
        assert done.status == 0, done.output
        sites.append({p.relative_to(done.site): p.read_bytes() for p in done.site.rglob("*.*")})
    assert sites[0] == sites[1]
    assert {*sites[0]} == {p.relative_to(small.site) for p in small.site.rglob("*.*")}


def test_damaged_cache_is_rebuilt(project: Path) -> None:
    assert build(project).status == 0
    for kind in ("campaign", "pages"):
        for entry in (project / ".cache/campaign" / kind).iterdir():
            entry.write_bytes(entry.read_bytes()[:100])
    done = build(project)
    assert done.status == 0, done.output
    assert "12,500" in done.page("letter/").get_text()


def test_build_without_a_cache_folder_succeeds(project: Path) -> None:
    (project / ".cache").write_text("a file stands where the folder would")
    done = build(project)
    assert done.status == 0, done.output


def test_no_file_of_the_theme_is_published_directly(site: Build) -> None:
    names = {file.name for file in site.site.rglob("*.*")}
    assert not {name for name in names if name.startswith(("bundle.", "palette.", "main."))}
