# SPDX-License-Identifier: MIT
"""The same build command works for a site at the root of a domain and for one below a path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import Watched
from site_server import serve
from support import SMALL, build, copy_project

SITES = [
    "https://example.org/repository/",
    "https://campaign.example/",
]
# The 404 page is one file, served at any depth.
MISSING = ["no", "no/such/page/", "fr/no/such/deep/page.html"]


@pytest.fixture(scope="module", params=SITES)
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str, Path]]:
    """Yield the address that the site is built for, the one where it is served, and its folder."""
    site_url: str = request.param
    done = build(copy_project(tmp_path_factory.mktemp("published"), SMALL), SITE_URL=site_url)
    assert done.status == 0, done.output
    with serve(done.site, urlsplit(site_url).path) as address:
        yield site_url, address, done.site


def addresses(site: Path) -> list[str]:
    tree = ElementTree.parse(site / "sitemap.xml")
    return [str(place.text) for place in tree.findall("{*}url/{*}loc")]


def test_every_page_and_every_internal_link_is_found(
    published: tuple[str, str, Path], tab: Page, watched: Watched
) -> None:
    site_url, address, site = published
    links: set[str] = set()
    pages = addresses(site)
    assert len(pages) > 10
    for page in pages:
        assert page.startswith(site_url)
        response = tab.goto(address + page.removeprefix(site_url))
        assert response
        assert response.status == 200, page
        # The style sheet is loaded: without it the body has a margin.
        assert tab.evaluate("getComputedStyle(document.body).margin") == "0px", page
        links |= set(tab.evaluate("[...document.links].map(link => link.href.split('#')[0])"))
    own = {link for link in links if link.startswith(address)}
    assert len(own) > len(pages)
    for link in own:
        assert tab.request.get(link).status == 200, link
    # No link goes to this server outside the path of the site.
    origin = address.removesuffix(urlsplit(address).path)
    assert [link for link in links - own if link.startswith(origin)] == []
    assert watched.complaints == []


def test_navigation_stays_on_the_site(published: tuple[str, str, Path], tab: Page) -> None:
    _, address, _ = published
    tab.goto(address + "fr/annex/costs/")
    tab.locator(".language-switch").click()
    expect(tab).to_have_url(f"{address}annex/costs/")
    tab.locator("[data-search-open]").click()
    tab.locator("#search-query").fill("elms")
    result = tab.locator(".search__results a").first
    target = result.evaluate("link => link.href")
    assert target.startswith(address)
    result.click()
    expect(tab).to_have_url(target)
    tab.locator(".site-header__name").click()
    expect(tab).to_have_url(address)


def requests_of(page: Page) -> list[str]:
    """Return a list to which the addresses that a page requests are added."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_404_page_is_in_the_language_of_the_address(
    published: tuple[str, str, Path], tab: Page
) -> None:
    _, address, _ = published
    for path in MISSING:
        asked = requests_of(tab)
        response = tab.goto(address + path)
        assert response
        assert response.status == 404
        is_french = path.startswith("fr/")
        tag, home = ("fr-CA", f"{address}fr/") if is_french else ("en-CA", address)
        expect(tab.locator("html")).to_have_attribute("lang", tag)
        heading = "Page introuvable" if is_french else "Page not found"
        expect(tab.locator("h1")).to_have_text(heading)
        assert tab.title().startswith(f"{heading} – ")
        assert tab.locator(".site-header__name").evaluate("link => link.href") == home
        assert tab.locator("article section").all_inner_texts() != []
        # Whatever it loads is found from any depth.
        loaded = [url for url in asked if url != address + path]
        assert any(url.endswith(".css") for url in loaded)
        assert all(tab.request.get(url).status == 200 for url in loaded), loaded
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip-link")).to_be_focused()
    tab.locator("[data-search-open]").click()
    tab.locator("#search-query").fill("ormes")
    tab.locator(".search__results a").first.click()
    expect(tab).to_have_url(re.compile(re.escape(f"{address}fr/")))
    for name in ("La lettre", "English"):
        tab.goto(address + MISSING[-1])
        tab.locator(".site-header").get_by_role("link", name=name).click()
        assert tab.locator("h1").count() == 1
        assert tab.url == (f"{address}fr/letter/" if name == "La lettre" else address)


def test_404_page_has_every_language_without_scripts(
    browser: Browser, published: tuple[str, str, Path]
) -> None:
    _, address, _ = published
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + MISSING[-1])
    expect(page.locator("h1")).to_have_text("Page not found")
    french = page.locator("article [lang=fr-CA]")
    expect(french.get_by_role("heading")).to_have_text("Page introuvable")
    french.get_by_role("link").click()
    expect(page).to_have_url(f"{address}fr/")
    context.close()
