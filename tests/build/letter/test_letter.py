# SPDX-License-Identifier: MIT
"""The letter as it is published: faithful, credited, its recommendations gathered."""

from __future__ import annotations

import difflib

from bs4 import BeautifulSoup

from support import LETTER, Build

PAGES = ["letter/", "annex/nafta/", "annex/united-states/", "annex/mexico/", "annex/world/"]


def words_of(page: BeautifulSoup) -> list[str]:
    """The words of the letter on a page: without what is the site's own."""
    article = page.find("article")
    assert article is not None
    for ours in article.select(".editorial"):
        ours.decompose()
    for line in article.find_all("br"):
        line.replace_with(" ")
    return article.get_text().split()


def test_the_built_english_pages_are_the_letter_word_for_word(site: Build) -> None:
    """Read from the built pages and from the file as handed over, by nothing of the generator's."""
    letter = (LETTER / "docs/letter.txt").read_text(encoding="utf-8")
    expected = letter.replace("international l legal", "international legal").split()
    found = [word for address in PAGES for word in words_of(site.page(address))]
    # The signatories stand in columns in the file and one after the other on the page.
    start, end = expected.index("Alex"), expected.index("francophone") + 1
    assert sorted(expected[start:end]) == sorted(found[start:end])
    del expected[start:end], found[start:end]
    difference = list(difflib.unified_diff(expected, found, lineterm="", n=1))
    assert difference == []


def test_the_letter_handed_over_is_kept_as_it_came() -> None:
    text = (LETTER / "docs/letter.txt").read_text(encoding="utf-8")
    assert "international l legal obligations" in text
    assert "your visits next week to the United States and Mexico next week offer" in text


def test_all_recommendations_are_gathered_in_both_languages(site: Build) -> None:
    for address in ("recommendations/", "fr/recommendations/"):
        page = site.page(address)
        groups = page.select(".recommendation-group")
        assert [len(group.select("li")) for group in groups] == [4, 4, 5, 7, 2]
        assert [li["value"] for li in page.select(".recommendation")] == [
            str(n) for n in range(1, 23)
        ]
    first = site.page("fr/recommendations/").select(".recommendation")[0].get_text(" ", strip=True)
    made = site.page("fr/letter/").select(".recommendations li")[0].get_text(" ", strip=True)
    assert first.startswith(made)


def test_every_page_of_the_letter_says_that_it_stands_as_sent(site: Build) -> None:
    for address in PAGES:
        english = site.page(address).select_one(".notice")
        french = site.page("fr/" + address).select_one(".notice")
        assert english is not None
        assert french is not None
        assert "October 2017" in english.get_text()
        assert "octobre 2017" in french.get_text()
        # And a French one that it is this project's translation, and where the signed text is.
        assert "Cette page est une traduction" in french.get_text()
        link = french.a
        assert link is not None
        assert link["hreflang"] == "en-CA"
        assert link.get_text() == "Lire le texte signé (en anglais)"


def test_the_about_page_lists_the_correction_and_the_slips(site: Build) -> None:
    for address in ("about/", "fr/about/"):
        quoted = [q.get_text() for q in site.page(address).select("q[lang=en-CA]")]
        assert quoted == [
            "international l legal obligations",
            "international legal obligations",
            "your visits next week to the United States and Mexico next week offer",
            "related to bilateral relationship",
        ]


def test_the_landing_page_leads_everywhere(site: Build) -> None:
    for prefix in ("", "fr/"):
        page = site.page(prefix)
        links = {str(a["href"]) for a in page.select("article a")}
        assert {*PAGES, "recommendations/", "figures/"} <= links
        cards = page.select(".card__link")
        assert [str(card["href"]) for card in cards] == [
            "letter/#letter-p2",
            "annex/united-states/#united-states-p3",
            "annex/mexico/#mexico-p3",
        ]


def test_abbreviations_are_spelled_out_and_foreign_words_marked(site: Build) -> None:
    titles = {abbr.get_text(): abbr["title"] for abbr in site.page("annex/mexico/").select("abbr")}
    assert titles["OAS"] == "Organization of American States"
    french = {
        abbr.get_text(): abbr["title"] for abbr in site.page("fr/annex/nafta/").select("abbr")
    }
    assert french["ALENA"] == "Accord de libre-échange nord-américain"
    foreign = [span.get_text() for span in site.page("letter/").select("article [lang=fr]")]
    assert foreign == ["Directrice Générale", "Amnistie internationale Canada francophone"]


def test_the_site_is_credited_and_does_not_pass_for_theirs(site: Build) -> None:
    footer = site.page("").select_one("footer")
    assert footer is not None
    assert "This is not a site of Amnesty International Canada." in footer.get_text()
