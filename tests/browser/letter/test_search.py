# SPDX-License-Identifier: MIT
"""Search: in the language of the page, whatever the accents and separators, and only when asked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

FIRST = "Annex III, ¶\N{NO-BREAK SPACE}3"
PREMIER = "Annexe III, ¶\N{NO-BREAK SPACE}3"

# Where the page is, what is typed, and a result that must be among the first three.
QUERIES = [
    ("", "33,000", FIRST),
    ("", "33000", FIRST),
    ("", "33 000", FIRST),
    ("letter/", "rohingya", "Letter, ¶"),
    ("", "ROHINGYA", "Letter, ¶"),
    ("", "women's", "Annex II, ¶"),
    ("", "women\N{RIGHT SINGLE QUOTATION MARK}s", "Annex II, ¶"),
    ("", "global gag rule", "Annex II, ¶"),
    ("", "Neve", "Letter, ¶"),
    ("", "refugee", "Annex II, ¶"),
    ("", "disappear", "Annex III, ¶"),
    ("fr/", "33 000", PREMIER),
    ("fr/", "33\N{NO-BREAK SPACE}000", PREMIER),
    ("fr/", "33\N{NARROW NO-BREAK SPACE}000", PREMIER),
    ("fr/", "33,000", PREMIER),
    ("fr/", "33000", PREMIER),
    ("fr/letter/", "refugies", "Annexe II, ¶"),
    ("fr/letter/", "réfugiés", "Annexe II, ¶"),
    ("fr/letter/", "RÉFUGIÉS", "Annexe II, ¶"),
    ("fr/", "l'ALENA", "Annexe I, ¶"),
    ("fr/", "mise en oeuvre", "Annexe III, ¶"),
    ("fr/", "mise en œuvre", "Annexe III, ¶"),
    ("fr/", "oeuvre", "Lettre, ¶\N{NO-BREAK SPACE}5"),
    ("fr/", "œuvre", "Lettre, ¶\N{NO-BREAK SPACE}5"),
    ("fr/", "Etats-Unis", "Annexe II, ¶"),
    ("fr/", "droits humains", "Lettre, ¶"),
]
# A slip of the keyboard is forgiven, and said to be one.
SLIPS = [
    ("fr/", "refujies", "Annexe II, ¶", "résultats approchants"),
    ("fr/", "Rohyngyas", "Lettre, ¶", "résultats approchants"),
    ("", "refugess", "Annex II, ¶", "No exact match"),
    ("", "dilligence", "Annex I, ¶", "No exact match"),
]
NOTHING = [
    ("", "disparues"),
    ("fr/", "missing"),
    ("", "xyzzy"),
    ("", "~"),
    ("fr/", "*"),
    ("", "<b>"),
]


def search(page: Page, address: str, path: str, query: str) -> list[str]:
    """What is found on a page that is opened, in order, once the status says how much."""
    page.goto(address + path)
    page.locator("[data-search-open]").click()
    return found(page, query)


def found(page: Page, query: str) -> list[str]:
    """What is found in the dialog that is open."""
    page.locator("#search-query").fill("")
    page.locator("#search-query").fill(query)
    expect(page.locator(".search__status")).not_to_be_empty()
    return page.locator(".search__results a").all_text_contents()


@pytest.mark.parametrize("code", ["", "fr/"])
def test_queries_find_their_passages(page: Page, address: str, code: str) -> None:
    paths = sorted({path for path, *_ in QUERIES if path.startswith("fr/") == bool(code)})
    for path in paths:
        page.goto(address + path)
        page.locator("[data-search-open]").click()
        for query, expected in [query[1:] for query in QUERIES if query[0] == path]:
            titles = found(page, query)
            assert any(title.startswith(expected) for title in titles[:5]), (query, titles)
            status = page.get_by_role("status").filter(has_text=re.compile(r"\d"))
            expect(status).to_have_text(re.compile(rf"^{len(titles)} "))
            links = page.locator(".search__results a")
            for url in links.evaluate_all("links => links.map((link) => link.href)"):
                assert url.startswith(address + code), query
                assert code or not url.startswith(address + "fr/"), query


@pytest.mark.parametrize("path", ["", "fr/"])
def test_a_slip_finds_what_is_close(page: Page, address: str, path: str) -> None:
    search(page, address, path, "x")
    for query, expected, said in [slip[1:] for slip in SLIPS if slip[0] == path]:
        titles = found(page, query)
        assert any(title.startswith(expected) for title in titles[:5]), (query, titles)
        expect(page.locator(".search__status")).to_contain_text(said)


def test_enter_goes_to_the_first_result_and_keeps_the_others(page: Page, address: str) -> None:
    search(page, address, "fr/", "refugies")
    page.keyboard.press("Enter")
    expect(page.locator(".search__results a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(320, 225), (320, 740), (1440, 900)])
def test_the_dialog_fits_the_screen(
    browser: Browser, address: str, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    search(page, address, "fr/", "refugies")
    inner = page.locator("#search").evaluate("dialog => dialog.scrollWidth - dialog.clientWidth")
    assert inner == 0
    box = page.locator(".search__close").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width
    page.close()


@pytest.mark.parametrize("path", ["", "fr/"])
def test_what_is_not_in_the_language_is_not_found(page: Page, address: str, path: str) -> None:
    assert search(page, address, path, "2017"), "nothing at all is found"
    for query in [query for where, query in NOTHING if where == path]:
        assert found(page, query) == [], query


def test_passages_with_all_the_words_come_first(page: Page, address: str) -> None:
    titles = search(page, address, "", "mexico police torture")
    assert titles[0] == "Annex III, ¶\N{NO-BREAK SPACE}4"


def test_a_result_leads_to_its_passage_also_on_the_same_page(page: Page, address: str) -> None:
    search(page, address, "fr/annex/mexico/", "33 000")
    page.locator(".search__results a").filter(has_text=PREMIER).click()
    expect(page).to_have_url(address + "fr/annex/mexico/#mexico-p3")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#mexico-p3")).to_be_in_viewport()


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
    expect(page.locator(".search__status")).to_have_text(re.compile("could not be loaded"))
    page.close()
