# SPDX-License-Identifier: MIT
"""The letter on paper: sources and addresses."""

from __future__ import annotations

from playwright.sync_api import Page

from browser.test_print import bare, printed


def test_the_figures_of_a_page_have_their_sources(page: Page, address: str) -> None:
    whole = bare("".join(printed(page, address + "fr/annex/mexico/")))
    notes = whole.rpartition(bare("Les chiffres de cette page"))[2]
    for words in ("33 000", "Selon les statistiques officielles"):
        assert bare(words) in notes
        assert whole.count(bare(words)) >= 2, words


def test_links_say_where_they_lead(page: Page, address: str) -> None:
    whole = bare("".join(printed(page, address)))
    assert "(https://example.org/letters/recommendations/)" in whole
