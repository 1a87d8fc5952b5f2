# SPDX-License-Identifier: MIT
"""The built pages of the real site and of the small campaign."""

from __future__ import annotations

import gzip
import re
from copy import copy
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag

from campaign.model.campaign import Campaign
from campaign.model.urls import side_by_side_path
from campaign.text.typography import typographer
from campaigns import address, documents, language_at, pages, prefix, translations
from support import NBSP, REPO_URL, SITE_URL, Build, build, read_html


def article(page: BeautifulSoup) -> Tag:
    found = page.find("article")
    assert isinstance(found, Tag)
    return found


def test_every_page_is_built_in_every_language(built: Build, campaign: Campaign) -> None:
    expected = {address(campaign, page.path, page.language) for page in campaign.pages}
    if len(campaign.settings.languages) > 1:
        expected |= {
            address(campaign, side_by_side_path(page.path), page.language)
            for page in documents(campaign)
        }
    assert {place for place, _ in pages(built)} == expected


def test_no_marker_or_placeholder_is_left(built: Build) -> None:
    for place, page in pages(built):
        page = copy(page)
        for code in page.select("code, pre, script[type='application/ld+json']"):
            code.decompose()  # JSON can end in two braces
        assert "{{" not in str(page), place
        assert "}}" not in str(page), place
        assert "data-insert" not in str(page), place
        assert "///" not in page.get_text(), place


def test_page_has_its_language_and_links_to_the_others(built: Build, campaign: Campaign) -> None:
    for place, page in pages(built):
        own = language_at(campaign, place)
        assert page.html is not None
        assert page.html["lang"] == own.tag, place
        others = [other for other in campaign.settings.languages if other != own]
        switch = page.select("a.language-switch")
        assert [link.get_text() for link in switch] == [other.name for other in others]
        for link, other in zip(switch, others, strict=True):
            assert (link["lang"], link["hreflang"]) == (other.tag, other.tag), place
            target = urljoin(SITE_URL + place, str(link["href"]))
            assert target == SITE_URL + translations(campaign, place)[other.tag], place
        # A single link is not in a list.
        assert len(page.select("nav .languages li")) == (len(others) if len(others) > 1 else 0)


def test_alternates_are_absolute_reciprocal_and_complete(built: Build, campaign: Campaign) -> None:
    found = {}
    default = campaign.settings.languages[0].tag
    for place, page in pages(built):
        links = {str(a["hreflang"]): str(a["href"]) for a in page.select("link[rel=alternate]")}
        expected = {
            tag: SITE_URL + translation
            for tag, translation in translations(campaign, place).items()
        }
        assert links == expected | {"x-default": expected[default]}, place
        (canonical,) = page.select("link[rel=canonical]")
        assert canonical["href"] == SITE_URL + place
        found[str(canonical["href"])] = links
    for canonical_address, links in found.items():
        assert canonical_address in links.values()
        assert all(found[link] == links for link in links.values())


def test_sitemap_has_every_page_and_its_alternates(built: Build, campaign: Campaign) -> None:
    tree = ElementTree.parse(built.site / "sitemap.xml")
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = [str(e.text) for e in tree.findall("s:url/s:loc", names)]
    assert sorted(found) == sorted(SITE_URL + place for place, _ in pages(built))
    tags = [language.tag for language in campaign.settings.languages]
    for entry in tree.findall("s:url", names):
        links = entry.findall("{http://www.w3.org/1999/xhtml}link")
        page = built.page(str(entry.findtext("s:loc", None, names)).removeprefix(SITE_URL))
        in_head = [(a["hreflang"], a["href"]) for a in page.select("link[rel=alternate]")]
        assert [(link.get("hreflang"), link.get("href")) for link in links] == in_head
        assert [tag for tag, _ in in_head] == [*tags, "x-default"]


def test_titles_and_descriptions_are_plain_text_with_typography(
    built: Build, campaign: Campaign
) -> None:
    for place, page in pages(built):
        assert page.title is not None
        (description,) = page.select("meta[name=description]")
        set_text = typographer(language_at(campaign, place).tag)
        for text in (page.title.get_text(), str(description["content"])):
            assert "<" not in text, place
            assert set_text(text) == text, place


def test_every_page_has_one_h1_and_headings_in_order(built: Build) -> None:
    for place, page in pages(built):
        levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]
        assert levels[0] == 1, place
        assert levels.count(1) == 1, place
        assert all(b - a <= 1 for a, b in pairwise(levels)), (place, levels)


def test_ids_are_unique(built: Build) -> None:
    for place, page in pages(built):
        ids = [str(tag["id"]) for tag in page.find_all(id=True)]
        assert len(set(ids)) == len(ids), place


def test_every_link_and_anchor_resolves(built: Build) -> None:
    ids = {
        SITE_URL + place: {str(t["id"]) for t in p.find_all(id=True)} for place, p in pages(built)
    }
    for place, page in pages(built):
        for tag in page.find_all(["a", "link", "script", "img"]):
            link = tag.get("href") or tag.get("src")
            if link is None or tag.get("rel") == ["canonical"]:
                continue
            target, anchor = urldefrag(urljoin(SITE_URL + place, str(link)))
            if not target.startswith(SITE_URL):
                continue
            file = built.site / target.removeprefix(SITE_URL)
            file = file / "index.html" if target.endswith("/") else file
            assert file.is_file(), f"{place}: {link}"
            assert not anchor or anchor in ids[target], f"{place}: {link}"


