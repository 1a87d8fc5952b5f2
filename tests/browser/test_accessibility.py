# SPDX-License-Identifier: MIT
"""WCAG 2.2 AA in a browser: each page, light and dark, wide and narrow, menu and search open."""

from __future__ import annotations

import itertools
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from campaign.load import read_campaign
from campaign.model.urls import side_by_side_path
from campaigns import address, documents
from site_inspection.visit import RULES_OF_COLOURS, Visitor, violations
from support import Build

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def sized(page: Page, width: int, scheme: Scheme, **options: Any) -> Page:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, **options)
    return page


def each_page_once(built: Build) -> list[str]:
    """Return the address of every page and side-by-side page, each in the next language."""
    campaign = read_campaign(built.site.parent / "mkdocs.yml")
    codes = itertools.cycle(campaign.settings.codes)
    paths = [page.path for page in campaign.pages.in_language(campaign.settings.codes[0])]
    beside = [side_by_side_path(page.path) for page in documents(campaign)]
    return [address(campaign, path, next(codes)) for path in (*paths, *dict.fromkeys(beside))]


def test_no_page_has_an_accessibility_problem(
    browser: Browser, three: Build, three_address: str
) -> None:
    """Check a campaign with every kind of text, each page in the next of its languages.

    Includes reflow at 320 px, which is 1280 px at 400 % (WCAG 1.4.10). ``make inspect`` checks
    every page and language of the example letter.
    """
    visitor = Visitor(browser, three_address)
    visits = [visitor.look_at(f"{place}index.html") for place in each_page_once(three)]
    visitor.page.context.close()
    assert len(visits) > 5
    assert {visit.path: visit.faults for visit in visits if visit.faults} == {}


def test_text_twice_as_large_fits_a_phone(
    browser: Browser, three: Build, three_address: str
) -> None:
    """Check WCAG 1.4.4 with the browser's setting: all text grows, and nothing scrolls sideways."""
    page = sized(browser.new_page(), 360, "light")
    session = page.context.new_cdp_session(page)
    for place in [*each_page_once(three), "no/such/page"]:
        page.goto(three_address + place)
        sizes = page.evaluate(SIZES)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        large = page.evaluate(SIZES)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, place
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        assert len(sizes) > 10
        pairs = zip(sizes, large, strict=True)
        assert [a for a, b in pairs if b["size"] < 1.98 * a["size"]] == [], place
    page.close()


SIZES = """() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const size = parseFloat(getComputedStyle(parentElement).fontSize);
    if (data.trim() && parentElement.checkVisibility()) found.push({ text: data.trim(), size });
  }
  return found;
}"""


def test_axe_checks_best_practices_too(tab: Page, three_address: str) -> None:
    page = sized(tab, 768, "light")
    page.goto(three_address)
    page.evaluate("document.querySelector('main').outerHTML = '<div><h4>lost</h4></div>'")
    rules = {problem["details"].get("rule") for problem in violations(page)}
    assert {"region", "landmark-one-main"} <= rules


@pytest.mark.parametrize("width", [360, 1440])
def test_open_menu_and_search_pass_axe(tab: Page, three_address: str, width: int) -> None:
    """Check all rules in light mode; in dark mode, those whose result can differ."""
    # With motion, colours would be measured in the middle of a transition.
    page = sized(tab, width, "light", reduced_motion="reduce")
    page.goto(three_address + "es/our-letter/side-by-side/")
    if width < 960:  # only narrow screens have a menu to open
        page.locator(".menu-toggle summary").click()
        assert broken_in_both(page) == [], "menu open"
    page.locator("[data-search-open]").click()
    page.locator("#search-query").fill("2140")
    expect(page.locator(".search__results a").first).to_be_visible()
    assert broken_in_both(page) == [], "search open"


def broken_in_both(page: Page) -> list[Any]:
    page.emulate_media(color_scheme="dark")
    dark = violations(page, RULES_OF_COLOURS)
    page.emulate_media(color_scheme="light")
    return dark + violations(page)


def test_forced_colours_show_edges_and_focus(tab: Page, three_address: str) -> None:
    page = sized(tab, 1440, "light", forced_colors="active")
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
    assert ink != paper, "an icon is invisible"
    page.goto(three_address + "numbers/")
    bar = page.locator(".chart__bar").first
    assert bar.evaluate(f"element => ({style})(element).borderTopWidth") != "0px"


def test_nothing_moves_with_reduced_motion(tab: Page, three_address: str) -> None:
    page = sized(tab, 360, "light", reduced_motion="reduce")
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
