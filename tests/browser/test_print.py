# SPDX-License-Identifier: MIT
"""On paper a page has its words, its figures' sources and its addresses, and nothing to press."""

from __future__ import annotations

import io
import re
import unicodedata

from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page
from pypdf import PdfReader

from campaign.load import read_campaign
from campaign.text.translations import load_words
from campaigns import language_at, pages
from support import SITE_URL, Build


def bare(text: str) -> str:
    """Without white space, which a line end is on paper, nor ligatures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def printed(page: Page, address: str) -> list[str]:
    """The text of each sheet."""
    page.goto(address)
    content = page.pdf(format="Letter")
    return [
        sheet.extract_text(extraction_mode="layout")
        for sheet in PdfReader(io.BytesIO(content)).pages
    ]


def test_every_page_prints_clean_and_whole(page: Page, served: tuple[Build, str]) -> None:
    built, root = served
    campaign = read_campaign(built.site.parent / "mkdocs.yml")
    read = 0
    for place, html in pages(built):
        # Of the long letter, one language: the other has the same blocks.
        if language_at(campaign, place).code == "en" and len(campaign.settings.languages) == 2:
            continue
        words = load_words(language_at(campaign, place).code)
        sheets = printed(page, root + place)
        assert all(bare(sheet) for sheet in sheets), f"{place} has a blank sheet"
        whole = "".join(sheets)
        pressed = [words(key) for key in ("copy_link", "share")]
        assert not [word for word in pressed if word in whole], place
        assert bare(SITE_URL + place) in bare(whole), place
        read += check_passages(html, whole, place)
    assert read


def check_passages(html: BeautifulSoup, text: str, place: str) -> int:
    """Assert that each passage of a page is in its text on paper; return how many there are."""
    passages = html.select("article [id]:has(> .passage-number):not(.pair)")
    # A line may end within a passage where its number, or the next one's, is read between.
    whole = re.sub(r"\d+", "", bare(text))
    for passage in passages:
        assert isinstance(passage, Tag)
        words = passage.get_text()
        # Signatories stand side by side: their lines are read across; what is small or raised is
        # read on a line of its own.
        parts = words.split() if passage.find_parent(class_="signatories") else [words]
        if passage.select("small, sup"):
            parts = list(passage.stripped_strings)
        for part in parts:
            assert re.sub(r"\d+", "", bare(part)) in whole, f"{place}#{passage['id']}"
    return len(passages)
