# SPDX-License-Identifier: MIT
"""WCAG 2.2 AA in a real browser: every page, both schemes, three widths, menu and search open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from support import Build

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# Each page of the real site as anybody sees it; the second campaign adds kinds of text, not looks.
LOOKS = [
    *(("letter", width, scheme) for width in (360, 768, 1440) for scheme in SCHEMES),
    ("three", 360, "light"),
    ("three", 1440, "dark"),
]
OPENED = ["", "es/", "fr/our-letter/", "numbers/", "es/our-letter/side-by-side/"]


def addresses(site: Build) -> list[str]:
    """Every page of the site, and one that is not there."""
    files = sorted(file.relative_to(site.site) for file in site.site.rglob("index.html"))
    found = [file.as_posix().removesuffix("index.html") for file in files]
    assert len(found) > 3
    return [*found, "no/such/page"]


@contextmanager
def opened(browser: Browser, width: int, scheme: Scheme, **options: Any) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, **options
    )
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """What axe has to say, best practices included."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize(("served", "width", "scheme"), LOOKS, indirect=["served"])
def test_no_rule_is_broken_on_any_page(
    browser: Browser, served: tuple[Build, str], width: int, scheme: Scheme
) -> None:
    built, address = served
    told = {}
    with opened(browser, width, scheme) as page:
        for path in addresses(built):
            page.goto(address + path)
            if found := violations(page):
                told[path] = found
    assert told == {}


def test_axe_looks_for_best_practices_too(browser: Browser, three_address: str) -> None:
    with opened(browser, 768, "light") as page:
        page.goto(three_address)
        page.evaluate("document.querySelector('main').outerHTML = '<div><h4>lost</h4></div>'")
        rules = {text.partition(":")[0] for text in violations(page)}
    assert {"region", "landmark-one-main"} <= rules


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1440])
def test_nor_with_the_menu_or_search_open(
    browser: Browser, three_address: str, width: int, scheme: Scheme
) -> None:
    with opened(browser, width, scheme) as page:
        for path in OPENED:
            page.goto(three_address + path)
            if width < 960:
                page.locator(".menu-toggle summary").click()
                assert violations(page) == [], f"{path}, menu open"
            page.locator("[data-search-open]").click()
            page.locator("#search-query").fill("2140")
            expect(page.locator(".search__results a").first).to_be_visible()
            assert violations(page) == [], f"{path}, search open"


@pytest.mark.parametrize(("width", "size"), [(320, "100%"), (640, "200%")])
def test_no_page_scrolls_sideways(
    browser: Browser, served: tuple[Build, str], width: int, size: str
) -> None:
    """WCAG 1.4.10 (320 px is 400 % of 1280), 1.4.4 (text at 200 %)."""
    built, address = served
    wide = {}
    with opened(browser, width, "light") as page:
        for path in addresses(built):
            page.goto(address + path)
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            found = page.evaluate("document.documentElement.scrollWidth")
            if found > width:
                wide[path] = found
    assert wide == {}


@pytest.mark.parametrize("path", ["", "es/our-letter/", "asks/", "fr/numbers/"])
@pytest.mark.parametrize("width", [360, 1440])
def test_targets_are_large_enough(
    browser: Browser, three_address: str, path: str, width: int
) -> None:
    """WCAG 2.5.8: 24 by 24 px, but for links in a sentence."""
    with opened(browser, width, "light") as page:
        page.goto(three_address + path)
        if width < 960:
            page.locator(".menu-toggle summary").click()
        small = page.evaluate(
            """() => [...document.querySelectorAll("a[href], button, summary, input")]
              .filter((element) => element.checkVisibility({ visibilityProperty: true }))
              .filter((element) => !element.matches(".skip-link"))
              .filter((element) => {
                const around = element.closest("p, li, dd, td, th")?.textContent.trim() ?? "";
                const inSentence = around.length > element.textContent.trim().length + 3
                  && getComputedStyle(element).display === "inline";
                const { width, height } = element.getBoundingClientRect();
                return !inSentence && (width < 24 || height < 24);
              })
              .map((element) => element.outerHTML.slice(0, 120))"""
        )
    assert small == []


def test_forced_colours_keep_edges_and_focus(browser: Browser, three_address: str) -> None:
    with opened(browser, 1440, "light", forced_colors="active") as page:
        page.goto(three_address + "fr/our-letter/#letter-p2")
        page.keyboard.press("Tab")
        style = "element => getComputedStyle(element)"
        focused = page.evaluate(f"({style})(document.activeElement).outlineStyle")
        assert focused != "none"
        for button in page.locator("button.copy:visible").all():
            assert button.evaluate(f"element => ({style})(element).borderTopWidth") != "0px"
        ink, paper = page.evaluate(
            f"[({style})(document.querySelector('[data-search-open] svg')).fill,"
            f" ({style})(document.body).backgroundColor]"
        )
        assert ink != paper, "an icon cannot be seen"
        page.goto(three_address + "numbers/")
        bar = page.locator("rect").first
        assert bar.evaluate(f"element => ({style})(element).stroke") != "none"


def test_nothing_moves_for_who_wants_no_motion(browser: Browser, three_address: str) -> None:
    with opened(browser, 360, "light", reduced_motion="reduce") as page:
        page.goto(three_address + "fr/our-letter/")
        page.locator(".menu-toggle summary").click()
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((element) => {
              const style = getComputedStyle(element);
              return style.transitionDuration !== "0s" || style.animationName !== "none"
                || style.scrollBehavior === "smooth";
            }).map((element) => element.outerHTML.slice(0, 80))"""
        )
    assert moving == []
