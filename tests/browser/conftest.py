# SPDX-License-Identifier: MIT
"""One server and one browser for the session; each test has a context of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from browser.find_chromium import HELP, find_chromium
from site_server import serve
from support import SITE_URL, Build

BASE = urlsplit(SITE_URL).path


@pytest.fixture(scope="session")
def address(site: Build) -> Iterator[str]:
    """Where the real site is served, below the path of its address."""
    with serve(site.site, BASE) as served:
        yield served


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = find_chromium()
    assert path, HELP
    # Chromium's sandbox wants privileges that containers do not give; it opens our pages only.
    arguments = ["--no-sandbox", "--disable-background-networking"]
    launched = playwright.chromium.launch(executable_path=path, args=arguments)
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
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails its test on a complaint in the console or a request to somebody else."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-CA")
    opened = context.new_page()
    watched = Watched(opened)
    yield opened
    context.close()
    origin = address.removesuffix(BASE)
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith((origin, "data:"))] == []
