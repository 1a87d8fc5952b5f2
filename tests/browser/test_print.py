# SPDX-License-Identifier: MIT
"""A printed page has its text, the sources of its figures and its address, but no controls."""

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
    """Return the text without white space and ligatures, which differ on paper."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def printed(page: Page, address: str) -> list[str]:
    """Return the text of each sheet of a printed page."""
    page.goto(address)
    content = page.pdf(format="Letter")
    return [
        sheet.extract_text(extraction_mode="layout")
        for sheet in PdfReader(io.BytesIO(content)).pages
    ]


def test_pages_print_all_text_and_no_controls(page: Page, served: tuple[Build, str]) -> None:
    built, root = served
    campaign = read_campaign(built.site.parent / "mkdocs.yml")
    checked = 0
    for place, html in pages(built):
        # French is enough for the long letter: English has the same blocks.
        if language_at(campaign, place).code == "en" and len(campaign.settings.languages) == 2:
            continue
        words = load_words(language_at(campaign, place).code)
        sheets = printed(page, root + place)
        assert all(bare(sheet) for sheet in sheets), f"{place} has a blank sheet"
        whole = "".join(sheets)
        controls = [words(key) for key in ("copy_link", "share")]
        assert not [word for word in controls if word in whole], place
        assert bare(SITE_URL + place) in bare(whole), place
        checked += check_passages(html, whole, place)
        folded = html.select("article :is(summary, label, details p, .tabbed-block p)")
        texts = [bare(text) for tag in folded for text in tag.stripped_strings]
        assert [text for text in texts if text not in bare(whole)] == [], place
    assert checked


def check_passages(html: BeautifulSoup, text: str, place: str) -> int:
    """Assert that each passage of a page is in its printed text; return their number."""
    passages = html.select("article [id]:has(> .passage-number):not(.pair)")
    # The number of a passage, or of the next one, may be extracted between two of its lines.
    whole = re.sub(r"\d+", "", bare(text))
    for passage in passages:
        assert isinstance(passage, Tag)
        words = passage.get_text()
        # Signatories are in columns, which are extracted line by line; small or raised text is
        # extracted as a separate line.
        parts = words.split() if passage.find_parent(class_="signatories") else [words]
        if passage.select("small, sup"):
            parts = list(passage.stripped_strings)
        for part in parts:
            assert re.sub(r"\d+", "", bare(part)) in whole, f"{place}#{passage['id']}"
    return len(passages)
