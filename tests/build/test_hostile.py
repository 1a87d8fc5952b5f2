# SPDX-License-Identifier: MIT
"""Whatever an editor writes as text stays text: no template or hook makes markup of it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from campaign.typography import typographer
from support import SITE_URL, SMALL, Build, build, copy_project, edit, read_html, squeezed

# Ends a title and an attribute, begins elements, is misread where `&` is not escaped; then an
# emoji and a mark that turns the direction of the text.
HOSTILE = "</title><script>alert(1)</script>\"'&amp;<b>\N{GRINNING FACE}\N{RIGHT-TO-LEFT MARK}"
# Titles and descriptions in French: straight quotation marks are refused there.
UNQUOTED = HOSTILE.replace('"', "")
# Python-Markdown takes `&amp;` for the entity that it is in Markdown, in glossaries too.
GLOSSARY = HOSTILE.replace("&amp;", "&")
HARMLESS = "x"
LANGUAGES = ("en", "fr")
PAGES = {"index.md": "", "letter.md": "letter/", "annex/costs.md": "annex/costs/"}
PAGES["figures.md"] = "figures/"
PAIRED = {path: f"{PAGES[path]}side-by-side/" for path in ("letter.md", "annex/costs.md")}
SECTION = {"en": "Section", "fr": "Partie"}
URL = "https://example.org/"


def title(path: str, language: str, tail: str = HOSTILE) -> str:
    return f"{path.removesuffix('.md')[-6:]} {language} {tail if tail == HARMLESS else UNQUOTED}"


def description(path: str, language: str, tail: str = HOSTILE) -> str:
    return f"About {title(path, language, tail)}"


def data(name: str, language: str, tail: str = HOSTILE) -> str:
    """A text of the data file or of ``mkdocs.yml``, another for each of its uses."""
    return f"{name} {language} {tail}"


def hostile_campaign(folder: Path, tail: str) -> Path:
    """The small campaign with ``tail`` in every text that an editor can set."""
    project = copy_project(folder, SMALL)
    _set_pages(project / "docs", tail)
    _set_figures(project / "docs/figures.yml", tail)
    _set_configuration(project / "mkdocs.yml", tail)
    return project


def _set_pages(docs: Path, tail: str) -> None:
    for language in LANGUAGES:
        for path in PAGES:
            file = docs / language / path
            set_line(file, "title", title(path, language, tail))
            set_line(file, "description", description(path, language, tail))
        for path in ("letter.md", "annex/costs.md"):
            set_line(docs / language / path, "cite", data(f"cite {path[:3]}", language, tail))
        costs = docs / language / "annex/costs.md"
        moved = "document: true\nmoved_from: [annex/old.md, figures.md#old-p1 -> costs-p1]\n"
        edit(costs, "document: true\n", moved)
    # What the document says: escaped in Markdown, as it stands in the letter.
    correction, slip = data("correction", "en", tail), data("slip", "en", tail)
    edit(docs / "en/letter.md", "the vote of", f"{html.escape(correction, quote=False)} vote of")
    edit(docs / "en/annex/costs.md", "we we", html.escape(slip, quote=False))
    edit(docs / "letter.txt", "we we", slip)
    edit(docs / "letter.txt", "before the the vote", _correction("sent", tail))


def _set_figures(file: Path, tail: str) -> None:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))

    def texts(name: str) -> dict[str, str]:
        return {language: data(name, language, tail) for language in LANGUAGES}

    for name, figure in content["figures"].items():
        figure["label"] = texts(f"label {name}")
        figure["before"] = texts(f"before {name}")
        figure["revised"] = texts(f"revised {name}")
        figure["source"] = {"title": texts(f"source {name}"), "url": URL + tail}
        figure["highlight"] = True
    content["figures"]["felling"]["period"] = texts("period")
    del content["figures"]["sick"]["source"]["url"]
    for comparison in content["comparisons"].values():
        comparison["title"] = texts("comparison")
        comparison["series"][0]["label"] = texts("series")
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def _set_configuration(file: Path, tail: str) -> None:
    def quoted(name: str, language: str, ending: str = tail) -> str:
        return json.dumps(data(name, language, ending), ensure_ascii=False)

    english, french = quoted(SECTION["en"], "en"), quoted(SECTION["fr"], "fr")
    edit(file, "site_name: Save the elms", f"site_name: {quoted('site', 'en')}")
    edit(file, "site_name: Sauvons les ormes", f"site_name: {quoted('site', 'fr')}")
    edit(file, "An open letter to the mayor about the elms.", quoted("site about", "en"))
    edit(file, "  - Annex:", f"  - {english}:")
    edit(file, "{Annex: Annexe}", f"{{{english}: {french}}}")
    edit(file, "name: English", f"name: {quoted('language', 'en')}")
    edit(file, "name: Français", f"name: {quoted('language', 'fr')}")
    edit(file, "sent: before the the vote", f"sent: {_correction('sent', tail)}")
    edit(file, "published: before the vote", f"published: {_correction('correction', tail)}")
    edit(file, "left_as_sent: [we we]", f"left_as_sent: [{quoted('slip', 'en')}]")
    glossary = tail if tail == HARMLESS else GLOSSARY
    edit(file, "{UN: United Nations}", f"{{UN: {quoted('abbreviation', 'en', glossary)}}}")
    edit(
        file,
        "{ONU: Organisation des Nations Unies}",
        f"{{ONU: {quoted('abbreviation', 'fr', glossary)}}}\n"
        f"    author: {{en: {quoted('author', 'en')}, fr: {quoted('author', 'fr')}}}",
    )


def _correction(name: str, tail: str) -> str:
    return f"before {data(name, 'en', tail)} vote"


def set_line(file: Path, key: str, text: str) -> None:
    """Gives a key of the front matter another text."""
    old = file.read_text(encoding="utf-8")
    line = f"{key}: {json.dumps(text, ensure_ascii=False)}\n"
    new, count = re.subn(rf"(?m)^{key}: .*\n", lambda _: line, old, count=1)
    assert count == 1, f"{file} has no {key}"
    file.write_text(new, encoding="utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    done = build(hostile_campaign(tmp_path_factory.mktemp("hostile"), HOSTILE))
    assert done.status == 0, done.output
    return done


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Build:
    done = build(hostile_campaign(tmp_path_factory.mktemp("harmless"), HARMLESS))
    assert done.status == 0, done.output
    return done


def printed(text: str, language: str) -> str:
    """A text as its language sets it, spaces made one."""
    return squeezed(typographer(language)(text))


def texts_of(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    found = [squeezed(tag.get_text()) for tag in page.select(selector)]
    assert found, f"nothing on the page is {selector}"
    return found


def home(language: str) -> str:
    return "" if language == "en" else f"{language}/"


def every_page(language: str) -> Iterator[tuple[str, str]]:
    """The path and the address of each page."""
    for path, address in PAGES.items():
        yield path, home(language) + address


def test_no_page_has_an_element_or_attribute_more(hostile: Build, harmless: Build) -> None:
    names = sorted(file.relative_to(hostile.site) for file in hostile.site.rglob("*.html"))
    assert names == sorted(
        file.relative_to(harmless.site) for file in harmless.site.rglob("*.html")
    )
    # The pages side by side, the redirects and the page for pages not found.
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
def test_titles_and_descriptions(hostile: Build, language: str) -> None:
    site_name = squeezed(data("site", language))
    for path, address in every_page(language):
        page = hostile.page(address)
        whole = f"{printed(title(path, language), language)} – {site_name}"
        expected = site_name if path == "index.md" else squeezed(whole)
        assert texts_of(page, "head title") == [expected]
        (about,) = page.select("meta[name=description]")
        assert squeezed(str(about["content"])) == printed(description(path, language), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_side_by_side(hostile: Build, language: str) -> None:
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
def test_the_frame_of_a_page(hostile: Build, language: str) -> None:
    other = "fr" if language == "en" else "en"
    for path, address in every_page(language):
        page = hostile.page(address)
        assert texts_of(page, ".site-header__name") == [squeezed(data("site", language))]
        assert texts_of(page, ".language-switch") == [squeezed(data("language", other))]
        menu = texts_of(page, ".menu > .menu__list > .menu__item > .menu__link")
        section = printed(data(SECTION[language], language), language)
        expected = [printed(title(p, language), language) for p in PAGES]
        expected[2] = section  # the page of the annex stands behind its section
        assert menu == expected, path
        # The two sides of a page name it as the menu does.
        around = " ".join(texts_of(page, ".pager__link"))
        for near in _neighbours(path):
            assert printed(title(near, language), language) in around
        (credit,) = (
            text for text in texts_of(page, ".site-footer p") if data("author", language) in text
        )
        assert credit.count(squeezed(data("author", language))) == 2


def _neighbours(path: str) -> list[str]:
    paths = list(PAGES)
    place = paths.index(path)
    return paths[max(0, place - 1) : place] + paths[place + 1 : place + 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_and_ways(hostile: Build, language: str) -> None:
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
def test_corrections_and_slips(hostile: Build, language: str) -> None:
    page = hostile.page(home(language))
    quoted = [squeezed(q.get_text()) for q in page.select("q")]
    expected = (
        _correction("sent", HOSTILE),
        _correction("correction", HOSTILE),
        data("slip", "en"),
    )
    assert quoted == [squeezed(text) for text in expected]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["elms", "sick", "first_count", "vote", "felling"])
def test_entries_of_figures(hostile: Build, language: str, name: str) -> None:
    entry = hostile.page(f"{home(language)}figures/").find(id=name)
    assert isinstance(entry, Tag)
    label, source, revised = (
        printed(data(f"{field} {name}", language), language)
        for field in ("label", "source", "revised")
    )
    assert texts_of(entry, ".figure-entry__label") == [label]
    assert {source, revised} <= set(texts_of(entry, "dd"))
    links = [(squeezed(a.get_text()), a["href"]) for a in entry.select("dd > a")]
    assert links == ([] if name == "sick" else [(source, URL + HOSTILE)])
    if name == "felling":
        assert printed(data("period", language), language) in texts_of(entry, "dd")
    where = data("cite ann" if name == "felling" else "cite let", language)
    uses = texts_of(entry, ".figure-entry__uses a")
    assert any(use.startswith(printed(where, language) + ", ¶") for use in uses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_recommendations(hostile: Build, language: str) -> None:
    page = hostile.page(f"{home(language)}figures/")
    headings = texts_of(page, ".recommendation-group h2")
    assert headings == [printed(title("letter.md", language), language)]
    cite = printed(data("cite let", language), language)
    assert all(text.startswith(cite) for text in texts_of(page, ".recommendation__place"))
    if language == "en":
        text = printed(data("correction", "en"), "en")
        assert any(text in found for found in texts_of(page, ".recommendation"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_abbreviations(hostile: Build, language: str) -> None:
    (abbreviation,) = hostile.page(f"{home(language)}letter/").select("abbr")
    expected = printed(data("abbreviation", language, GLOSSARY), language)
    assert squeezed(str(abbreviation["title"])) == expected


def test_the_words_of_the_document(hostile: Build) -> None:
    letter = squeezed(hostile.page("letter/").get_text())
    assert printed(data("correction", "en"), "en") in letter
    costs = squeezed(hostile.page("annex/costs/").get_text())
    assert printed(data("slip", "en"), "en") in costs


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_at_an_old_address(hostile: Build, language: str) -> None:
    page = hostile.page(f"{home(language)}annex/old/")
    assert texts_of(page, "a") == [printed(title("annex/costs.md", language), language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passage_at_its_old_address(hostile: Build, language: str) -> None:
    page = hostile.page(f"{home(language)}figures/")
    assert texts_of(page, ".moved a") == [printed(title("annex/costs.md", language), language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_index(hostile: Build, language: str) -> None:
    """Plain text: the page's script sets it as text."""
    file = hostile.site / f"assets/search/{language}.json"
    entries = json.loads(file.read_text(encoding="utf-8"))
    titles = [squeezed(entry["title"]) for entry in entries]
    texts = [squeezed(entry["text"]) for entry in entries]
    assert printed(title("index.md", language), language) in titles
    assert any(t.startswith(printed(description("index.md", language), language)) for t in texts)
    assert f"{printed(data('cite let', language), language)}, ¶ 1" in titles
    label = printed(data("label elms", language), language)
    assert any(found.endswith(label) for found in titles)
    assert printed(data("source elms", language), language) in texts


