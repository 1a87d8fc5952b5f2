# SPDX-License-Identifier: MIT
"""Hostile texts run nothing, and very long words make no page scroll sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browser.conftest import BASE, Watched
from hostile_support import PAGES, PAIRED, home, hostile_campaign
from site_server import serve
from support import build

WORD = ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 6)[:300]
ADDRESSES = [home("fr") + path for path in (*PAGES.values(), *PAIRED.values())]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with hostile titles and a word of 300 letters in all other texts."""
    done = build(hostile_campaign(tmp_path_factory.mktemp("long"), WORD))
    assert done.status == 0, done.output
    with serve(done.site, BASE) as address:
        yield address


def test_hostile_texts_run_nothing_and_long_words_fit_the_screen(
    browser: Browser, hostile: str
) -> None:
    page = browser.new_page()
    watched = Watched(page)
    ran: list[str] = []
    page.on("dialog", lambda dialog: ran.append(dialog.message))
    for path in ADDRESSES:
        page.goto(hostile + path)
        assert WORD in page.content()
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} px wide"
    page.close()
    assert ran == []
    assert watched.complaints == []
