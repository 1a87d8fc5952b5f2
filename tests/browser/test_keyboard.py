# SPDX-License-Identifier: MIT
"""Everything by keyboard, with a focus that can be seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

# What has the focus now: where it is, whether it can be seen, and whether its mark can.
FOCUS = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    name: element.outerHTML.slice(0, 100),
    place: [...document.querySelectorAll("*")].indexOf(element),
    seen: width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0
      && left < innerWidth && element.checkVisibility({ visibilityProperty: true }),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, summary, input, [tabindex='0']")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true })).length"""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "fr/",
        "fr/letter/",
        "annex/mexico/",
        "recommendations/",
        "fr/figures/",
        "about/",
        "letter/side-by-side/",
    ],
)
def test_the_keyboard_walks_through_the_whole_page(
    browser: Browser, address: str, path: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + path)
    expected = page.evaluate(STOPS)
    places = []
    for _ in range(expected + 1):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            break
        assert focus["seen"], focus["name"]
        assert focus["marked"], focus["name"]
        places.append(focus["place"])
    page.close()
    assert places == sorted(set(places)), "the order is not that of the page"
    assert len(places) == expected, "some stops are never reached, or the focus is caught"


def test_the_first_stop_skips_to_the_content(page: Page, address: str) -> None:
    page.goto(address + "fr/letter/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_menu_of_a_phone_opens_and_closes(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address + "letter/")
    link = page.get_by_role("navigation").get_by_role("link", name="Figures", exact=True)
    button = page.locator(".menu-toggle summary")
    expect(link).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    link.click()
    expect(page).to_have_url(address + "figures/")
    page.close()


def test_search_needs_no_mouse(page: Page, address: str) -> None:
    page.goto(address + "fr/")
    opener = page.locator("[data-search-open]")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#search-query")).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("Rohingyas")
    first = page.locator(".search__results a").first
    expect(first).to_be_visible()
    for _ in range(2):  # over the button that closes
        page.keyboard.press("Tab")
    expect(first).to_be_focused()
    target = first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)
