# SPDX-License-Identifier: MIT
"""On paper a page has its words, its figures' sources and its addresses, and nothing to press."""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache

from bs4 import Tag
from playwright.sync_api import Browser
from pypdf import PdfReader

from campaign.content import read_campaign
from campaign.words import load_words
from campaigns import language_at, pages
from support import SITE_URL, Build


def bare(text: str) -> str:
    """Without white space, which a line end is on paper, nor ligatures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@cache
def printed(browser: Browser, address: str) -> list[str]:
    """The text of each sheet."""
    page = browser.new_page()
    page.goto(address)
    content = page.pdf(format="Letter")
    page.close()
    return [
        sheet.extract_text(extraction_mode="layout")
        for sheet in PdfReader(io.BytesIO(content)).pages
    ]


def test_every_page_prints_clean(browser: Browser, served: tuple[Build, str]) -> None:
    built, root = served
    campaign = read_campaign(built.site.parent / "mkdocs.yml")
    for place, _ in pages(built):
        words = load_words(language_at(campaign, place).code)
        sheets = printed(browser, root + place)
        assert all(bare(sheet) for sheet in sheets), f"{place} has a blank sheet"
        whole = "".join(sheets)
        pressed = [words(key) for key in ("copy_link", "share")]
        assert not [word for word in pressed if word in whole], place
        assert bare(SITE_URL + place) in bare(whole), place


def test_every_passage_is_on_paper(browser: Browser, served: tuple[Build, str]) -> None:
    built, root = served
    read = 0
    for place, html in pages(built):
        passages = html.select("article [id]:has(> .passage-number):not(.pair)")
        if not passages:
            continue
        # A line may end within a passage where its number, or the next one's, is read between.
        whole = re.sub(r"\d+", "", bare("".join(printed(browser, root + place))))
        for passage in passages:
            assert isinstance(passage, Tag)
            text = passage.get_text()
            # Signatories stand side by side: their lines are read across; what is small or raised
            # is read on a line of its own.
            parts = text.split() if passage.find_parent(class_="signatories") else [text]
            if passage.select("small, sup"):
                parts = list(passage.stripped_strings)
            for part in parts:
                assert re.sub(r"\d+", "", bare(part)) in whole, f"{place}#{passage['id']}"
            read += 1
    assert read
