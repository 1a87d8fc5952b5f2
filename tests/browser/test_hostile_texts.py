# SPDX-License-Identifier: MIT
"""Texts that are hostile, and words that are longer than any page is wide: nothing runs, and no
page has to be scrolled sideways.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browser.conftest import BASE, Watched
from hostile_support import LANGUAGES, PAGES, PAIRED, home, hostile_campaign
from site_server import serve
from support import build

WORD = ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 6)[:300]
ADDRESSES = [
    home(code) + path for code in LANGUAGES for path in (*PAGES.values(), *PAIRED.values())
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with hostile titles, and 300 letters in every other text."""
    done = build(hostile_campaign(tmp_path_factory.mktemp("long"), WORD))
    assert done.status == 0, done.output
    with serve(done.site, BASE) as address:
        yield address


def test_no_page_runs_anything_or_is_wider_than_the_screen(browser: Browser, hostile: str) -> None:
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
