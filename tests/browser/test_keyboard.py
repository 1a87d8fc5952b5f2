# SPDX-License-Identifier: MIT
"""Use by keyboard alone, with a visible focus."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page, expect

from campaign.load import read_campaign
from campaign.model.urls import side_by_side_path
from campaigns import address, documents
from support import Build

# The focused element: its position, and whether it and its outline are visible.
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


def walked(built: Build) -> list[str]:
    """Return pages with every insert, the letter and its side-by-side page; languages alternate.

    Every second one for each campaign: they have the same inserts.
    """
    campaign = read_campaign(built.site.parent / "mkdocs.yml")
    codes = itertools.cycle(campaign.settings.codes)
    inserts = {
        page.path
        for page in campaign.pages.in_language(campaign.settings.codes[0])
        if page.inserts()
    }
    document = documents(campaign)[-1].path
    paths = [*sorted(inserts), document]
    if len(campaign.settings.languages) > 1:
        paths.append(side_by_side_path(document))
    start = built.site.parent.name == "three"
    return [address(campaign, path, next(codes)) for path in paths[start::2]]


@pytest.mark.parametrize(
    ("served", "width"), [("letter", 360), ("three", 1440)], indirect=["served"]
)
def test_tab_reaches_every_control_in_page_order(
    page: Page, served: tuple[Build, str], width: int
) -> None:
    built, root = served
    for path in walked(built):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(root + path)
        expected = page.evaluate(STOPS)
        places: list[int] = []
        for _ in range(expected + 1):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            if focus is None or focus["place"] in places[:1]:  # the end: out of the page, or around
                break
            assert focus["seen"], (path, focus["name"])
            assert focus["marked"], (path, focus["name"])
            places.append(focus["place"])
        assert places == sorted(set(places)), f"{path}: the focus order is not the page order"
        assert len(places) == expected, f"{path}: a control is not reached, or the focus is trapped"


def test_focus_goes_through_the_header_as_it_is_seen(page: Page, three_address: str) -> None:
    """Check it on a page of a section, whose menu has two rows."""
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(three_address + "asks/replies/")
    places = page.locator(".site-header :is(a, button)").evaluate_all(
        """(found) => found.filter((element) => element.checkVisibility())
          .map((element) => element.getBoundingClientRect())
          .map(({ top, height, left }) => [Math.round((top + height / 2) / 24), left])"""
    )
    assert len({row for row, _ in places}) == 3
    assert places == sorted(places)


def test_the_first_tab_stop_skips_to_the_content(page: Page, three_address: str) -> None:
    page.goto(three_address + "fr/our-letter/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_wide_table_is_scrolled_by_keyboard(page: Page, three_address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(three_address + "fr/asks/replies/")
    last = page.get_by_text("Les vélos voyagent gratuitement")
    expect(last).not_to_be_in_viewport(ratio=0.9)
    page.locator("summary", has_text="Qui paie").focus()
    page.keyboard.press("Tab")
    expect(page.locator("table")).to_be_focused()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(last).to_be_in_viewport(ratio=0.9)


def test_the_phone_menu_opens_and_closes(page: Page, three_address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(three_address + "our-letter/")
    link = page.locator(".menu").get_by_role("link", name="Numbers", exact=True)
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
    expect(page).to_have_url(three_address + "numbers/")


def test_search_works_without_a_mouse(page: Page, three_address: str) -> None:
    page.goto(three_address + "fr/")
    opener = page.locator("[data-search-open]")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#search-query")).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("lanterne")
    first = page.locator(".search__results a").first
    expect(first).to_be_visible()
    for _ in range(2):  # past the close button
        page.keyboard.press("Tab")
    expect(first).to_be_focused()
    target = first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)
