# SPDX-License-Identifier: MIT
"""Pages look the same with the trimmed style sheet as with the whole one."""

from __future__ import annotations

from functools import partial
from importlib.resources import files

import pytest
from playwright.sync_api import Page, Route

from campaign.assets.bundles import whole_style_sheets
from support import ROOT, Build

PATHS = ["", "letter/side-by-side/", "annex/mexico/#mexico-p3", "fr/figures/"]
OPEN_ALL = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
}"""


def whole() -> dict[str, str]:
    """Return Material's style sheet with ours, and those of parts, with nothing removed."""
    folder = files("material") / "templates/assets/stylesheets"
    (material,) = (
        f for f in folder.iterdir() if f.name.startswith("main.") and f.name.endswith("css")
    )
    return whole_style_sheets(material.read_text(encoding="utf-8"), ROOT / "overrides/stylesheets")


def answer(route: Route, css: str) -> None:
    route.fulfill(body=css, content_type="text/css")


def pictures(page: Page, address: str) -> list[bytes]:
    """Return screenshots: the page on a phone, on a wide dark screen, on paper; the open search."""
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
        # Otherwise the place of sticky elements would depend on the passage in the address.
        page.evaluate("scrollTo(0, 0)")
        taken.append(page.screenshot(full_page=True, animations="disabled"))
    page.emulate_media(media="screen")
    page.locator("[data-search-open]").click()
    taken.append(page.screenshot(animations="disabled"))
    return taken


@pytest.mark.parametrize("path", PATHS)
def test_a_page_looks_the_same_with_the_whole_style_sheet(
    page: Page, address: str, site: Build, path: str
) -> None:
    trimmed = pictures(page, address + path)
    for name, css in whole().items():
        (used,) = (site.site / "assets").glob(f"{name}.*.css")
        page.route(f"**/{used.name}", partial(answer, css=css))
    page.goto("about:blank")  # a page is not reloaded if only the fragment differs
    assert pictures(page, address + path) == trimmed


def test_a_missing_rule_changes_the_screenshots(page: Page, address: str, site: Build) -> None:
    seen = pictures(page, address + "fr/about/")
    (used,) = (site.site / "assets").glob("site.*.css")
    css = used.read_text(encoding="utf-8")
    assert ".page__text h1{" in css
    css = css.replace(".page__text h1{", ".gone{")
    page.route(f"**/{used.name}", partial(answer, css=css))
    assert pictures(page, address + "fr/about/")[0] != seen[0]
