# SPDX-License-Identifier: MIT
"""The site in a real browser: passages and figures link to each other, also without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect


def test_links_to_and_from_side_by_side_go_to_the_same_passage(page: Page, address: str) -> None:
    page.goto(address + "fr/annex/mexico/#mexico-p3")
    page.locator(".versions").get_by_role("link", name="en regard").click()
    expect(page).to_have_url(address + "fr/annex/mexico/side-by-side/#mexico-p3")
    expect(page.locator(":target .pair__side")).to_have_count(2)
    page.locator(".language-switch").click()
    expect(page).to_have_url(address + "annex/mexico/side-by-side/#mexico-p3")
    page.locator(".versions").get_by_role("link", name="only").click()
    expect(page).to_have_url(address + "annex/mexico/#mexico-p3")


@pytest.mark.parametrize(("width", "beside"), [(360, False), (1440, True)])
def test_a_translation_is_beside_its_passage_or_below_it(
    page: Page, address: str, width: int, beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + "letter/side-by-side/")
    own, other = (box.bounding_box() for box in page.locator("#letter-p2 .pair__side").all())
    assert own
    assert other
    assert (other["x"] >= own["x"] + own["width"]) == beside
    assert (other["y"] >= own["y"] + own["height"]) != beside


def test_a_figure_links_to_its_entry_and_back_to_its_passage(page: Page, address: str) -> None:
    page.goto(address + "fr/annex/mexico/")
    page.get_by_role("link", name="33 000").click()
    expect(page).to_have_url(address + "fr/figures/#missing_persons")
    entry = page.locator("#missing_persons")
    expect(entry).to_contain_text("octobre 2017")
    entry.get_by_role("link", name="Annexe III").click()
    expect(page).to_have_url(address + "fr/annex/mexico/#mexico-p3")


def test_everything_but_search_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address + "fr/letter/")
    expect(page.get_by_role("button", name="Rechercher")).to_be_hidden()
    page.locator(".menu-toggle summary").click()
    page.get_by_role("navigation").get_by_role("link", name="Chiffres", exact=True).click()
    expect(page).to_have_url(address + "fr/figures/")
    page.locator(".language-switch").click()
    expect(page).to_have_url(address + "figures/")
    context.close()


@pytest.mark.parametrize("language", ["", "fr/"])
def test_a_phones_first_screen_says_who_asks_whom_for_what(
    browser: Browser, address: str, language: str
) -> None:
    phone = browser.new_page(viewport={"width": 360, "height": 740})
    for path, seen in (
        ("", ("h1", ".lead", ".button")),
        ("letter/", (".kicker", "h1", ".facts", "#letter-p1")),
    ):
        phone.goto(f"{address}{language}{path}")
        for selector in seen:
            box = phone.locator(f"article {selector}").bounding_box()
            assert box
            assert box["y"] + box["height"] <= 740, (path, selector)
    places = [link.bounding_box() for link in phone.locator("article .versions a").all()]
    by_line = {place["y"]: place["x"] for place in reversed(places) if place}
    assert len({*by_line.values()}) == 1, "a line of links does not begin at the left edge"
    phone.close()
