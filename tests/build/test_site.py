# SPDX-License-Identifier: MIT
"""The built pages, as a reader's browser gets them: of the real site and of the small campaign."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

from campaign.content import Campaign, read_campaign
from campaign.document import Document, side_by_side_path
from support import NBSP, ROOT, SITE_URL, SMALL, Build, build, read_html

TAGS = {"en": "en-CA", "fr": "fr-CA"}


@pytest.fixture(params=["site", "small"])
def built(request: pytest.FixtureRequest) -> Build:
    """Either campaign: what holds for one must hold for the other."""
    result: Build = request.getfixturevalue(request.param)
    return result


@pytest.fixture
def campaign(built: Build) -> Campaign:
    return read_campaign(built.site.parent / "mkdocs.yml")


def pages(built: Build) -> Iterator[tuple[str, BeautifulSoup]]:
    """Every page by its address from the root, but the one for pages not found."""
    for file in sorted(built.site.rglob("*.html")):
        address = file.relative_to(built.site).as_posix().removesuffix("index.html")
        if address != "404.html":
            yield address, read_html(file)


def article(page: BeautifulSoup) -> Tag:
    found = page.find("article")
    assert isinstance(found, Tag)
    return found


def test_every_page_is_built_in_every_language(built: Build, campaign: Campaign) -> None:
    expected = {
        ("" if page.language == "en" else "fr/")
        + (
            ""
            if page.path == "index.md"
            else page.path.removesuffix("index.md").removesuffix(".md")
        )
        for page in campaign.document.pages
    }
    expected |= {
        ("" if page.language == "en" else "fr/") + side_by_side_path(page.path).removesuffix(".md")
        for page in campaign.document.pages
        if page.matter.document
    }
    assert {address.rstrip("/") for address, _ in pages(built)} == {
        address.rstrip("/") for address in expected
    }


def test_no_marker_or_placeholder_is_left(built: Build) -> None:
    for address, page in pages(built):
        for code in page.select("code, pre, script[type='application/ld+json']"):
            code.decompose()  # JSON may end in two braces; what it says is held in test_data.py
        assert "{{" not in str(page), address
        assert "}}" not in str(page), address
        assert "data-insert" not in str(page), address
        assert "///" not in page.get_text(), address


def test_the_language_of_a_page(built: Build) -> None:
    for address, page in pages(built):
        code = "fr" if address.startswith("fr/") else "en"
        assert page.html is not None
        assert page.html["lang"] == TAGS[code], address
        (switch,) = page.select("a.language-switch")
        other = "en" if code == "fr" else "fr"
        assert (switch["lang"], switch["hreflang"]) == (TAGS[other], TAGS[other]), address
        twin = address.removeprefix("fr/") if code == "fr" else f"fr/{address}"
        assert urljoin(SITE_URL + address, str(switch["href"])) == SITE_URL + twin, address


def test_alternates_are_absolute_reciprocal_and_complete(built: Build) -> None:
    found = {}
    for address, page in pages(built):
        links = {str(a["hreflang"]): str(a["href"]) for a in page.select("link[rel=alternate]")}
        assert set(links) == {"en-CA", "fr-CA", "x-default"}, address
        assert links["x-default"] == links["en-CA"]
        (canonical,) = page.select("link[rel=canonical]")
        assert canonical["href"] == SITE_URL + address
        found[str(canonical["href"])] = links
    for canonical_address, links in found.items():
        assert canonical_address in links.values()
        assert all(found[link] == links for link in links.values())


def test_the_sitemap_has_every_page_and_its_alternates(built: Build) -> None:
    tree = ElementTree.parse(built.site / "sitemap.xml")
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = [str(e.text) for e in tree.findall("s:url/s:loc", names)]
    assert sorted(found) == sorted(SITE_URL + address for address, _ in pages(built))
    for entry in tree.findall("s:url", names):
        links = entry.findall("{http://www.w3.org/1999/xhtml}link")
        page = built.page(str(entry.findtext("s:loc", None, names)).removeprefix(SITE_URL))
        in_head = [(a["hreflang"], a["href"]) for a in page.select("link[rel=alternate]")]
        assert [(link.get("hreflang"), link.get("href")) for link in links] == in_head
        assert [tag for tag, _ in in_head] == ["en-CA", "fr-CA", "x-default"]


def test_titles_and_descriptions_are_unique_plain_and_in_the_page_s_language(built: Build) -> None:
    titles, descriptions = [], []
    for address, page in pages(built):
        assert page.title is not None
        titles.append(page.title.get_text())
        (description,) = page.select("meta[name=description]")
        descriptions.append(str(description["content"]))
        assert "<" not in titles[-1] + descriptions[-1], address
        if address.startswith("fr/"):
            assert not re.search(r"\w'|« |[^\d" + NBSP + r"\s]:\s", titles[-1] + descriptions[-1])
    assert len(set(titles)) == len(titles)
    assert len(set(descriptions)) == len(descriptions)


def test_every_page_has_one_h1_and_headings_in_order(built: Build) -> None:
    for address, page in pages(built):
        levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(b - a <= 1 for a, b in pairwise(levels)), (address, levels)


def test_ids_are_unique(built: Build) -> None:
    for address, page in pages(built):
        ids = [str(tag["id"]) for tag in page.find_all(id=True)]
        assert len(set(ids)) == len(ids), address


def test_every_link_and_anchor_resolves(built: Build) -> None:
    ids = {
        SITE_URL + address: {str(t["id"]) for t in p.find_all(id=True)}
        for address, p in pages(built)
    }
    for address, page in pages(built):
        for tag in page.find_all(["a", "link", "script", "img"]):
            link = tag.get("href") or tag.get("src")
            if link is None or tag.get("rel") == ["canonical"]:
                continue
            target, anchor = urldefrag(urljoin(SITE_URL + address, str(link)))
            if not target.startswith(SITE_URL):
                continue
            file = built.site / target.removeprefix(SITE_URL)
            file = file / "index.html" if target.endswith("/") else file
            assert file.is_file(), f"{address}: {link}"
            assert not anchor or anchor in ids[target], f"{address}: {link}"


def test_pages_link_relatively(built: Build) -> None:
    """The same files work below any path."""
    for address, page in pages(built):
        for tag in page.select(
            "a[href], script[src], img[src], link[rel=stylesheet], link[rel=icon]"
        ):
            link = str(tag.get("href") or tag.get("src"))
            assert not link.startswith(("/", SITE_URL)), f"{address}: {link}"


def test_nothing_is_asked_of_anybody_else(built: Build) -> None:
    for address, page in pages(built):
        for tag in page.find_all(["script", "img", "link", "iframe", "source", "video"]):
            link = str(tag.get("src") or tag.get("href") or "")
            asked = tag.name != "link" or tag["rel"] not in (["canonical"], ["alternate"])
            assert not (asked and "//" in link), f"{address}: {link}"
    for file in built.site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", file.read_text(encoding="utf-8"))


def test_typography_leaves_code_and_addresses_alone(project: Path) -> None:
    typed = "`l'a : 12 %` et [l'un : deux](https://example.org/l'a?b:c)."
    for language in ("en", "fr"):
        file = project / "docs" / language / "index.md"
        file.write_text(file.read_text(encoding="utf-8") + f"\n{typed}\n", encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    page = article(done.page("fr/"))
    assert page.find_all("code")[-1].get_text() == "l'a : 12 %"
    link = page.find("a", href="https://example.org/l'a?b:c")
    assert link is not None
    assert link.get_text() == f"l’un{NBSP}: deux"


def test_what_is_read_by_the_build_is_not_published(built: Build) -> None:
    names = {file.name for file in built.site.rglob("*") if file.is_file()}
    assert not names & {"figures.yml", "letter.txt"}
    assert not {name for name in names if name.endswith((".map", ".md", ".py"))}


def test_nor_without_a_line_in_mkdocs_yml(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    start, end = text.index("exclude_docs:"), text.index("\nnav:")
    (project / "mkdocs.yml").write_text(text[:start] + text[end:], encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    assert not {f.name for f in done.site.rglob("*")} & {"figures.yml", "letter.txt"}


def test_shared_assets_are_published_once(built: Build) -> None:
    assert (built.site / "assets/favicon.svg").is_file()
    assert not (built.site / "fr/assets").exists()


def test_the_build_and_the_model_see_the_same_blocks(built: Build, campaign: Campaign) -> None:
    """Python-Markdown renders, markdown-it-py reads: the same blocks in the same order."""
    kinds = {"p": "paragraph", "li": "item"} | {f"h{n}": f"h{n}" for n in range(1, 7)}
    for page in campaign.document.pages:
        if not page.matter.document:
            continue
        address = ("fr/" if page.language == "fr" else "") + page.path.removesuffix(".md") + "/"
        html = article(built.page(address.removesuffix("index/")))
        for ours in html.select(".notice, ul.ways"):
            ours.decompose()
        rendered = [kinds[tag.name] for tag in html.find_all(list(kinds))]
        read = [
            f"h{block.level}" if block.kind == "heading" else block.kind
            for block in page.blocks
            if block.kind in ("heading", "paragraph", "item")
        ]
        assert rendered == read, page.shown
        ids = [str(tag["id"]) for tag in html.find_all(["p", "li"]) if tag.get("id")]
        assert ids == [passage.id for passage in page.passages], page.shown


def test_passages_have_the_same_ids_in_both_languages(campaign: Campaign) -> None:
    document: Document = campaign.document
    for page in document.of("en"):
        twin = document.page("fr", page.path)
        assert twin is not None
        assert [p.id for p in page.passages] == [p.id for p in twin.passages], page.path


def test_edit_links_lead_to_the_file_of_the_language(built: Build) -> None:
    for address, page in pages(built):
        if address.endswith("side-by-side/"):  # of two files: each is led to from its own page
            continue
        (link,) = page.select(".edit-link a")
        language, path = (
            ("fr", address.removeprefix("fr/")) if address.startswith("fr/") else ("en", address)
        )
        root = f"https://example.org/owner/repository/edit/main/docs/{language}/"
        choices = {root + posixpath.join(path, "index.md"), root + path.rstrip("/") + ".md"}
        assert link["href"] in choices, address
        edited = Path(str(link["href"]).removeprefix(root))
        assert (built.site.parent / "docs" / language / edited).is_file()


def test_the_page_for_pages_not_found_speaks_every_language_with_absolute_links(
    built: Build,
) -> None:
    page = read_html(built.site / "404.html")
    assert [section["lang"] for section in page.select("section")] == ["en-CA", "fr-CA"]
    assert [a["href"] for a in page.select("a")] == ["/letters/", "/letters/fr/"]
    assert not page.select("script, link, img")


def test_a_first_visit_is_light(site: Build) -> None:
    """Not the budget yet, but a guard: the page, its style sheet and its script, compressed."""
    page = site.page("fr/letter/")
    files = [site.site / "fr/letter/index.html"]
    for tag in page.select("link[rel=stylesheet], script[src]"):
        link = str(tag.get("href") or tag.get("src"))
        files.append(site.site / urljoin(SITE_URL + "fr/letter/", link).removeprefix(SITE_URL))
    assert len(files) == 3
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) < 40_000


@pytest.mark.parametrize("folder", [ROOT, SMALL], ids=["real", "small"])
def test_the_generator_is_configured_alike_for_both_campaigns(folder: Path) -> None:
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.findall(r"^  - (hooks/\w+\.py)$", text, re.MULTILINE) == [
        "hooks/content.py",
        "hooks/publications.py",
        "hooks/figures.py",
        "hooks/theme.py",
        "hooks/templates.py",
        "hooks/inserts.py",
        "hooks/redirects.py",
        "hooks/side_by_side.py",
        "hooks/sitemap.py",
        "hooks/search.py",
        "hooks/cards.py",
        "hooks/data.py",
        "hooks/assets.py",
        "hooks/checksums.py",
    ]
