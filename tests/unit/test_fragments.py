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
from campaign.render import html_fragments
from campaign.render.page_elements import PageElements
from campaign.render.page_links import mark, resolve
from campaign.render.rendered_page import Fragment, RenderedPage
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


def fragments(text: str, language: str = "en") -> tuple[Fragment, ...]:
    page, md = read(text, language), Markdown()
    elements = PageElements(md, page, read_campaign(SMALL / "mkdocs.yml"))
    root = elements.root
    md.treeprocessors["prettify"].run(root)
    for element in root.iter():
        mark(element, page)
    return html_fragments.fragments(md, page, root, elements.blocks)


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
        ("## A *b*", [("heading", 2, None, "A <em>b</em>")]),
        ("a\n\nb & c", [("paragraph", 0, None, "a"), ("paragraph", 0, None, "b &amp; c")]),
        (
            "- a\n    - b\n- c",
            [("item", 1, None, "a"), ("item", 2, None, "b"), ("item", 1, None, "c")],
        ),
        ("1. a\n2. b", [("item", 1, 1, "a"), ("item", 1, 2, "b")]),
        ("- a\n\n    more\n\n- c", [("item", 1, None, "<p>a</p>"), ("item", 1, None, "<p>c</p>")]),
        ("> a", [("paragraph", 0, None, "a")]),
        ("```\n<a>\n```", [("whole", 0, None, "<pre><code>&lt;a&gt;\n</code></pre>")]),
        ("a\n\n---\n\nb", [("paragraph", 0, None, "a"), ("paragraph", 0, None, "b")]),
        ("a\n\n<!-- no -->\n\n<div>raw</div>", [("paragraph", 0, None, "a")]),
        ("a\\_b and `<i>`", [("paragraph", 0, None, "a_b and <code>&lt;i&gt;</code>")]),
        ("<elm@example.org>", [("paragraph", 0, None, None)]),
    ],
)
def test_page_is_split_into_blocks(
    text: str, expected: list[tuple[str, int, int | None, str | None]]
) -> None:
    found = fragments(text)
    assert [(part.kind, part.level, part.number) for part in found] == [e[:3] for e in expected]
    for part, (*_, html) in zip(found, expected, strict=True):
        if html is not None:
            assert part.html.split("\n<p>more")[0] == html
        assert "\x02" not in part.html


def test_list_item_has_its_further_paragraphs_but_not_its_nested_lists() -> None:
    (first, inner) = fragments("- a\n\n    more\n\n    - b")
    assert "more" in first.html
    assert "b" not in first.html.replace("<p>", "")
    assert inner.html == "<p>b</p>" or inner.html == "b"


def test_note_has_its_lists() -> None:
    (_, note) = fragments("Text.[^1]\n\n[^1]: Note:\n\n    - a\n    - b")
    assert note.kind == "note"
    assert "Note:" in note.html
    assert all(f"<li>{item}" in note.html for item in "ab")


def test_table_is_one_block() -> None:
    (table,) = fragments("| a |\n| - |\n| b |")
    assert table.kind == "whole"
    assert table.html.startswith("<table>")
    assert table.html.endswith("</table>")


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

    html = resolve(part.html, link)
    assert sources == ["/fr/part/two.md", "/fr/letter.md", "/assets/e&f.svg"]
    assert 'href="&lt;1&gt;#x"' in html
    assert 'href="#here"' in html
    assert 'href="https://example.org/?a=1&amp;b"' in html


def test_rows_begin_with_the_language_of_the_page() -> None:
    texts = {"en": "# A {#a}\n\none [l](two.md)", "fr": "# B {#a}\n\nun", "es": "# C {#a}\n\nuno"}
    collected = {
        (code, "part/one.md"): RenderedPage("", fragments(text, code))
        for code, text in texts.items()
    }
    order = own_first(FRENCH, LANGUAGES)
    assert order == (FRENCH, ENGLISH, SPANISH)
    heading, passage = rows(read(texts["fr"], "fr"), collected, order, ADDRESSES)
    assert (heading.own.id, heading.own.kind, heading.own.level) == ("a", "heading", 1)
    assert heading.texts == ("B", "A", "C")
    assert passage.texts == ("un", 'one <a href="../../../../part/two/">l</a>', "uno")


def test_footnotes_are_paired_by_name() -> None:
    texts = {"en": "a[^x] b[^y]\n\n[^x]: X\n[^y]: Y", "fr": "b[^y] a[^x]\n\n[^y]: Y2\n[^x]: X2"}
    collected = {
        (code, "part/one.md"): RenderedPage("", fragments(text, code))
        for code, text in texts.items()
    }
    _, *notes = rows(read(texts["en"]), collected, (ENGLISH, FRENCH), ADDRESSES)
    assert [(note.own.kind, note.own.id) for note in notes] == [("note", "fn:x"), ("note", "fn:y")]
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
