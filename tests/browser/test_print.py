# SPDX-License-Identifier: MIT
"""On paper a page has its words, its figures' sources and its addresses, and nothing to press."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from bs4 import Tag
from playwright.sync_api import Browser
from pypdf import PdfReader

from support import Build

PRESSED = {
    "en": ("Copy the link", "Share this page"),
    "fr": ("Copier le lien", "Partager cette page"),
}


def bare(text: str) -> str:
    """Without white space, which a line end is on paper, nor ligatures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


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


def paths(site: Build) -> list[str]:
    files = sorted(site.site.rglob("index.html"))
    return [f.relative_to(site.site).as_posix().removesuffix("index.html") for f in files]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_prints_clean(
    browser: Browser, address: str, site: Build, language: str
) -> None:
    for path in paths(site):
        if path.startswith("fr/") != (language == "fr"):
            continue
        sheets = printed(browser, address + path)
        assert all(bare(sheet) for sheet in sheets), f"{path} has a blank sheet"
        whole = "".join(sheets)
        assert not [word for word in PRESSED[language] if word in whole], path
        assert bare(f"https://example.org/letters/{path}") in bare(whole), path


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_passage_is_on_paper(
    browser: Browser, address: str, site: Build, language: str
) -> None:
    read = 0
    for path in paths(site):
        html = site.page(path)
        passages = html.select("article [id]:has(> .passage-number):not(.pair)")
        if path.startswith("fr/") != (language == "fr") or not passages:
            continue
        # A line may end within a passage where its number, or the next one's, is read between.
        whole = re.sub(r"\d+", "", bare("".join(printed(browser, address + path))))
        for passage in passages:
            assert isinstance(passage, Tag)
            text = passage.get_text()
            # Signatories stand side by side: their lines are read across.
            parts = text.split() if passage.find_parent(class_="signatories") else [text]
            for part in parts:
                assert re.sub(r"\d+", "", bare(part)) in whole, f"{path}#{passage['id']}"
            read += 1
    assert read > 40


def test_the_figures_of_a_page_have_their_sources(browser: Browser, address: str) -> None:
    whole = bare("".join(printed(browser, address + "fr/annex/mexico/")))
    notes = whole.rpartition(bare("Les chiffres de cette page"))[2]
    for words in ("33 000", "Selon les statistiques officielles"):
        assert bare(words) in notes
        assert whole.count(bare(words)) >= 2, words


def test_links_say_where_they_lead(browser: Browser, address: str) -> None:
    whole = bare("".join(printed(browser, address)))
    assert "(https://example.org/letters/recommendations/)" in whole
