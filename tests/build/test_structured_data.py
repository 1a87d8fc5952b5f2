# SPDX-License-Identifier: MIT
"""What pages say of themselves to machines: JSON-LD, titles and descriptions."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from campaign.content import Campaign, read_campaign
from campaign.typography import typographer
from data_support import HOSTILE, LANGUAGES, TAGS, hostile_project, page_at, read
from support import SITE_URL, Build, build, read_html, squeezed


@pytest.fixture(params=["site", "small"])
def built(request: pytest.FixtureRequest) -> Build:
    result: Build = request.getfixturevalue(request.param)
    return result


@pytest.fixture
def campaign(built: Build) -> Campaign:
    return read_campaign(built.site.parent / "mkdocs.yml")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    done = build(hostile_project(tmp_path_factory.mktemp("hostile_data")))
    assert done.status == 0, done.output
    return done


def linked_data(page: BeautifulSoup) -> Any:
    (script,) = page.select("script[type='application/ld+json']")
    return json.loads(script.get_text())


def test_the_document_s_pages_are_articles(built: Build, campaign: Campaign) -> None:
    author = campaign.settings.campaign.author
    for entry in read(built, "letter.json")["pages"]:
        for code in LANGUAGES:
            page, _ = page_at(built, entry["url"][code])
            data = linked_data(page)
            assert (data["@context"], data["@type"]) == ("https://schema.org", "Article")
            assert data["@id"] == data["url"] == entry["url"][code]
            assert data["inLanguage"] == TAGS[code]
            (card,) = page.select("meta[property='og:image']")
            assert data["image"] == card["content"]
            assert page.h1 is not None
            assert squeezed(data["name"]) == squeezed(page.h1.get_text())
            assert data.get("author") == (
                {"@type": "Organization", "name": author[code]} if author else None
            )
            sent = campaign.settings.campaign.sent
            original = {"@type": "Article", "@id": entry["url"]["en"], "inLanguage": "en-CA"}
            original["datePublished"] = str(sent)
            translation = {"@type": "Article", "@id": entry["url"]["fr"], "inLanguage": "fr-CA"}
            if code == "en":
                assert data["datePublished"] == sent
                assert data["workTranslation"] == [translation]
                assert "translationOfWork" not in data
            else:
                assert data["translationOfWork"] == original
                assert {"datePublished", "workTranslation"}.isdisjoint(data)


def test_the_signatories_are_named_with_their_roles(site: Build, small: Build) -> None:
    for built, address, expected in (
        (small, "letter/", {"Ann Elm": "Chair", "Béa Orme": "Présidente"}),
        (
            site,
            "fr/annex/mexico/",
            {"Alex Neve": "Secrétaire général", "Béatrice Vaugrante": "Directrice générale"},
        ),
    ):
        people = linked_data(built.page(address))["contributor"]
        assert {person["@type"] for person in people} == {"Person"}
        assert {person["name"]: person["jobTitle"] for person in people} == expected


@pytest.mark.parametrize("address", ["figures/", "fr/figures/"])
def test_the_page_of_the_figures_is_a_dataset(built: Build, address: str) -> None:
    page = built.page(address)
    data = linked_data(page)
    assert (data["@type"], data["@id"]) == ("Dataset", SITE_URL + address)
    (description,) = page.select("meta[name=description]")
    assert data["description"] == description["content"]
    assert page.title is not None
    assert data["name"] == page.title.get_text()
    assert "license" not in data
    files = {file["contentUrl"]: file["encodingFormat"] for file in data["distribution"]}
    assert files == {
        f"{SITE_URL}figures.json": "application/json",
        f"{SITE_URL}figures.csv": "text/csv",
    }


def test_other_pages_claim_nothing(built: Build) -> None:
    for address in ("", "fr/"):
        assert not built.page(address).select("script[type='application/ld+json']")


def test_titles_and_descriptions_are_unique_in_a_language(built: Build, campaign: Campaign) -> None:
    """In the front matter and as they are printed; figures are filled in."""
    for code in LANGUAGES:
        pages = campaign.document.of(code)
        for key in ("title", "description"):
            texts = [campaign.plain(getattr(page.matter, key), code) for page in pages]
            assert len(set(texts)) == len(texts), (code, key)
            assert not [text for text in texts if "{{" in text]
        files = list(built.site.rglob("index.html"))
        french = built.site / "fr"
        mine = [file for file in files if file.is_relative_to(french) is (code == "fr")]
        assert len(mine) > len(pages), "the pages side by side are told apart too"
        soups = [read_html(file) for file in mine]
        assert len({squeezed(str(soup.title)) for soup in soups}) == len(mine)
        descriptions = {str(soup.select_one("meta[name=description]")) for soup in soups}
        assert len(descriptions) == len(mine)


@pytest.mark.parametrize("address", ["letter/", "fr/letter/", "figures/"])
def test_hostile_texts_survive_in_the_page(hostile: Build, address: str) -> None:
    page = hostile.page(address)
    (script,) = page.select("script[type='application/ld+json']")
    assert not set(script.get_text()) & {*"<>&\u2028\u2029"}
    data = linked_data(page)
    if address == "figures/":
        assert data["creator"]["name"] == f"{HOSTILE} site"
    else:
        code = "fr" if address.startswith("fr/") else "en"
        assert data["author"]["name"] == typographer(code)(f"{HOSTILE} author {code}")
