# SPDX-License-Identifier: MIT
"""Whatever a reader does, no page violates its policy, requests another site or stores anything but
the chosen colour scheme.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from browser.conftest import BASE, Watched
from support import SITE_URL

# Every kind of page; the reader opens each in one language and switches to the other.
PAGES = [
    "",
    "fr/letter/",
    "annex/mexico/side-by-side/",
    "fr/recommendations/",
    "figures/",
]
REPORT = """
document.addEventListener("securitypolicyviolation", (event) => {
  report(`${event.violatedDirective}: ${event.blockedURI} on ${event.documentURI}`);
});
"""
# Everything that a page can store, except cookies, which Playwright lists.
STORED = """async () => [
  Object.keys(localStorage),
  Object.keys(sessionStorage),
  (await indexedDB.databases()).map((database) => database.name),
  await caches.keys(),
  (await navigator.serviceWorker.getRegistrations()).length,
]"""
PHONE, DESK = {"width": 360, "height": 800}, {"width": 1280, "height": 900}


class Visit:
    """A browser context that records each violation of a page's policy."""

    def __init__(self, context: BrowserContext) -> None:
        self.breaches: list[str] = []
        context.expose_function("report", self._note)
        context.add_init_script(REPORT)
        self.page = context.new_page()
        self.watched = Watched(self.page)

    def _note(self, breach: str) -> None:
        self.breaches.append(breach)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield Visit(context)
    context.close()


def read(page: Page, address: str) -> None:
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.goto(address)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    for summary in page.locator("main summary").all():
        summary.click()
    for copy in page.locator(".share .copy").all():
        copy.click()
        expect(page.locator(".page-tools__status")).not_to_be_empty()
    passage = page.locator("main .passage-number").first
    if passage.count():
        passage.click()


def print_out(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.pdf()[:5] == b"%PDF-"
    page.emulate_media(media="screen")


def look_for(page: Page, word: str) -> None:
    page.locator("[data-search-open]").click()
    page.locator("#search-query").fill(word)
    expect(page.locator(".search__results a").first).to_be_visible()
    page.locator(".search__close").click()


def open_menu(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.locator(".menu-toggle summary").click()
    expect(page.locator(".menu a").first).to_be_visible()


def test_pages_violate_no_policy_and_store_only_the_scheme(visit: Visit, address: str) -> None:
    page = visit.page
    for path in PAGES:
        read(page, address + path)
        print_out(page)
        look_for(page, "Mexico")
        assert page.evaluate(STORED) == [[], [], [], [], 0]
        page.locator("[data-scheme-toggle]").click()
        open_menu(page)
        page.locator(".language-switch").click()
        there = path.removeprefix("fr/") if path.startswith("fr/") else f"fr/{path}"
        page.wait_for_url(f"{address}{there}*")  # with the passage that was chosen
        expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
        assert page.evaluate(STORED) == [["scheme"], [], [], [], 0]
        page.evaluate("localStorage.clear()")
    assert page.context.cookies() == []
    assert visit.breaches == []
    assert visit.watched.complaints == []
    origin = address.removesuffix(BASE)
    assert visit.watched.requests
    assert [url for url in visit.watched.requests if not url.startswith((origin, "data:"))] == []


FORBIDDEN = {
    "style-src": "document.body.setAttribute('style', 'color: red')",
    "script-src": (
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))"
    ),
    "img-src": f"document.body.append(Object.assign(new Image(), {{src: '{SITE_URL}a.png'}}))",
    "connect-src": f"fetch('{SITE_URL}').catch(() => null)",
}
"""What a page may not do, by the directive of its policy."""


def names(directive: str, message: ConsoleMessage) -> bool:
    return directive in message.text


def test_forbidden_actions_are_blocked_and_reported(visit: Visit, address: str) -> None:
    """Check that violations are recorded, so that the test above can fail."""
    visit.page.goto(address + "fr/letter/")
    for directive, code in FORBIDDEN.items():
        visit.breaches.clear()
        with visit.page.expect_console_message(partial(names, directive)):
            visit.page.evaluate(f"() => {{ {code} }}")
        for _ in range(100):  # the browser reports it a moment later
            if visit.breaches:
                break
            visit.page.wait_for_timeout(50)
        assert {breach[: len(directive)] for breach in visit.breaches} == {directive}
