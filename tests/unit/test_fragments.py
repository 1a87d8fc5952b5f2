# SPDX-License-Identifier: MIT
"""The blocks of a page, and their rows side by side with their translations."""

from __future__ import annotations

import pytest
from markdown import Markdown

from campaign.load import read_campaign
from campaign.model.page_reader import read_page
from campaign.model.pages import Page
from campaign.model.settings import Language
from campaign.model.urls import Urls, side_by_side_path
from campaign.render import page_html
from campaign.render.page_elements import PageElements
from campaign.render.page_html import RenderedPage
from campaign.render.page_links import mark, resolve
from campaign.render.side_by_side import own_first, rows
from campaign.views.language_view import language_names
from support import SMALL

MATTER = "---\ntitle: x\ndescription: x\ndocument: true\n---\n"
ENGLISH = Language("en", "en-CA", "English")
FRENCH = Language("fr", "fr-CA", "Français")
SPANISH = Language("es", "es-MX", "Español")
LANGUAGES = (ENGLISH, FRENCH, SPANISH)
ADDRESSES = Urls(("en", "fr"), "", directories=True)


def read(text: str, language: str = "en", path: str = "part/one.md") -> Page:
    page, problems = read_page(MATTER + text, path, language, path)
    assert problems == ()
    return page


def rendered(text: str, language: str = "en") -> RenderedPage:
    page, md = read(text, language), Markdown()
    elements = PageElements(md, page, read_campaign(SMALL / "mkdocs.yml"))
    root = elements.root
    md.treeprocessors["prettify"].run(root)
    for element in root.iter():
        mark(element, page)
    return RenderedPage("", *page_html.fragments(md, page, elements))


def fragments(text: str, language: str = "en") -> tuple[str, ...]:
    return tuple(rendered(text, language).fragments.values())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("letter.md", "letter/side-by-side.md"),
        ("annex/mexico.md", "annex/mexico/side-by-side.md"),
        ("annex/index.md", "annex/side-by-side.md"),
        ("index.md", "side-by-side.md"),
    ],
)
def test_path_of_a_side_by_side_page(path: str, expected: str) -> None:
    assert side_by_side_path(path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## A *b*", ["<h3>A <em>b</em></h3>"]),
        ("a\n\nb & c", ["<p>a</p>", "<p>b &amp; c</p>"]),
        ("- a\n    - b\n- c", [f"<ul><li>{x}</li></ul>" for x in "abc"]),
        ("1. a\n2. b", ['<ol start="1"><li>a</li></ol>', '<ol start="2"><li>b</li></ol>']),
        ("- a\n\n    more", ["<ul><li><p>a</p><p>more</p></li></ul>"]),
        ("- a\n\n    > more", ["<ul><li><p>a</p><blockquote><p>more</p></blockquote></li></ul>"]),
        (
            "- a\n\n    more\n\n    - b",
            ["<ul><li><p>a</p><p>more</p></li></ul>", "<ul><li>b</li></ul>"],
        ),
        ("> a", ["<blockquote><p>a</p></blockquote>"]),
        ("```\n<a>\n```", ["<pre><code>&lt;a&gt;</code></pre>"]),
        ("a\n\n---\n\nb", ["<p>a</p>", "<p>b</p>"]),
        ("a\n\n<!-- no -->\n\n<div>raw</div>", ["<p>a</p>"]),
        ("a\\_b and `<i>`", ["<p>a_b and <code>&lt;i&gt;</code></p>"]),
        (
            "a <span lang='fr' class=\"b c\">d</span>",
            ['<p>a <span class="b c" lang="fr">d</span></p>'],
        ),
        ("a 1<sup>st</sup> <b>c</b>", ["<p>a 1<sup>st</sup> <b>c</b></p>"]),
    ],
)
def test_page_is_split_into_rows(text: str, expected: list[str]) -> None:
    assert [part.replace("\n", "") for part in fragments(text)] == expected


def test_note_has_its_lists() -> None:
    (note,) = rendered("Text.[^1]\n\n[^1]: Note:\n\n    - a\n    - b").notes.values()
    assert "Note:" in note
    assert all(f"<li>{item}" in note for item in "ab")


def test_table_is_one_row() -> None:
    (table,) = fragments("| a |\n| - |\n| b |")
    assert table.startswith("<table>")
    assert table.endswith("</table>")


def test_links_refer_to_sources_until_the_address_is_known() -> None:
    (part,) = fragments(
        "[a](two.md#x) [b](../letter.md) [c](#here) [d](https://example.org/?a=1&b) "
        "![e](../../assets/e&f.svg)",
        "fr",
    )
    sources: list[str] = []

    def link(source: str) -> str:
        sources.append(source)
        return f"<{len(sources)}>"

    html = resolve(part, link)
    assert sources == ["/fr/part/two.md", "/fr/letter.md", "/assets/e&f.svg"]
    assert 'href="&lt;1&gt;#x"' in html
    assert 'href="#here"' in html
    assert 'href="https://example.org/?a=1&amp;b"' in html


def test_rows_begin_with_the_language_of_the_page() -> None:
    texts = {"en": "# A {#a}\n\none [l](two.md)", "fr": "# B {#a}\n\nun", "es": "# C {#a}\n\nuno"}
    collected = {(code, "part/one.md"): rendered(text, code) for code, text in texts.items()}
    order = own_first(FRENCH, LANGUAGES)
    assert order == (FRENCH, ENGLISH, SPANISH)
    heading, passage = rows(read(texts["fr"], "fr"), collected, order, ADDRESSES)
    assert (heading.id, heading.names) == ("a", ["heading"])
    assert heading.texts == ("<h2>B</h2>", "<h2>A</h2>", "<h2>C</h2>")
    linked = '<p>one <a href="../../../../part/two/">l</a></p>'
    assert passage.texts == ("<p>un</p>", linked, "<p>uno</p>")


def test_footnotes_are_paired_by_name() -> None:
    texts = {"en": "a[^x] b[^y]\n\n[^x]: X\n[^y]: Y", "fr": "b[^y] a[^x]\n\n[^y]: Y2\n[^x]: X2"}
    collected = {(code, "part/one.md"): rendered(text, code) for code, text in texts.items()}
    _, *notes = rows(read(texts["en"]), collected, (ENGLISH, FRENCH), ADDRESSES)
    assert [(note.names[0], note.id) for note in notes] == [("note", "fn:x"), ("note", "fn:y")]
    for note, name in zip(notes, "XY", strict=True):
        assert name in note.texts[0]
        assert f"{name}2" in note.texts[1]
        assert f'href="#en-fnref:{name.lower()}"' in note.texts[0]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en-CA", "English, French and Spanish"), ("fr-CA", "anglais, français et espagnol")],
)
def test_languages_are_listed_in_each_language(tag: str, expected: str) -> None:
    assert language_names(LANGUAGES, tag) == expected