def test_the_sitemap_and_the_page_for_pages_not_found(hostile: Build) -> None:
    tree = ElementTree.parse(hostile.site / "sitemap.xml")
    places = tree.findall("{*}url/{*}loc")
    assert [str(place.text) for place in places] == [
        SITE_URL + address
        for language in LANGUAGES
        for path, page_address in every_page(language)
        for address in [page_address, *([f"{page_address}side-by-side/"] * (path in PAIRED))]
    ]
    page = read_html(hostile.site / "404.html")
    assert [a["href"] for a in page.select("a")] == ["/letters/", "/letters/fr/"]
    assert "alert" not in page.get_text()


# The deployment sets them, and an address may hold what HTML reads as a character.
AMPERSAND_SITE = "https://example.org/a&copy=b/"
AMPERSAND_REPOSITORY = "https://example.org/owner/r&amp;d/"


@pytest.fixture(scope="module")
def ampersands(tmp_path_factory: pytest.TempPathFactory) -> Build:
    project = copy_project(tmp_path_factory.mktemp("ampersands"), SMALL)
    for language in LANGUAGES:
        costs = project / "docs" / language / "annex/costs.md"
        edit(costs, "document: true\n", "document: true\nmoved_from: [annex/old.md]\n")
    done = build(project, SITE_URL=AMPERSAND_SITE, REPO_URL=AMPERSAND_REPOSITORY)
    assert done.status == 0, done.output
    return done


