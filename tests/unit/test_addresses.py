# SPDX-License-Identifier: MIT
"""The addresses of pages, with and without directory URLs, at a root and below a path."""

from __future__ import annotations

import pytest

from campaign.model.urls import Urls, relative

SITE = Urls(("en", "fr"), "https://example.org/letters/", directories=True)
DISK = Urls(("en", "fr"), "", directories=False)


@pytest.mark.parametrize(
    ("path", "language", "directory", "file"),
    [
        ("index.md", "en", "", "index.html"),
        ("index.md", "fr", "fr/", "fr/index.html"),
        ("letter.md", "en", "letter/", "letter.html"),
        ("annex/index.md", "fr", "fr/annex/", "fr/annex/index.html"),
        ("annex/mexico.md", "fr", "fr/annex/mexico/", "fr/annex/mexico.html"),
    ],
)
def test_page_address_follows_its_path(path: str, language: str, directory: str, file: str) -> None:
    assert SITE.page(path, language) == directory
    assert DISK.page(path, language) == file


@pytest.mark.parametrize(
    ("target", "base", "link"),
    [
        ("", "", "./"),
        ("", "fr/letter/", "../../"),
        ("fr/", "", "fr/"),
        ("letter/", "letter/", "./"),
        ("letter/", "fr/annex/mexico/", "../../../letter/"),
        ("fr/letter.html", "letter.html", "fr/letter.html"),
        ("letter.html", "fr/letter.html", "../letter.html"),
    ],
)
def test_link_between_pages_is_relative(target: str, base: str, link: str) -> None:
    assert relative(target, base) == link


def test_site_url_gives_absolute_addresses_and_the_base_path() -> None:
    assert SITE.absolute("fr/letter/") == "https://example.org/letters/fr/letter/"
    assert SITE.base == "/letters/"
    assert Urls(("en", "fr"), "https://example.org", directories=True).base == "/"
    assert DISK.base == "/"