def test_links_are_relative(built: Build) -> None:
    """Check that the site works below any path."""
    for place, page in pages(built):
        for tag in page.select(
            "a[href], script[src], img[src], link[rel=stylesheet], link[rel=icon]"
        ):
            link = str(tag.get("href") or tag.get("src"))
            assert not link.startswith(("/", SITE_URL)), f"{place}: {link}"


def test_nothing_is_loaded_from_other_sites(built: Build) -> None:
    for place, page in pages(built):
        for tag in page.find_all(["script", "img", "link", "iframe", "source", "video"]):
            link = str(tag.get("src") or tag.get("href") or "")
            is_loaded = tag.name != "link" or tag["rel"] not in (["canonical"], ["alternate"])
            assert not (is_loaded and "//" in link), f"{place}: {link}"
    for file in built.site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", file.read_text(encoding="utf-8"))


def test_typography_does_not_change_code_or_addresses(project: Path) -> None:
    typed = "`l'a : 12 %` et [l'un : deux](https://example.org/l'a?b:c)."
    for language, text in (("en", typed.replace("l'un : deux", "one: two")), ("fr", typed)):
        file = project / "docs" / language / "index.md"
        file.write_text(file.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    page = article(done.page("fr/"))
    assert page.find_all("code")[-1].get_text() == "l'a : 12 %"
    link = page.find("a", href="https://example.org/l'a?b:c")
    assert link is not None
    assert link.get_text() == f"l’un{NBSP}: deux"


def test_build_and_model_have_the_same_blocks(built: Build, campaign: Campaign) -> None:
    """Compare the rendering by Python-Markdown with the parsing by markdown-it-py."""
    kinds = {"p": "paragraph", "li": "item"} | {f"h{n}": f"h{n}" for n in range(1, 7)}
    for page in documents(campaign):
        html = copy(article(built.page(address(campaign, page.path, page.language))))
        for extra in html.select(".kicker, .versions, .notice, ul.ways, section.moved"):
            extra.decompose()
        for extra in html.select(".footnote li, .admonition-title"):  # other kinds in the model
            extra.unwrap()
        rendered = [kinds[tag.name] for tag in html.find_all(list(kinds))]
        read = [
            f"h{block.level}" if block.kind == "heading" else block.kind
            for block in page.blocks
            if block.kind in ("heading", "paragraph", "item")
        ]
        assert rendered == read, page.display_path
        ids = [str(tag["id"]) for tag in html.find_all(["p", "li"]) if tag.get("id")]
        assert ids == [passage.id for passage in page.passages], page.display_path


def test_passages_have_the_same_ids_in_every_language(campaign: Campaign) -> None:
    for page in documents(campaign):
        for code in campaign.settings.codes:
            translation = campaign.pages.page(code, page.path)
            assert translation is not None
            assert [p.id for p in page.passages] == [p.id for p in translation.passages], page.path


def test_edit_links_point_to_the_file_of_the_language(built: Build, campaign: Campaign) -> None:
    for page in campaign.pages:
        links = built.page(address(campaign, page.path, page.language)).select(".edit-link a")
        file = f"docs/{page.language}/{page.path}"
        targets = [f"{REPO_URL}/edit/main/{file}", f"{REPO_URL}/issues"]
        assert [link["href"] for link in links] == targets
        assert (built.site.parent / file).is_file()


def test_404_page_has_every_language_and_absolute_links(built: Build, campaign: Campaign) -> None:
    page = read_html(built.site / "404.html")
    languages = campaign.settings.languages
    assert {body["lang"] for body in page.select("html, template")} == {o.tag for o in languages}
    assert len(page.find_all("main")) == len(languages)
    for main in page.find_all("main"):
        assert len(main.find_all(["h1", "h2"])) == len(languages)
    homes = {f"/letters/{prefix(campaign, code)}" for code in campaign.settings.codes}
    assert {a["href"] for a in page.select("main a")} == homes
    assert {a["href"] for a in page.find_all("a", class_="site-header__name")} == homes
    links = [str(tag.get("href") or tag.get("src")) for tag in page.find_all(["a", "link"])]
    assert [link for link in links if not link.startswith(("/letters/", "#main", "https:"))] == []


def test_first_visit_is_smaller_than_25_kb(built: Build, campaign: Campaign) -> None:
    """Check the compressed size of a page, its style sheet and its script."""
    for source in documents(campaign):
        place = address(campaign, source.path, source.language)
        files = [built.site / place / "index.html"]
        for tag in built.page(place).select("link[rel=stylesheet], script[src]"):
            link = str(tag.get("href") or tag.get("src"))
            files.append(built.site / urljoin(SITE_URL + place, link).removeprefix(SITE_URL))
        assert len(files) == (4 if source.inserts() else 3)
        assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) < 25_000, place
