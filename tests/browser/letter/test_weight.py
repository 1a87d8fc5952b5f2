# SPDX-License-Identifier: MIT
"""The pages are within their budget: gzip at level 6, bodies only, an empty cache."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from served import LEVEL, Served, serve
from weight import visit

from support import Build, read_html

PAGE = 14_000
"""HTML and style, in bytes: one round trip of a new connection (RFC 6928: ten segments)."""
LONGEST_PAGE = 15_000
"""The same for any other page: the text alone of the longest part is 3,400 bytes."""
PAIRED_PAGE = 18_000
"""The same for a side-by-side page, which has two texts."""
VISIT = 15_000
"""All that a first visit of the letter loads."""
REQUESTS = 5


@pytest.fixture(scope="module")
def served(site: Build) -> Iterator[Served]:
    with serve(site.site) as serving:
        yield serving


def test_a_first_visit_is_within_budget_and_the_next_page_loads_html_only(
    browser: Browser, served: Served
) -> None:
    first, second = visit(browser, served, ["fr/letter/", "fr/annex/mexico/"])
    assert [sent for sent in first + second if sent.status != 200] == []
    assert [sent.kind for sent in first].count("html") == 1
    assert sum(sent.size for sent in first if sent.kind in ("html", "style")) <= PAGE
    assert sum(sent.size for sent in first) <= VISIT
    assert len(first) <= REQUESTS
    assert [sent.path for sent in first if "search" in sent.path] == []
    assert [sent.path for sent in second] == ["/fr/annex/mexico/"]


def test_every_page_is_within_the_budget(site: Build) -> None:
    def sent(name: str) -> int:
        return len(gzip.compress((site.site / name).read_bytes(), LEVEL))

    pages = list(site.site.rglob("index.html"))
    assert len(pages) > 20
    for file in pages:
        name = file.relative_to(site.site).as_posix()
        page = read_html(file)
        loaded = [str(link["href"]) for link in page.select("link[rel=stylesheet]")]
        names = {(file.parent / each).resolve().relative_to(site.site.resolve()) for each in loaded}
        styles = [each.as_posix() for each in names if each.suffix == ".css"]
        budget = PAIRED_PAGE if "side-by-side/" in name else LONGEST_PAGE
        assert sent(name) + sum(map(sent, styles)) <= budget, name
        assert page.select("script[src]:not([defer]), img[src]:not([height])") == [], name


@pytest.mark.parametrize("path", ["fr/letter/", "figures/"])
def test_a_page_has_the_same_text_without_scripts(
    browser: Browser, served: Served, path: str
) -> None:
    texts = []
    for javascript in (True, False):
        context = browser.new_context(java_script_enabled=javascript)
        page = context.new_page()
        page.goto(served.address + path)
        texts.append(page.locator("article, .pager, .site-footer").all_inner_texts())
        assert page.locator(".menu").is_visible()
        context.close()
    assert texts[0] == texts[1]
    assert len(texts[0]) == 3
