# SPDX-License-Identifier: MIT
"""Citing, sharing and printing the letter."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from support import SITE_URL, Build, squeezed

ENGLISH = (
    "Amnesty International Canada, “Amnesty International Calls on Prime Minister Trudeau to Raise "
    "Human Rights During Meetings in USA and Mexico”, open letter to the Prime Minister of Canada, "
    "October 2017"
)
FRENCH = (
    "Amnistie internationale Canada, « Amnistie internationale demande au premier ministre Trudeau "
    "de soulever la question des droits humains lors de ses rencontres aux États-Unis et au "
    "Mexique », lettre ouverte au premier ministre du Canada, octobre 2017"
)


@pytest.mark.parametrize(
    ("path", "page_citation", "passage", "passage_citation"),
    [
        ("letter/", ENGLISH, "letter-p1", f"{ENGLISH}, para. 1"),
        (
            "annex/mexico/",
            f"{ENGLISH}, Annex III, Mexico",
            "mexico-p1",
            f"{ENGLISH}, Annex III, Mexico, para. 1",
        ),
        (
            "fr/annex/mexico/",
            f"{FRENCH}, annexe III, Mexique (traduction de ce site)",
            "mexico-p1",
            f"{FRENCH}, annexe III, Mexique, par. 1 (traduction de ce site)",
        ),
    ],
)
def test_page_and_passage_have_citations(
    site: Build, path: str, page_citation: str, passage: str, passage_citation: str
) -> None:
    texts = [squeezed(text.get_text()) for text in site.page(path).select(".cite__text")]
    assert texts == [
        f"{page_citation}, {SITE_URL}{path}",
        f"{passage_citation}, {SITE_URL}{path}#{passage}",
    ]


def test_reference_managers_read_the_citation(site: Build) -> None:
    """Read it as Zotero's translator “Embedded Metadata” does (of 2026-04-27)."""
    page = site.page("fr/annex/mexico/")
    tags = {
        str(tag["name"]): str(tag["content"])
        for tag in page.select("meta[name^=citation_], meta[name^=dc]")
    }
    # A name with a comma is not split at its last space into a first and a last name.
    assert "," in tags["citation_author"]
    assert tags.pop("citation_author").rstrip(",") == "Amnistie internationale Canada"
    assert tags == {
        "citation_title": "Amnistie internationale demande au premier ministre Trudeau de soulever "
        "la question des droits humains lors de ses rencontres aux États-Unis et au Mexique, "
        "annexe III, Mexique",
        "citation_publication_date": "2017-10",
        "citation_language": "fr-CA",
        "citation_public_url": f"{SITE_URL}fr/annex/mexico/",
        "citation_pdf_url": f"{SITE_URL}letter-fr.pdf",
        "dc.type": "webpage",  # otherwise, an article in a journal
    }
    assert not site.page("fr/about/").select("meta[name^=citation_]")


@pytest.mark.parametrize("path", ["", "letter/", "fr/letter/", "fr/figures/"])
def test_share_links_are_plain_links(site: Build, path: str) -> None:
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


def test_printed_page_has_the_addresses_of_links(site: Build) -> None:
    page = site.page("fr/")
    addresses = [str(link["data-address"]) for link in page.select("article a[data-address]")]
    assert addresses == [f"{SITE_URL}fr/{p}" for p in ("letter/", "figures/")]
    own = page.select_one(".site-header__imprint")
    assert own is not None
    assert own.get_text().endswith(f"{SITE_URL}fr/")
