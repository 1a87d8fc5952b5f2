# SPDX-License-Identifier: MIT
"""Pages look the same with the trimmed style sheet as with the whole one."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import Literal

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


VIEWS: list[tuple[int, Literal["screen", "print"], Literal["light", "dark"]]] = [
    (360, "screen", "light"),
    (1440, "screen", "dark"),
    (700, "print", "light"),
]
"""A phone, a wide dark screen, and paper."""
# Otherwise the place of sticky elements would depend on the passage in the address. The page's
# script answers a scroll in the frame after it.
TO_THE_TOP = """async () => {
  scrollTo({ top: 0, behavior: "instant" });
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}"""


def pictures(page: Page, address: str) -> list[bytes]:
    """Return screenshots of each view of a page."""
    page.goto(address)
    page.evaluate(OPEN_ALL)
    return [picture(page, *view) for view in VIEWS]


def picture(
    page: Page, width: int, medium: Literal["screen", "print"], scheme: Literal["light", "dark"]
) -> bytes:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media=medium, color_scheme=scheme)
    page.evaluate(TO_THE_TOP)
    # JPEG takes less time than PNG, and differs if a pixel differs visibly.
    return page.screenshot(full_page=True, animations="disabled", type="jpeg")


def picture_of_search(page: Page, address: str) -> bytes:
    page.goto(address)
    page.locator("[data-search-open]").click()
    return page.screenshot(animations="disabled")


def with_whole_style_sheets(page: Page, site: Build) -> None:
    for name, css in whole().items():
        (used,) = (site.site / "assets").glob(f"{name}.*.css")
        page.route(f"**/{used.name}", partial(answer, css=css))
    page.goto("about:blank")  # a page is not reloaded if only the fragment differs


@pytest.mark.parametrize("path", PATHS)
def test_a_page_looks_the_same_with_the_whole_style_sheet(
    page: Page, address: str, site: Build, path: str
) -> None:
    trimmed = pictures(page, address + path)
    with_whole_style_sheets(page, site)
    assert pictures(page, address + path) == trimmed


def test_the_search_looks_the_same_with_the_whole_style_sheet(
    page: Page, address: str, site: Build
) -> None:
    trimmed = picture_of_search(page, address)
    with_whole_style_sheets(page, site)
    assert picture_of_search(page, address) == trimmed


def test_a_missing_rule_changes_the_screenshots(page: Page, address: str, site: Build) -> None:
    page.goto(address + "fr/about/")
    seen = picture(page, *VIEWS[0])
    (used,) = (site.site / "assets").glob("site.*.css")
    css = used.read_text(encoding="utf-8")
    assert ".page__text h1{" in css
    css = css.replace(".page__text h1{", ".gone{")
    page.route(f"**/{used.name}", partial(answer, css=css))
    page.goto("about:blank")
    page.goto(address + "fr/about/")
    assert picture(page, *VIEWS[0]) != seen
