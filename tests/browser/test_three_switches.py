# SPDX-License-Identifier: MIT
"""The language switch, search and side-by-side pages of a campaign in three languages."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.letter.test_search import found

NBSP = "\N{NO-BREAK SPACE}"


def test_search_in_spanish_ignores_accents_and_finds_spanish_only(
    page: Page, three_address: str
) -> None:
    page.goto(three_address + "es/")
    page.locator("[data-search-open]").click()
    for query in ("AYUNTAMIENTO", "senores", "señores"):
        assert f"Carta, párr.{NBSP}1" in found(page, query)
        expect(page.locator(".search__status")).to_have_text(re.compile(r"^\d+ resultados?$"))
        for link in page.locator(".search__results a").all():
            assert link.evaluate("link => link.href").startswith(f"{three_address}es/")
    for query in ("footbridge", "passerelle"):
        assert found(page, query) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_switch_is_a_list_of_links_to_the_same_page(
    browser: Browser, three_address: str, scripts: bool
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 700}, java_script_enabled=scripts
    )
    page = context.new_page()
    page.goto(three_address + "es/our-letter/#asks-p2")
    switch = page.get_by_role("navigation", name="Otros idiomas")
    links = switch.get_by_role("listitem").get_by_role("link")
    expect(links).to_have_text(["English", "Français"])
    boxes = [box for link in links.all() if (box := link.bounding_box())]
    assert [box["y"] for box in boxes] == [boxes[0]["y"]] * 2, "the links are not in a row"
    assert all(box["x"] + box["width"] <= 320 and box["height"] >= 24 for box in boxes)
    links.last.click()
    fragment = "#asks-p2" if scripts else ""
    expect(page).to_have_url(f"{three_address}fr/our-letter/{fragment}")
    expect(page.locator("html")).to_have_attribute("lang", "fr-FR")
    context.close()


@pytest.mark.parametrize(("width", "beside"), [(360, False), (1440, True)])
def test_three_translations_are_in_columns_or_one_below_the_other(
    page: Page, three_address: str, width: int, beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(three_address + "es/our-letter/side-by-side/")
    sides = page.locator("#letter-p2 .pair__side")
    assert [side.get_attribute("lang") for side in sides.all()] == ["es-ES", "en-GB", "fr-FR"]
    boxes = [box for side in sides.all() if (box := side.bounding_box())]
    for first, second in pairwise(boxes):
        assert (second["x"] >= first["x"] + first["width"]) == beside
        assert (second["y"] >= first["y"] + first["height"]) != beside
        assert second["width"] > 250
    # Each has the name of its language at the head of its column, or above itself.
    assert page.locator(".pairs__names").is_visible() == beside
    named = sides.last.evaluate("side => getComputedStyle(side, '::before').content")
    assert (named == "none") == beside
