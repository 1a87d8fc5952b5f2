# SPDX-License-Identifier: MIT
"""Readers who switch language keep their place: with a wheel, a finger or a keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

MEXICO = "annex/mexico/"
DESK, PHONE = (1440, 900), (360, 740)


STILL = """async () => {
  for (let frames = 0, before = -1; frames < 5; frames = scrollY === before ? frames + 1 : 0) {
    before = scrollY;
    await new Promise(requestAnimationFrame);
  }
}"""
"""Resolves when the page has not scrolled for five frames."""


def wheel(page: Page, distance: int) -> None:
    page.mouse.wheel(0, distance)


def swipe(page: Page, distance: int) -> None:
    """Scroll as a finger does, which rests before it is lifted; Playwright can only tap."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *heights: int) -> None:
        points = [{"x": 180, "y": height} for height in heights]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    start = 370 + distance // 2
    touch("touchStart", start)
    for step in range(1, 6):
        touch("touchMove", start - distance * step // 5)
    page.wait_for_timeout(100)  # otherwise it would be thrown
    touch("touchMove", start - distance)
    touch("touchEnd")


def top(place: Locator) -> float:
    return float(place.evaluate("element => element.getBoundingClientRect().top"))


def read_to(page: Page, scroll: Callable[[Page, int], None], passage: str) -> None:
    """Scroll down until a passage is above the screen, then up until it is at the top."""
    place = page.locator(passage)
    page.evaluate("top => scrollTo({ top, behavior: 'instant' })", top(place) - 600)
    while (distance := round(top(place))) > -60:
        scroll(page, max(100, min(distance, 600)))
        page.evaluate(STILL)
    while top(place) < 50:
        scroll(page, -70)
        page.evaluate(STILL)


@pytest.mark.parametrize(("size", "scroll"), [(DESK, wheel), (PHONE, swipe)])
def test_bar_switches_at_the_passage_that_is_read(
    browser: Browser,
    address: str,
    size: tuple[int, int],
    scroll: Callable[[Page, int], None],
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, has_touch=scroll is swipe
    )
    page = context.new_page()
    page.goto(address + MEXICO)
    page.mouse.move(size[0] // 2, size[1] // 2)
    link = page.locator(".reading-bar").get_by_role("link", name="Français")
    expect(link).to_be_hidden()
    read_to(page, scroll, "#mexico-p8")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", "../../fr/annex/mexico/#mexico-p8")
    before = top(page.locator("#mexico-p8"))
    if scroll is swipe:
        link.tap()
    else:
        link.click()
    expect(page).to_have_url(f"{address}fr/{MEXICO}#mexico-p8")
    page.wait_for_load_state()
    assert abs(top(page.locator("#mexico-p8")) - before) <= 2
    # Nothing is stored, and scrolling down hides the bar.
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    scroll(page, 200)
    expect(page.locator(".reading-bar a")).to_be_hidden()
    context.close()


def test_switch_of_a_passage_is_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + MEXICO)
    number = page.get_by_role("link", name="Annex III, paragraph 8", exact=True)
    for _ in range(60):
        page.keyboard.press("Tab")
        if number.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    tools = page.locator("#mexico-p8").get_by_role("group", name="Share this paragraph")
    expect(tools).to_be_visible()
    page.keyboard.press("Tab")
    expect(number).to_be_focused()
    for name in ("Copy link", "Copy quotation", "Copy citation"):
        page.keyboard.press("Tab")
        expect(tools.get_by_role("button", name=name)).to_be_focused()
    page.keyboard.press("Tab")
    expect(tools.get_by_role("link", name="Français")).to_be_focused()
    before = top(page.locator("#mexico-p8"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}fr/{MEXICO}#mexico-p8")
    page.wait_for_load_state()
    assert abs(top(page.locator("#mexico-p8")) - before) <= 2


def test_bar_never_covers_what_has_the_focus(page: Page, address: str) -> None:
    page.goto(address + MEXICO)
    page.keyboard.press("End")
    page.wait_for_function("() => scrollY > 1000")
    bar = page.locator(".reading-bar")
    stops = 0
    for _ in range(40):  # backwards, so that the browser scrolls up
        page.keyboard.press("Shift+Tab")
        page.evaluate("() => new Promise(requestAnimationFrame)")
        covered = page.evaluate(
            """() => {
              const focus = document.activeElement.getBoundingClientRect();
              const bar = document.querySelector(".reading-bar");
              return bar.checkVisibility({ visibilityProperty: true })
                && !bar.contains(document.activeElement)
                && focus.top < bar.getBoundingClientRect().bottom && focus.bottom > 0;
            }"""
        )
        assert not covered, page.evaluate("document.activeElement.outerHTML")
        stops += bar.is_visible()
    assert stops > 0, "the bar was never shown"


def test_bar_is_not_on_a_low_screen_and_the_foot_has_the_switch(page: Page, address: str) -> None:
    """As on a screen of 1280 × 1024 enlarged to 400 %, where no tool stays on the screen."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{address}{MEXICO}#mexico-p4")
    page.mouse.move(160, 128)
    page.mouse.wheel(0, 200)
    page.wait_for_function("before => scrollY > before + 100", arg=page.evaluate("scrollY") - 200)
    page.mouse.wheel(0, -50)
    page.wait_for_timeout(100)  # for nothing to appear
    expect(page.locator(".reading-bar")).to_be_hidden()
    stuck = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((element) => (
          ["sticky", "fixed"].includes(getComputedStyle(element).position)
          && element.checkVisibility())).map((element) => element.className)"""
    )
    assert stuck == []
    foot = page.get_by_role("main").locator(".foot-languages").get_by_role("link", name="Français")
    foot.click()
    expect(page).to_have_url(f"{address}fr/{MEXICO}#mexico-p15")


def test_switches_are_plain_links_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + MEXICO)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 2000)
    page.mouse.wheel(0, -100)
    expect(page.locator(".reading-bar")).to_be_hidden()
    page.get_by_role("main").locator(".foot-languages").get_by_role("link", name="Français").click()
    expect(page).to_have_url(f"{address}fr/{MEXICO}")
    context.close()
