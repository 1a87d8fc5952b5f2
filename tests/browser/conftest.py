# SPDX-License-Identifier: MIT
"""Fixtures of the browser tests: a server, a browser and a page for all tests of a process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, ViewportSize, sync_playwright

from browser.find_chromium import launch
from site_server import serve
from support import SITE_URL, Build

BASE = urlsplit(SITE_URL).path
OWN = "http://127.0.0.1:"
DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def address(site: Build) -> Iterator[str]:
    """Serve the site of the letter; yield its address."""
    with serve(site.site, BASE) as address:
        yield address


@pytest.fixture(scope="session")
def three_address(three: Build) -> Iterator[str]:
    """Serve the site of the campaign in three languages; yield its address."""
    with serve(three.site, BASE) as address:
        yield address


@pytest.fixture(scope="session", params=["letter", "three"])
def served(
    request: pytest.FixtureRequest, builds: Callable[[str], Build]
) -> Iterator[tuple[Build, str]]:
    """Serve the letter's site, then the one in three languages; yield the build and address."""
    built = builds(request.param)
    with serve(built.site, BASE) as address:
        yield built, address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = launch(playwright)
    yield launched
    launched.close()


class Watched:
    """The console messages, errors and requests of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._on_failed_request)
        page.on("request", lambda request: self.requests.append(request.url))

    def _on_failed_request(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # as when a test leaves the page
            self.complaints.append(f"failed: {request.url}")

    def _on_console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def watched(browser: Browser) -> Iterator[Watched]:
    """Open the page that tests share: a new one takes longer than most tests."""
    context = browser.new_context(viewport=DESK, locale="en-CA")
    yield Watched(context.new_page())
    context.close()


@pytest.fixture
def page(tab: Page, watched: Watched) -> Iterator[Page]:
    """Yield a page; fail its test if the console reports anything or another site is requested."""
    yield tab
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith((OWN, "data:"))] == []


@pytest.fixture
def tab(watched: Watched) -> Iterator[Page]:
    """Yield a page that may complain, and make it like a new one after the test.

    A test that permits something, switches scripts off or adds some opens a page of its own.
    """
    watched.complaints, watched.requests = [], []
    yield watched.page
    watched.page.unroute_all()
    watched.page.evaluate("location.protocol === 'http:' && localStorage.clear()")
    watched.page.context.clear_cookies()
    watched.page.goto("about:blank")
    watched.page.mouse.move(0, 0)
    watched.page.set_viewport_size(DESK)
    watched.page.emulate_media(
        media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
    )
