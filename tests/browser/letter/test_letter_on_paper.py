# SPDX-License-Identifier: MIT
"""The printed letter: the sources of its figures and the addresses of its links."""

from __future__ import annotations

from playwright.sync_api import Page

from browser.test_print import bare, printed


def test_a_printed_page_has_the_sources_of_its_figures(page: Page, address: str) -> None:
    whole = bare("".join(printed(page, address + "fr/annex/mexico/")))
    notes = whole.rpartition(bare("Chiffres de cette page"))[2]
    for words in ("33 000", "Selon les statistiques officielles"):
        assert bare(words) in notes
        assert whole.count(bare(words)) >= 2, words


def test_printed_links_show_their_addresses(page: Page, address: str) -> None:
    whole = bare("".join(printed(page, address)))
    assert "(https://example.org/letters/figures/)" in whole
