# SPDX-License-Identifier: MIT
"""Pages look with what is left of the style sheet as they would with all of it."""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Page

from campaign.assets.bundles import whole_style_sheet
from support import ROOT, Build

PATHS = ["", "letter/side-by-side/", "annex/mexico/#mexico-p3", "fr/figures/"]
OPEN_ALL = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
}"""


def whole() -> str:
    """Material's style sheet and ours, with nothing left out."""
    folder = files("material") / "templates/assets/stylesheets"
    (ground,) = (
        f for f in folder.iterdir() if f.name.startswith("main.") and f.name.endswith("css")
    )
    ours = sorted((ROOT / "overrides" / "stylesheets").glob("*.css"))
    return whole_style_sheet(ground.read_text(encoding="utf-8"), ours)


def pictures(page: Page, address: str) -> list[bytes]:
    """The whole page on a phone, on a wide screen in the dark, on paper; and with search open."""
    page.goto(address)
    page.evaluate(OPEN_ALL)
    taken = []
    for width, medium, scheme in (
        (360, "screen", "light"),
        (1440, "screen", "dark"),
        (700, "print", "light"),
    ):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=medium, color_scheme=scheme)  # type: ignore[arg-type]
        # From the top, whatever passage the address names: what is sticky stands where it is read.
        page.evaluate("scrollTo(0, 0)")
        taken.append(page.screenshot(full_page=True, animations="disabled"))
    page.emulate_media(media="screen")
    page.locator("[data-search-open]").click()
    taken.append(page.screenshot(animations="disabled"))
    return taken


@pytest.mark.parametrize("path", PATHS)
def test_a_page_looks_as_with_the_whole_style_sheet(
    page: Page, address: str, site: Build, path: str
) -> None:
    trimmed = pictures(page, address + path)
    (used,) = (site.site / "assets").glob("site.*.css")
    page.route(
        f"**/{used.name}", lambda route: route.fulfill(body=whole(), content_type="text/css")
    )
    page.goto("about:blank")  # an address that differs in its passage alone is not loaded again
    assert pictures(page, address + path) == trimmed


def test_the_pictures_tell_a_rule_that_is_missing(page: Page, address: str, site: Build) -> None:
    seen = pictures(page, address + "fr/about/")
    (used,) = (site.site / "assets").glob("site.*.css")
    css = used.read_text(encoding="utf-8")
    assert ".page__text h1{" in css
    css = css.replace(".page__text h1{", ".gone{")
    page.route(f"**/{used.name}", lambda route: route.fulfill(body=css, content_type="text/css"))
    assert pictures(page, address + "fr/about/")[0] != seen[0]
