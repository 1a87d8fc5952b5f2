# SPDX-License-Identifier: MIT
"""One server and one browser for the session; each test has a context of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from browser.find_chromium import launch
from site_server import serve
from support import SITE_URL, Build

BASE = urlsplit(SITE_URL).path
OWN = "http://127.0.0.1:"


@pytest.fixture(scope="session")
def address(site: Build) -> Iterator[str]:
    """Where the real site is served."""
    with serve(site.site, BASE) as address:
        yield address


@pytest.fixture(scope="session")
def three_address(three: Build) -> Iterator[str]:
    """Where the second campaign is served, in three languages."""
    with serve(three.site, BASE) as address:
        yield address


@pytest.fixture(scope="session", params=["letter", "three"])
def served(
    request: pytest.FixtureRequest, builds: Callable[[str], Build]
) -> Iterator[tuple[Build, str]]:
    """A site and where it is served: the real one, and one with every kind of text."""
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
    """What a page said and asked for while a test used it."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._fail)
        page.on("request", lambda request: self.requests.append(request.url))

    def _fail(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # a test that leaves a page ends its requests
            self.complaints.append(f"failed: {request.url}")

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails its test on a complaint in the console or a request to somebody else."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-CA")
    opened = context.new_page()
    watched = Watched(opened)
    yield opened
    context.close()
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith((OWN, "data:"))] == []
