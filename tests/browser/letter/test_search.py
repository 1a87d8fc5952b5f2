# SPDX-License-Identifier: MIT
"""Search in the page's language, whatever the accents and separators, loaded only when opened."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

FIRST = "Annex III, ¶\N{NO-BREAK SPACE}3"
PREMIER = "Annexe III, par.\N{NO-BREAK SPACE}3"

# The page, the query, and the beginning of a title that must be among the first five.
QUERIES = [
    ("", "33,000", FIRST),
    ("", "33 000", FIRST),
    ("letter/", "rohingya", "Letter, ¶"),
    ("", "ROHINGYA", "Letter, ¶"),
    ("", "women's", "Annex II, ¶"),
    ("", "global gag rule", "Annex II, ¶"),
    ("", "Neve", "Letter, ¶"),
    ("", "refugee", "Annex II, ¶"),
    ("", "disappear", "Annex III, ¶"),
    ("fr/", "33\N{NARROW NO-BREAK SPACE}000", PREMIER),
    ("fr/", "33000", PREMIER),
    ("fr/letter/", "refugies", "Annexe II, par."),
    ("fr/letter/", "RÉFUGIÉS", "Annexe II, par."),
    ("fr/", "l'ALENA", "Annexe I, par."),
    ("fr/", "mise en oeuvre", "Annexe III, par."),
    ("fr/", "œuvre", "Lettre, par.\N{NO-BREAK SPACE}5"),
    ("fr/", "Etats-Unis", "Annexe II, par."),
    ("fr/", "droits humains", "Lettre, par."),
    ("fr/", "NAFTA", "Annexe I, par."),
    ("fr/", "pdf", "La lettre en français, PDF"),
    ("", "pdf", "The letter in English, PDF"),
    ("fr/", "signataires", "Signataires"),
    ("", "signatories", "Signatories"),
]
# Each finds exactly what the last finds: elisions, possessives and single letters find nothing.
SAME = [
    ("fr/", ["l'impunité", "l\N{RIGHT SINGLE QUOTATION MARK}impunité", "impunité"]),
    ("fr/", ["d'asile", "d\N{RIGHT SINGLE QUOTATION MARK}asile", "l'asile", "asile"]),
    ("fr/", ["qu'il l'ALENA", "ALENA"]),
    ("", ["women's", "women\N{RIGHT SINGLE QUOTATION MARK}s", "women"]),
]
# Typing errors find close matches, and the status says so.
SLIPS = [
    ("fr/", "refujies", "Annexe II, par.", "Résultats semblables"),
    ("fr/", "Rohyngyas", "Lettre, par.", "Résultats semblables"),
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
    """Open a page and its search dialog; return the titles found, in order."""
    page.goto(address + path)
    page.locator("[data-search-open]").click()
    return found(page, query)


def found(page: Page, query: str) -> list[str]:
    """Return the titles found in the open dialog, once its status is shown."""
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
                is_file = url.rpartition(".")[2] in ("pdf", "csv", "json")
                assert is_file or url.startswith(address + code), query
                assert code or not url.startswith(address + "fr/"), query


@pytest.mark.parametrize("path", ["", "fr/"])
def test_words_with_an_apostrophe_are_as_precise_as_without(
    page: Page, address: str, path: str
) -> None:
    search(page, address, path, "2017")
    for queries in [queries for where, queries in SAME if where == path]:
        results = [found(page, query) for query in queries]
        assert 1 <= len(results[0]) <= 10, queries
        assert results == [results[-1]] * len(results), queries


@pytest.mark.parametrize(
    ("path", "query", "marks"),
    [
        ("fr/", "l'impunité", ["impunité", "impunité", "impunité"]),
        ("fr/", "33000", ["33\N{NO-BREAK SPACE}000", "33\N{NO-BREAK SPACE}000"]),
        ("", "gag rule", ["gag", "rule"]),
    ],
)
def test_what_was_found_is_marked_near_the_beginning(
    page: Page, address: str, path: str, query: str, marks: list[str]
) -> None:
    search(page, address, path, query)
    results = page.locator(".search__result")
    seen = [mark for result in results.all() for mark in result.locator("mark").all_text_contents()]
    assert [mark.casefold() for mark in seen[: len(marks)]] == marks
    for text in results.locator(".search__excerpt:has(mark)").all():
        before = text.evaluate(
            "text => text.firstChild.data?.length + (text.childNodes[1].data?.length ?? 0)"
        )
        assert before <= 50, text.text_content()
    first = results.locator(".search__excerpt:has(mark)").first
    plain = first.evaluate("element => getComputedStyle(element).backgroundColor")
    mark = first.locator("mark").first
    assert mark.evaluate("element => getComputedStyle(element).backgroundColor") != plain


def test_search_says_that_it_is_loading_and_closes_on_a_click_outside(
    page: Page, address: str
) -> None:
    waiting: list[Route] = []
    page.route("**/assets/search/*.json", lambda route: waiting.append(route))
    page.goto(address + "fr/letter/")
    page.locator("[data-search-open]").click()
    expect(page.get_by_role("status").filter(has_text="Chargement…")).to_be_visible()
    page.locator("#search-query").fill("Neve")
    page.wait_for_function("() => window.campaignSearch")
    waiting[0].continue_()
    expect(page.locator(".search__results a").first).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Chargement…")).to_have_count(0)
    page.locator("#search-query").click()
    expect(page.locator("#search")).to_be_visible()
    page.mouse.click(10, 500)
    expect(page.locator("#search")).to_be_hidden()
    expect(page).to_have_url(address + "fr/letter/")


@pytest.mark.parametrize("path", ["", "fr/"])
def test_a_typing_error_finds_close_matches(page: Page, address: str, path: str) -> None:
    search(page, address, path, "x")
    for query, expected, status in [typo[1:] for typo in SLIPS if typo[0] == path]:
        titles = found(page, query)
        assert any(title.startswith(expected) for title in titles[:5]), (query, titles)
        expect(page.locator(".search__status")).to_contain_text(status)


def test_enter_focuses_the_first_result_and_escape_closes_search(page: Page, address: str) -> None:
    search(page, address, "fr/", "refugies")
    page.keyboard.press("Enter")
    expect(page.locator(".search__results a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(320, 225), (1440, 900)])
def test_the_search_dialog_fits_the_screen(
    page: Page, address: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    search(page, address, "fr/", "refugies")
    inner = page.locator("#search").evaluate("dialog => dialog.scrollWidth - dialog.clientWidth")
    assert inner == 0
    box = page.locator(".search__close").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("path", ["", "fr/"])
def test_words_missing_in_the_language_are_not_found(page: Page, address: str, path: str) -> None:
    assert search(page, address, path, "2017"), "search finds nothing at all"
    for query in [query for where, query in NOTHING if where == path]:
        assert found(page, query) == [], query


def test_passages_with_all_the_words_come_first(page: Page, address: str) -> None:
    titles = search(page, address, "", "mexico police torture")
    assert titles[0] == "Annex III, ¶\N{NO-BREAK SPACE}4"


def test_a_result_on_the_same_page_links_to_its_passage(page: Page, address: str) -> None:
    search(page, address, "fr/annex/mexico/", "33 000")
    page.locator(".search__results a").filter(has_text=PREMIER).click()
    expect(page).to_have_url(address + "fr/annex/mexico/#mexico-p3")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#mexico-p3")).to_be_in_viewport()


def test_search_is_not_fetched_before_it_is_opened(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "fr/letter/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url] == []
    assert len(asked) <= 5


def test_search_reports_that_it_cannot_be_loaded(tab: Page, address: str) -> None:
    tab.route("**/assets/search/*", lambda route: route.abort())
    tab.goto(address + "letter/")
    tab.locator("[data-search-open]").click()
    expect(tab.locator(".search__status")).to_have_text(re.compile("failed to load"))
