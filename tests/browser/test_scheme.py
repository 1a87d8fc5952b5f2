# SPDX-License-Identifier: MIT
"""The colour scheme that the reader chose applies from the first frame; nothing else is stored."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

DARK, LIGHT = "rgb(23, 22, 20)", "rgb(255, 254, 251)"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
# Record the background of every frame from the first with a body until the page is loaded.
RECORD = f"""
window.frames_seen = [];
const look = () => {{
  if (document.body) frames_seen.push({BACKGROUND});
  if (document.readyState !== "complete") requestAnimationFrame(look);
}};
requestAnimationFrame(look);
"""


def test_the_chosen_scheme_is_the_only_thing_stored(page: Page, three_address: str) -> None:
    page.goto(three_address)
    toggle = page.locator("[data-scheme-toggle]")
    expect(toggle).to_have_accessible_name("Colour mode: automatic")
    toggle.click()
    expect(toggle).to_have_accessible_name("Colour mode: dark")
    expect(page.locator(".page-tools__status")).to_have_text("Colour mode: dark")
    page.goto(three_address + "fr/our-letter/")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    assert page.evaluate("Object.keys(localStorage)") == ["scheme"]
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    ("system", "colours"), [("light", [DARK, LIGHT, LIGHT]), ("dark", [LIGHT, DARK, DARK])]
)
def test_three_presses_return_to_the_scheme_of_the_system(
    page: Page, three_address: str, system: Literal["light", "dark"], colours: list[str]
) -> None:
    page.emulate_media(color_scheme=system)
    page.goto(three_address)
    toggle = page.locator("[data-scheme-toggle]")
    toggle.focus()
    seen = []
    for _ in colours:
        page.keyboard.press("Enter")
        seen.append(page.evaluate(BACKGROUND))
    assert seen == colours
    expect(toggle).to_have_accessible_name("Colour mode: automatic")
    assert page.evaluate("localStorage.length") == 0


def test_the_chosen_scheme_does_not_flash(browser: Browser, three_address: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(three_address)
    assert page.evaluate(BACKGROUND) == LIGHT
    page.locator("[data-scheme-toggle]").click()
    assert page.evaluate(BACKGROUND) == DARK
    page.add_init_script(RECORD)
    for path in ("fr/our-letter/", "es/asks/replies/", "our-letter/side-by-side/"):
        page.goto(three_address + path)
        page.wait_for_function("() => frames_seen.length > 0")
        assert set(page.evaluate("frames_seen")) == {DARK}, path
    context.close()


def test_the_scheme_is_set_before_anything_is_drawn(page: Page, three_address: str) -> None:
    """Check that the script comes before the style and the body, so that a flash is impossible."""
    page.goto(three_address)
    order = page.evaluate(
        """[...document.querySelectorAll("script:not([src]), link[rel=stylesheet], body")]
          .map((element) => element.localName)"""
    )
    assert order[0] == "script"


def test_the_scheme_of_the_system_is_the_default(browser: Browser, three_address: str) -> None:
    context = browser.new_context(color_scheme="dark", java_script_enabled=False)
    page = context.new_page()
    page.goto(three_address)
    colour = page.locator("body").evaluate("element => getComputedStyle(element).backgroundColor")
    context.close()
    assert colour == DARK


def test_the_scheme_can_be_switched_without_storage(browser: Browser, three_address: str) -> None:
    page = browser.new_page(color_scheme="light")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    page.goto(three_address)
    page.locator("[data-scheme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.close()
    assert errors == []
