# SPDX-License-Identifier: MIT
"""Citing, sharing and printing the letter."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from support import SITE_URL, Build, squeezed


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
def test_page_and_passage_have_citations(
    site: Build, path: str, page_citation: str, passage_citation: str
) -> None:
    texts = [squeezed(text.get_text()) for text in site.page(path).select(".cite__text")]
    assert texts == [page_citation, passage_citation]


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
    assert addresses == [f"{SITE_URL}fr/{p}" for p in ("letter/", "recommendations/", "figures/")]
    own = page.select_one(".site-header__imprint")
    assert own is not None
    assert own.get_text().endswith(f"{SITE_URL}fr/")
