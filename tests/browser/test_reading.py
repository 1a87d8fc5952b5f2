# SPDX-License-Identifier: MIT
"""The site in a real browser: it loads, switches language, navigates, and complains of nothing."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

PAGES = [
    "",
    "letter/",
    "letter/side-by-side/",
    "annex/",
    "annex/nafta/",
    "annex/united-states/",
    "annex/mexico/",
    "annex/mexico/side-by-side/",
    "annex/world/",
    "recommendations/",
    "figures/",
    "about/",
]
ALL = [prefix + path for prefix in ("", "fr/") for path in PAGES]


@pytest.mark.parametrize("path", ALL)
def test_a_page_loads_and_its_switch_leads_to_its_twin_and_back(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    own, other = ("fr-CA", "en-CA") if path.startswith("fr/") else ("en-CA", "fr-CA")
    twin = path.removeprefix("fr/") if path.startswith("fr/") else f"fr/{path}"
    expect(page.locator("html")).to_have_attribute("lang", own)
    page.locator(".language-switch").click()
    expect(page).to_have_url(address + twin)
    expect(page.locator("html")).to_have_attribute("lang", other)
    page.locator(".language-switch").click()
    expect(page).to_have_url(address + path)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("path", [*ALL, "no/such/page"])
def test_no_accessibility_rule_is_broken(
    browser: Browser, address: str, path: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address + path)
    results = Axe().run(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert results.violations_count == 0, results.generate_report()
    assert wide <= width, "the page scrolls sideways"


def test_the_switch_keeps_the_passage(page: Page, address: str) -> None:
    page.goto(address + "fr/annex/mexico/#mexico-p3")
    page.locator(".language-switch").click()
    expect(page).to_have_url(address + "annex/mexico/#mexico-p3")


def test_the_passage_is_kept_side_by_side_and_back(page: Page, address: str) -> None:
    page.goto(address + "fr/annex/mexico/#mexico-p3")
    page.locator(".notice").get_by_role("link", name="en regard").click()
    expect(page).to_have_url(address + "fr/annex/mexico/side-by-side/#mexico-p3")
    expect(page.locator(":target .pair__side")).to_have_count(2)
    page.locator(".language-switch").click()
    expect(page).to_have_url(address + "annex/mexico/side-by-side/#mexico-p3")
    page.locator(".notice").get_by_role("link", name="only").click()
    expect(page).to_have_url(address + "annex/mexico/#mexico-p3")


@pytest.mark.parametrize(("width", "beside"), [(360, False), (1440, True)])
def test_a_translation_stands_beside_its_passage_or_below_it(
    browser: Browser, address: str, width: int, beside: bool
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + "letter/side-by-side/")
    own, other = (box.bounding_box() for box in page.locator("#letter-p2 .pair__side").all())
    assert own
    assert other
    assert (other["x"] >= own["x"] + own["width"]) == beside
    assert (other["y"] >= own["y"] + own["height"]) != beside
    page.close()


def test_a_figure_leads_to_its_entry_and_back_to_its_passage(page: Page, address: str) -> None:
    page.goto(address + "fr/annex/mexico/")
    page.get_by_role("link", name="33 000").click()
    expect(page).to_have_url(address + "fr/figures/#missing_persons")
    entry = page.locator("#missing_persons")
    expect(entry).to_contain_text("octobre 2017")
    entry.get_by_role("link", name="Annexe III").click()
    expect(page).to_have_url(address + "fr/annex/mexico/#mexico-p3")


def test_the_menu_of_a_phone_opens_by_keyboard_and_closes(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address + "letter/")
    link = page.get_by_role("navigation").get_by_role("link", name="Figures", exact=True)
    expect(link).to_be_hidden()
    page.locator(".menu-toggle summary").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    page.keyboard.press("Enter")
    link.click()
    expect(page).to_have_url(address + "figures/")
    page.close()


def test_without_a_script_everything_but_search_is_there(browser: Browser, address: str) -> None:
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


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page, address: str) -> None:
    page.goto(address + "fr/letter/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize(
    ("path", "query", "found"),
    [
        ("", "33,000", "Annex III, ¶ 3"),
        ("", "33000", "Annex III, ¶ 3"),
        ("letter/", "rohingya", "Letter, ¶ 6"),
        ("fr/", "33 000", "Annexe III, ¶ 3"),
        ("fr/letter/", "refugies", "Lettre, ¶ 4"),
        ("fr/letter/", "réfugiés", "Lettre, ¶ 4"),
    ],
)
def test_search_answers_in_the_language_of_the_page(
    page: Page, address: str, path: str, query: str, found: str
) -> None:
    page.goto(address + path)
    page.locator("[data-search-open]").click()
    box = page.locator("#search-query")
    expect(box).to_be_focused()
    box.fill(query)
    results = page.locator(".search__results a")
    expect(results.filter(has_text=found)).to_have_count(1)
    prefix = address + ("fr/" if path.startswith("fr/") else "")
    for link in results.all():
        url = link.evaluate("link => link.href")
        assert url.startswith(prefix)
        assert path.startswith("fr/") or not url.startswith(address + "fr/")
    results.filter(has_text=found).click()
    expect(page).to_have_url(re.compile(r"#\w[\w-]*-p\d+$"))
    expect(page.locator("#search")).to_be_hidden()


def test_nothing_of_search_is_fetched_before_it_is_opened(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "fr/letter/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url] == []
    assert len(asked) <= 5


def test_search_that_cannot_be_loaded_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/assets/search/*", lambda route: route.abort())
    page.goto(address + "letter/")
    page.locator("[data-search-open]").click()
    expect(page.get_by_role("status")).to_have_text(re.compile("could not be loaded"))
    page.close()


def test_the_chosen_scheme_is_kept_and_the_only_thing_stored(page: Page, address: str) -> None:
    page.goto(address)
    toggle = page.locator("[data-scheme-toggle]")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    page.goto(address + "fr/letter/")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    assert page.evaluate("Object.keys(localStorage)") == ["scheme"]
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", ["no", "no/such/page/", "fr/no/such/page.html"])
def test_a_page_that_is_not_there(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    response = page.goto(address + path)
    assert response is not None
    assert response.status == 404
    page.get_by_role("link", name="Aller à la page d’accueil").click()
    expect(page).to_have_url(address + "fr/")
    page.close()