def test_addresses_with_an_ampersand(ampersands: Build) -> None:
    page = ampersands.page("letter/")
    (canonical,) = page.select("link[rel=canonical]")
    assert canonical["href"] == f"{AMPERSAND_SITE}letter/"
    alternates = [str(link["href"]) for link in page.select("link[rel=alternate]")]
    assert alternates == [f"{AMPERSAND_SITE}{end}" for end in ("letter/", "fr/letter/", "letter/")]
    (canonical,) = ampersands.page("annex/old/").select("link[rel=canonical]")
    assert canonical["href"] == f"{AMPERSAND_SITE}annex/costs/"
    (edit_link,) = page.select(".edit-link a")
    assert edit_link["href"] == f"{AMPERSAND_REPOSITORY}edit/main/docs/en/letter.md"
    assert AMPERSAND_REPOSITORY in [str(a["href"]) for a in page.select(".site-footer a")]
    tree = ElementTree.parse(ampersands.site / "sitemap.xml")
    places = [place.text for place in tree.findall("{*}url/{*}loc")]
    assert f"{AMPERSAND_SITE}letter/" in places
    links = [link.get("href") for link in tree.findall("{*}url/{http://www.w3.org/1999/xhtml}link")]
    assert len(links) == 3 * len(places)
    assert {str(link).startswith(AMPERSAND_SITE) for link in links} == {True}


def test_the_page_for_pages_not_found_below_an_ampersand(ampersands: Build) -> None:
    page = read_html(ampersands.site / "404.html")
    assert [a["href"] for a in page.select("a")] == ["/a&copy=b/", "/a&copy=b/fr/"]


def test_a_figure_in_the_title_that_an_old_passage_leads_to(tmp_path: Path) -> None:
    """A title is shown with its figures and typography, here as everywhere."""
    project = copy_project(tmp_path, SMALL)
    for language in LANGUAGES:
        file = project / "docs" / language / "annex/costs.md"
        set_line(file, "title", "The {{ elms }} elms")
        edit(file, "document: true\n", "document: true\nmoved_from: [letter.md#a-p1 -> costs-p1]\n")
    done = build(project)
    assert done.status == 0, done.output
    assert texts_of(done.page("letter/"), ".moved a") == ["The 12,500 elms"]
    assert texts_of(done.page("fr/letter/"), ".moved a") == ["The 12 500 elms"]
