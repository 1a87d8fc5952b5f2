# SPDX-License-Identifier: MIT
"""Addresses with an ampersand are escaped in HTML and XML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from hostile_support import LANGUAGES
from support import SMALL, Build, build, copy_project, edit, read_html

# A browser decodes “&copy” and “&amp;” if an address is not escaped.
AMPERSAND_SITE = "https://example.org/a&copy=b/"
AMPERSAND_REPOSITORY = "https://example.org/owner/r&amp;d/"


@pytest.fixture(scope="module")
def ampersands(tmp_path_factory: pytest.TempPathFactory) -> Build:
    project = copy_project(tmp_path_factory.mktemp("ampersands"), SMALL)
    for language in LANGUAGES:
        costs = project / "docs" / language / "annex/costs.md"
        edit(costs, "document: true\n", "document: true\nmoved_from: [annex/old.md]\n")
    done = build(project, SITE_URL=AMPERSAND_SITE, REPO_URL=AMPERSAND_REPOSITORY)
    assert done.status == 0, done.output
    return done


def test_ampersands_in_addresses_are_escaped(ampersands: Build) -> None:
    page = ampersands.page("letter/")
    (canonical,) = page.select("link[rel=canonical]")
    assert canonical["href"] == f"{AMPERSAND_SITE}letter/"
    alternates = [str(link["href"]) for link in page.select("link[rel=alternate]")]
    assert alternates == [f"{AMPERSAND_SITE}{end}" for end in ("letter/", "fr/letter/", "letter/")]
    (canonical,) = ampersands.page("annex/old/").select("link[rel=canonical]")
    assert canonical["href"] == f"{AMPERSAND_SITE}annex/costs/"
    edit_links = [str(link["href"]) for link in page.select(".edit-link a")]
    ends = ("edit/main/docs/en/letter.md", "issues")
    assert edit_links == [f"{AMPERSAND_REPOSITORY}{end}" for end in ends]
    assert AMPERSAND_REPOSITORY in [str(a["href"]) for a in page.select(".site-footer a")]
    tree = ElementTree.parse(ampersands.site / "sitemap.xml")
    places = [place.text for place in tree.findall("{*}url/{*}loc")]
    assert f"{AMPERSAND_SITE}letter/" in places
    links = [link.get("href") for link in tree.findall("{*}url/{http://www.w3.org/1999/xhtml}link")]
    assert len(links) == 3 * len(places)
    assert {str(link).startswith(AMPERSAND_SITE) for link in links} == {True}


def test_404_page_escapes_ampersands(ampersands: Build) -> None:
    page = read_html(ampersands.site / "404.html")
    assert {a["href"] for a in page.select("main a")} == {"/a&copy=b/", "/a&copy=b/fr/"}
