# SPDX-License-Identifier: MIT
"""Text written by an editor is never parsed as markup by a template or hook."""

from __future__ import annotations

import pytest
from bs4 import Tag

from campaign.text.typography import typographer
from hostile_support import (
    GLOSSARY,
    HOSTILE,
    LANGUAGES,
    PAGES,
    PAIRED,
    SECTION,
    URL,
    around,
    data,
    description,
    every_page,
    home,
    printed,
    texts_of,
    title,
)
from support import Build, read_html, squeezed


def test_hostile_texts_add_no_element_or_attribute(hostile: Build, harmless: Build) -> None:
    names = sorted(file.relative_to(hostile.site) for file in hostile.site.rglob("*.html"))
    assert names == sorted(
        file.relative_to(harmless.site) for file in harmless.site.rglob("*.html")
    )
    # Pages, side-by-side pages, redirects and the 404 page.
    assert len(names) == 2 * (len(PAGES) + len(PAIRED) + 1) + 1
    for name in names:
        page, plain = read_html(hostile.site / name), read_html(harmless.site / name)
        assert not page.find_all("b"), name
        run = page.select("script:not([type='application/ld+json'])")
        assert not [script for script in run if "alert" in script.get_text()]
        shape, plain_shape = (
            [(tag.name, sorted(tag.attrs)) for tag in side.find_all(True)] for side in (page, plain)
        )
        assert shape == plain_shape, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_descriptions_are_escaped(hostile: Build, language: str) -> None:
    site_name = squeezed(typographer(f"{language}-CA")(data("site", language)))
    for path, address in every_page(language):
        page = hostile.page(address)
        whole = f"{printed(title(path, language), language)} – {site_name}"
        expected = site_name if path == "index.md" else squeezed(whole)
        assert texts_of(page, "head title") == [expected]
        (about,) = page.select("meta[name=description]")
        assert squeezed(str(about["content"])) == printed(description(path, language), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_side_by_side_pages_are_escaped(hostile: Build, language: str) -> None:
    names = {code: squeezed(data("language", code)) for code in LANGUAGES}
    for path, address in PAIRED.items():
        page = hostile.page(home(language) + address)
        named = printed(title(path, language), language)
        assert texts_of(page, "h1")[0].startswith(named)
        assert texts_of(page, "head title")[0].startswith(named)
        (about,) = page.select("meta[name=description]")
        assert squeezed(str(about["content"])).startswith(named)
        other = "fr" if language == "en" else "en"
        assert texts_of(page, ".pairs__name") == [names[language], names[other]]
        cite = printed(data(f"cite {path[:3]}", language), language)
        labels = [str(a["aria-label"]) for a in page.select(".pair > .passage-number")]
        assert labels
        assert all(squeezed(label).startswith(cite) for label in labels)
        around = " ".join(texts_of(page, ".pager__link"))
        assert all(printed(title(p, language), language) in around for p in PAIRED if p != path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_header_menu_pager_and_footer_are_escaped(hostile: Build, language: str) -> None:
    other = "fr" if language == "en" else "en"
    for path, address in every_page(language):
        page = hostile.page(address)
        name = typographer(f"{language}-CA")(data("site", language))
        assert texts_of(page, ".site-header__name") == [squeezed(name)]
        assert texts_of(page, ".language-switch") == [squeezed(data("language", other))]
        menu = texts_of(page, ".menu > .menu__list > .menu__item > .menu__link")
        section = printed(data(SECTION[language], language), language)
        expected = [printed(title(p, language), language) for p in PAGES]
        expected[2] = section  # the menu has the page inside this section
        assert menu == expected, path
        around = " ".join(texts_of(page, ".pager__link"))
        for near in _neighbours(path):
            assert printed(title(near, language), language) in around
        author = printed(data("author", language), language)
        (credit,) = (text for text in texts_of(page, ".site-footer p") if author in text)
        assert credit.count(author) == (2 if language == "en" else 1)


def _neighbours(path: str) -> list[str]:
    paths = list(PAGES)
    place = paths.index(path)
    return paths[max(0, place - 1) : place] + paths[place + 1 : place + 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_and_document_links_are_escaped(hostile: Build, language: str) -> None:
    page = hostile.page(home(language))
    names = ("elms", "sick", "first_count", "vote", "felling")
    for selector, field in ((".card__before", "before"), (".card__label", "label")):
        found = texts_of(page, selector)
        expected = [printed(data(f"{field} {name}", language), language) for name in names]
        assert sorted(found) == sorted(expected)
    assert printed(data("period", language), language) in texts_of(page, ".card__date")
    document = ("letter.md", "annex/costs.md")
    assert texts_of(page, ".way__link") == [printed(title(p, language), language) for p in document]
    assert texts_of(page, ".way__text") == [
        printed(description(p, language), language) for p in document
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_corrections_and_uncorrected_mistakes_are_escaped(hostile: Build, language: str) -> None:
    page = hostile.page(home(language))
    quoted = [squeezed(q.get_text()) for q in page.select("q")]
    expected = (
        around("sent", HOSTILE),
        around("correction", HOSTILE),
        data("slip", "en"),
    )
    assert quoted == [squeezed(text) for text in expected]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["elms", "sick", "first_count", "vote", "felling"])
def test_figure_entries_are_escaped(hostile: Build, language: str, name: str) -> None:
    entry = hostile.page(f"{home(language)}figures/").find(id=name)
    assert isinstance(entry, Tag)
    label, source, revised = (
        printed(data(f"{field} {name}", language), language)
        for field in ("label", "source", "revised")
    )
    assert texts_of(entry, ".figure-entry__label") == [label]
    assert source in texts_of(entry, "dd")
    assert (revised in texts_of(entry, "dd")) == (name == "felling")
    links = [(squeezed(a.get_text()), a["href"]) for a in entry.select("dd > a")]
    assert links == ([] if name == "sick" else [(source, URL + HOSTILE)])
    if name == "felling":
        assert printed(data("period", language), language) in texts_of(entry, "dd")
    where = data("cite ann" if name == "felling" else "cite let", language)
    uses = texts_of(entry, ".figure-entry__uses a")
    number = ", ¶" if language == "en" else ", par."
    assert any(use.startswith(printed(where, language) + number) for use in uses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_changed_figures_are_escaped(hostile: Build, language: str) -> None:
    (change,) = hostile.page(f"{home(language)}figures/").select(".change")
    label, before, revised = (
        printed(data(f"{field} felling", language), language)
        for field in ("label", "before", "revised")
    )
    assert texts_of(change, "a") == [label]
    sent, now, why = texts_of(change, "dd")
    assert sent.startswith(before)
    assert now.startswith(before)
    assert now.endswith(f"({printed(data('period', language), language)})")
    assert why == revised


@pytest.mark.parametrize("language", LANGUAGES)
def test_recommendations_are_escaped(hostile: Build, language: str) -> None:
    page = hostile.page(f"{home(language)}figures/")
    headings = texts_of(page, ".recommendation-group h2")
    assert headings == [printed(title("letter.md", language), language)]
    cite = printed(data("cite let", language), language)
    assert all(text.startswith(cite) for text in texts_of(page, ".recommendation__place"))
    if language == "en":
        text = printed(data("correction", "en"), "en")
        assert any(text in found for found in texts_of(page, ".recommendation"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_abbreviations_are_escaped(hostile: Build, language: str) -> None:
    (abbreviation,) = hostile.page(f"{home(language)}letter/").select("abbr")
    expected = printed(data("abbreviation", language, GLOSSARY), language)
    assert squeezed(str(abbreviation["title"])) == expected


def test_document_text_is_escaped(hostile: Build) -> None:
    letter = squeezed(hostile.page("letter/").get_text())
    assert printed(data("correction", "en"), "en") in letter
    costs = squeezed(hostile.page("annex/costs/").get_text())
    assert printed(data("slip", "en"), "en") in costs


@pytest.mark.parametrize("language", LANGUAGES)
def test_redirect_page_is_escaped(hostile: Build, language: str) -> None:
    page = hostile.page(f"{home(language)}annex/old/")
    assert texts_of(page, "a") == [printed(title("annex/costs.md", language), language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_link_to_a_moved_passage_is_escaped(hostile: Build, language: str) -> None:
    page = hostile.page(f"{home(language)}figures/")
    assert texts_of(page, ".moved a") == [printed(title("annex/costs.md", language), language)]
