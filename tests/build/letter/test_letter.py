# SPDX-License-Identifier: MIT
"""The published letter: its text, recommendations, notices and credits."""

from __future__ import annotations

import difflib
from copy import copy

from bs4 import BeautifulSoup

from support import LETTER, NBSP, Build

PAGES = ["letter/", "annex/nafta/", "annex/united-states/", "annex/mexico/", "annex/world/"]


def words_of(page: BeautifulSoup) -> list[str]:
    """Return the letter's words on a page, without the site's editorial text."""
    article = copy(page.find("article"))
    assert article is not None
    for editorial in article.select(".editorial"):
        editorial.decompose()
    for line in article.find_all("br"):
        line.replace_with(" ")
    return article.get_text().split()


def test_english_pages_match_the_letter_word_for_word(site: Build) -> None:
    """Compare the built pages with the source file, without the generator's code."""
    letter = (LETTER / "docs/letter.txt").read_text(encoding="utf-8")
    expected = letter.replace("international l legal", "international legal").split()
    found = [word for address in PAGES for word in words_of(site.page(address))]
    # The signatories are in columns in the file, one after the other on the page.
    start, end = expected.index("Alex"), expected.index("francophone") + 1
    assert sorted(expected[start:end]) == sorted(found[start:end])
    del expected[start:end], found[start:end]
    difference = list(difflib.unified_diff(expected, found, lineterm="", n=1))
    assert difference == []


def test_source_letter_is_unedited() -> None:
    text = (LETTER / "docs/letter.txt").read_text(encoding="utf-8")
    assert "international l legal obligations" in text
    assert "your visits next week to the United States and Mexico next week offer" in text


def test_every_letter_page_has_a_notice_with_the_date_sent(site: Build) -> None:
    for address in PAGES:
        english = site.page(address).select_one(".notice")
        french = site.page("fr/" + address).select_one(".notice")
        assert english is not None
        assert french is not None
        assert "October 2017" in english.get_text()
        assert "octobre 2017" in french.get_text()
        # A French page also says that it is a translation and links to the signed text.
        assert "Cette page est une traduction" in french.get_text()
        link = site.page("fr/" + address).select(".versions a")[0]
        assert link["hreflang"] == "en-CA"
        assert link.get_text() == "Original signé (anglais)"


def test_letter_begins_with_its_kind_date_author_and_addressee(site: Build) -> None:
    for path, kind, title, parties in (
        ("", "Open letter · October 2017", "OPEN LETTER: ", "From To"),
        ("fr/", "Lettre ouverte · octobre 2017", f"LETTRE OUVERTE{NBSP}: ", "De À"),
    ):
        article = site.page(f"{path}letter/").article
        assert article is not None
        kicker, heading, facts, *_ = article.find_all(recursive=False)
        assert kicker.get_text() == kind
        assert [span.get_text() for span in heading.select(".read-out")] == [title]
        assert " ".join(term.get_text() for term in facts.select("dt")) == parties
        annexed = site.page(f"{path}annex/mexico/").select(".kicker a")[0]
        assert annexed["href"] == "../../letter/"


def test_annex_says_what_it_is_annexed_to(site: Build) -> None:
    for path, text in (
        ("annex/mexico/", "Annex III · Open letter to the Prime Minister of Canada, October 2017"),
        ("fr/annex/", "Annexe · Lettre ouverte au premier ministre du Canada, octobre 2017"),
    ):
        assert site.page(path).select(".kicker")[0].get_text() == text


def test_about_page_lists_corrections_and_uncorrected_mistakes(site: Build) -> None:
    for address in ("about/", "fr/about/"):
        quoted = [q.get_text() for q in site.page(address).select("q[lang=en-CA]")]
        assert quoted == [
            "international l legal obligations",
            "international legal obligations",
            "your visits next week to the United States and Mexico next week offer",
            "related to bilateral relationship",
        ]


def test_home_page_links_to_the_letter_and_its_annexes(site: Build) -> None:
    for prefix in ("", "fr/"):
        page = site.page(prefix)
        links = {str(a["href"]) for a in page.select("article a")}
        assert {*PAGES, "recommendations/", "figures/"} - {"annex/"} <= links
        cards = page.select(".card__link")
        assert [str(card["href"]) for card in cards] == [
            "annex/mexico/#mexico-p3",
            "annex/united-states/#united-states-p3",
        ]


def test_abbreviations_have_titles_and_foreign_words_have_lang(site: Build) -> None:
    titles = {abbr.get_text(): abbr["title"] for abbr in site.page("annex/mexico/").select("abbr")}
    assert titles["OAS"] == "Organization of American States"
    french = {
        abbr.get_text(): abbr["title"] for abbr in site.page("fr/annex/nafta/").select("abbr")
    }
    assert french["ALENA"] == "Accord de libre-échange nord-américain"
    foreign = [span.get_text() for span in site.page("letter/").select("article [lang=fr]")]
    assert foreign == ["Directrice Générale", "Amnistie internationale Canada francophone"]


def test_footer_says_the_site_is_not_official(site: Build) -> None:
    footer = site.page("").select_one("footer")
    assert footer is not None
    assert "This is not an official Amnesty International Canada website." in footer.get_text()
