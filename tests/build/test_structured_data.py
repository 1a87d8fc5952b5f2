# SPDX-License-Identifier: MIT
"""The metadata of pages: JSON-LD, titles and descriptions."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from campaign.model.campaign import Campaign
from campaign.model.settings import Language
from campaign.text.typography import typographer
from campaigns import address, language_at, pages, prefix
from data_support import HOSTILE, hostile_project, hostile_text, page_at, read
from support import SITE_URL, Build, build, squeezed


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    done = build(hostile_project(tmp_path_factory.mktemp("hostile_data")))
    assert done.status == 0, done.output
    return done


def linked_data(page: BeautifulSoup) -> Any:
    (script,) = page.select("script[type='application/ld+json']")
    return json.loads(script.get_text())


def test_document_pages_are_articles(built: Build, campaign: Campaign) -> None:
    settings = campaign.settings
    author, sent = settings.campaign.author, settings.campaign.sent
    signed = settings.language(settings.reference_language)

    def article(entry: Any, language: Language) -> dict[str, str]:
        own = {"@type": "Article", "@id": entry["url"][language.code], "inLanguage": language.tag}
        return own | ({"datePublished": sent} if language == signed and sent else {})

    for entry in read(built, "letter.json")["pages"]:
        for language in settings.languages:
            code = language.code
            page, _ = page_at(built, entry["url"][code])
            data = linked_data(page)
            assert (data["@context"], data["@type"]) == ("https://schema.org", "Article")
            assert data["@id"] == data["url"] == entry["url"][code]
            assert data["inLanguage"] == language.tag
            (card,) = page.select("meta[property='og:image']")
            assert data["image"] == card["content"]
            assert page.h1 is not None
            assert squeezed(data["name"]) == squeezed(page.h1.get_text())
            assert data.get("author") == (
                {"@type": "Organization", "name": author[code]} if author else None
            )
            if language == signed:
                assert data.get("datePublished") == sent
                others = [other for other in settings.languages if other != signed]
                assert data.get("workTranslation", []) == [article(entry, o) for o in others]
                assert "translationOfWork" not in data
            else:
                assert data["translationOfWork"] == article(entry, signed)
                assert {"datePublished", "workTranslation"}.isdisjoint(data)


def test_signatories_have_names_and_roles(small: Build, three: Build) -> None:
    for built, place, expected in (
        (small, "letter/", {"Ann Elm": "Chair", "Béa Orme": "Présidente"}),
        (
            three,
            "es/our-letter/",
            {
                "Odalys Brindle-Moth": "Guardiana de la linterna",
                "Tancrède Pasverlan": "Gardien des planches",
            },
        ),
    ):
        people = linked_data(built.page(place))["contributor"]
        assert {person["@type"] for person in people} == {"Person"}
        assert {person["name"]: person["jobTitle"] for person in people} == expected


def test_figures_page_is_a_dataset(built: Build, campaign: Campaign) -> None:
    for code in campaign.settings.codes:
        source = campaign.pages.page_with_insert(code, "figures")
        assert source is not None
        page = built.page(address(campaign, source.path, code))
        data = linked_data(page)
        assert data["@type"] == "Dataset"
        assert data["@id"] == SITE_URL + address(campaign, source.path, code)
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


def test_home_page_has_no_json_ld(built: Build, campaign: Campaign) -> None:
    for code in campaign.settings.codes:
        home = built.page(prefix(campaign, code))
        assert not home.select("script[type='application/ld+json']")


def test_titles_and_descriptions_are_unique_per_language(built: Build, campaign: Campaign) -> None:
    """Check the front matter, with figures replaced, and the built pages."""
    printed = list(pages(built))
    for code in campaign.settings.codes:
        read_pages = campaign.pages.in_language(code)
        for key in ("title", "description"):
            texts = [campaign.plain(getattr(page.matter, key), code) for page in read_pages]
            assert len(set(texts)) == len(texts), (code, key)
            assert not [text for text in texts if "{{" in text]
        # Includes the side-by-side pages.
        built_pages = [page for place, page in printed if language_at(campaign, place).code == code]
        assert len(built_pages) >= len(read_pages)
        assert len({squeezed(str(page.title)) for page in built_pages}) == len(built_pages)
        descriptions = {str(page.select_one("meta[name=description]")) for page in built_pages}
        assert len(descriptions) == len(built_pages)


@pytest.mark.parametrize("place", ["letter/", "fr/letter/", "figures/"])
def test_hostile_texts_are_escaped_in_json_ld(hostile: Build, place: str) -> None:
    page = hostile.page(place)
    (script,) = page.select("script[type='application/ld+json']")
    assert not set(script.get_text()) & {*"<>&\u2028\u2029"}
    data = linked_data(page)
    if place == "figures/":
        assert data["creator"]["name"] == typographer("en-CA")(f"{HOSTILE} site")
    else:
        code = "fr" if place.startswith("fr/") else "en"
        assert data["author"]["name"] == typographer(f"{code}-CA")(
            f"{hostile_text(code)} author {code}"
        )
