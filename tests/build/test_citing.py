# SPDX-License-Identifier: MIT
"""A passage has a number, an address and a citation; a page can be cited, shared and printed."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import Tag

from campaign.content import Campaign, read_campaign
from support import ROOT, SITE_URL, Build, squeezed


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return read_campaign(ROOT / "mkdocs.yml")


def address(path: str, language: str) -> str:
    folder = path.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"
    return ("fr/" if language == "fr" else "") + folder


def test_every_passage_has_its_number_and_the_link_to_it(site: Build, campaign: Campaign) -> None:
    for page in campaign.document.pages:
        html = site.page(address(page.path, page.language)) if page.passages else None
        for passage in page.passages:
            assert html is not None
            element = html.find(id=passage.id)
            assert isinstance(element, Tag)
            (link,) = element.find_all("a", class_="passage-number", recursive=False)
            assert link["href"] == f"#{passage.id}"
            assert link["data-number"] == str(passage.number)
            word = {"en": "paragraph", "fr": "paragraphe"}[page.language]
            assert link["aria-label"] == f"{page.matter.cite}, {word} {passage.number}"


def test_numbers_are_no_part_of_the_text(site: Build) -> None:
    """Copied words are the letter's words."""
    for link in site.page("annex/mexico/").select(".passage-number"):
        assert link.get_text() == ""


def test_only_the_document_is_numbered(site: Build) -> None:
    for path in ("", "figures/", "recommendations/", "about/", "fr/", "fr/about/"):
        assert site.page(path).select(".passage-number, .cite") == []


@pytest.mark.parametrize(
    ("path", "page_citation", "passage_citation"),
    [
        (
            "annex/mexico/",
            "Amnesty International Canada, Open letter on human rights, October 2017, Annex III, "
            f"{SITE_URL}annex/mexico/",
            "Amnesty International Canada, Open letter on human rights, October 2017, Annex III, "
            f"¶ 1, {SITE_URL}annex/mexico/#mexico-p1",
        ),
        (
            "fr/annex/mexico/",
            "Amnistie internationale Canada, Lettre ouverte sur les droits humains, octobre 2017, "
            f"Annexe III (traduction), {SITE_URL}fr/annex/mexico/",
            "Amnistie internationale Canada, Lettre ouverte sur les droits humains, octobre 2017, "
            f"Annexe III, ¶ 1 (traduction), {SITE_URL}fr/annex/mexico/#mexico-p1",
        ),
    ],
)
def test_how_a_page_and_a_passage_are_cited(
    site: Build, path: str, page_citation: str, passage_citation: str
) -> None:
    texts = [squeezed(text.get_text()) for text in site.page(path).select(".cite__text")]
    assert texts == [page_citation, passage_citation]


@pytest.mark.parametrize("path", ["", "letter/", "fr/letter/", "fr/figures/"])
def test_a_page_is_shared_by_plain_links(site: Build, path: str) -> None:
    page = site.page(path)
    assert page.title is not None
    title, own = page.title.get_text(), SITE_URL + path
    links = {link.get_text(): str(link["href"]) for link in page.select(".share__link")}
    mail = links.pop("Courriel" if path.startswith("fr/") else "Email")
    assert parse_qs(urlsplit(mail).query) == {"subject": [title], "body": [own]}
    assert list(links) == ["Bluesky", "Facebook", "WhatsApp"]
    for link in links.values():
        (value,) = parse_qs(urlsplit(link).query).values()
        assert value in ([own], [f"{title} {own}"])
    (button,) = page.select(".share [data-copy]")
    assert button["data-copy"] == own


@pytest.mark.parametrize("language", ["en", "fr"])
def test_paper_has_the_sources_of_the_figures(
    site: Build, campaign: Campaign, language: str
) -> None:
    for page in campaign.document.of(language):
        cited = {c.marker.name for c, block in page.citations() if block}
        if not page.passages:
            continue
        notes = site.page(address(page.path, language)).select(".figure-notes li")
        texts = [squeezed(note.get_text()) for note in notes]
        assert len(texts) == len(cited), page.shown
        for name in cited:
            before = campaign.figures[name].before
            words = f"{before[language]} " if before else ""
            start = squeezed(words + campaign.figure_text(name, language))
            (note,) = (text for text in texts if text.startswith(start + " "))
            assert "Source" in note


def test_paper_has_the_addresses_of_links(site: Build) -> None:
    page = site.page("fr/")
    addresses = [str(link["data-address"]) for link in page.select("article a[data-address]")]
    assert addresses == [f"{SITE_URL}fr/{p}" for p in ("letter/", "recommendations/", "figures/")]
    own = page.select_one(".site-footer__address")
    assert own is not None
    assert own.get_text().endswith(f"{SITE_URL}fr/")
