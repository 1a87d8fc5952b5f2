# SPDX-License-Identifier: MIT
"""The page for missing pages works at the root of a domain and below a path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from site_server import serve
from support import SMALL, build, copy_project

SITES = [
    "https://example.org/repository/",
    "https://campaign.example/",
]
# The 404 page is one file, served at any depth.
MISSING = ["no", "fr/no/such/deep/page.html"]


@pytest.fixture(scope="module", params=SITES)
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the small campaign, built for an address; yield the one where it is served."""
    site_url: str = request.param
    done = build(copy_project(tmp_path_factory.mktemp("published"), SMALL), SITE_URL=site_url)
    assert done.status == 0, done.output
    with serve(done.site, urlsplit(site_url).path) as address:
        yield address


def requests_of(page: Page) -> list[str]:
    """Return a list to which the addresses that a page requests are added."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_404_page_is_in_the_language_of_the_address(published: str, tab: Page) -> None:
    address = published
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


def test_404_page_has_every_language_without_scripts(browser: Browser, published: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(published + MISSING[-1])
    expect(page.locator("h1")).to_have_text("Page not found")
    french = page.locator("article [lang=fr-CA]")
    expect(french.get_by_role("heading")).to_have_text("Page introuvable")
    french.get_by_role("link").click()
    expect(page).to_have_url(f"{published}fr/")
    context.close()
