# SPDX-License-Identifier: MIT
"""A campaign's colours, logo and font in a browser: both schemes, and no problem for axe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import BASE
from owned_campaign import COLOUR, COLOUR_DARK, owned
from site_inspection.visit import RULES_OF_COLOURS, violations
from site_server import serve
from support import build_once

PLACES = ("", "fr/letter/#letter-p2", "letter/side-by-side/", "fr/figures/", "no/such/page")
COLOURS = {"light": COLOUR, "dark": COLOUR_DARK}
STYLES = """() => {
  const style = (selector) => getComputedStyle(document.querySelector(selector));
  return [style(".page__text a[href]:not([class])").color, style(".site-header").borderTopColor];
}"""
LOGO = """async () => {
  await document.fonts.ready;
  const { complete, naturalWidth, width, height } = document.querySelector("header img");
  return [complete && naturalWidth > 0, width > height, document.fonts.check("1em Own")];
}"""


@pytest.fixture(scope="module")
def branded() -> Iterator[str]:
    with serve(build_once("owned", owned).site, BASE) as address:
        yield address


def rgb(colour: str) -> str:
    return f"rgb({', '.join(map(str, bytes.fromhex(colour[1:])))})"


def test_links_and_the_line_above_the_header_have_the_colour(page: Page, branded: str) -> None:
    for scheme in COLOURS:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for place in ("fr/figures/", "letter/"):
            page.goto(branded + place)
            assert page.evaluate(STYLES) == [rgb(COLOURS[scheme])] * 2, (scheme, place)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(STYLES)[0] == rgb(COLOUR)


def test_logo_and_font_are_loaded(page: Page, branded: str) -> None:
    page.goto(branded + "fr/letter/")
    assert page.evaluate(LOGO) == [True, True, True]


def test_branded_pages_pass_axe(browser: Browser, branded: str) -> None:
    """Check all rules, such as that of the logo's text, on one page; on others, colours only."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    for place in PLACES:
        page.goto(branded + place)
        assert violations(page, RULES_OF_COLOURS if place else None) == [], place
        page.emulate_media(color_scheme="dark")
        assert violations(page, RULES_OF_COLOURS) == [], f"{place}, dark"
        page.emulate_media(color_scheme="light")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
