# SPDX-License-Identifier: MIT
"""Lists and headings are as CommonMark has them, with the same numbers everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from campaign.load import read_campaign
from campaign.model.campaign import Campaign
from campaign.model.page_reader import read_page
from campaign.model.urls import Urls
from campaign.pdf.build import letter_pages
from campaign.render.page_elements import PageElements
from campaign.render.page_html import inner_html, render_pages
from campaign.views.language_view import LanguageView
from support import SMALL, copy_campaign

URLS = Urls(("en", "fr"), "", True)
Numbers = list[int | None]

CASES: list[tuple[str, Numbers]] = [
    ("3. three\n4. four", [3, 4]),
    ("1. one\n\nAnd then:\n\n2. two", [1, 2]),
    ("1. one\n   - inside\n   - again\n2. two", [1, None, None, 2]),
    ("- one\n  1. inside\n  2. again\n- two", [None, 1, 2, None]),
    ("1. one\n2. two\n\n- three", [1, 2, None]),
    ("1) one\n2) two", [1, 2]),
    ("1. one\n\n1) two", [1, 1]),
    ("We ask:\n- one\n- two", [None, None]),
    ("5. one\n\n   More.\n\n6. two", [5, 6]),
]

FRONT = "---\ntitle: x\ndescription: x\n---\n"
BLOCKS = "p|li|ul|ol|h[1-6]|blockquote|pre|code|hr|table|thead|tbody|tr|td|th|div"
COMMON_MARK = MarkdownIt("commonmark")


def squeezed(html: str) -> str:
    """Remove the white space that readers do not see."""
    html = re.sub(r"\s+", " ", html).replace("<hr />", "<hr>")
    return re.sub(rf"\s*(</?(?:{BLOCKS})\b[^>]*>)\s*", r"\1", html).strip()


def printed(text: str) -> str:
    """Return the HTML of a page's Markdown."""
    page, _ = read_page(FRONT + text, "x.md", "en", "x.md")
    md = Markdown()
    root = PageElements(md, page, small()).root
    md.treeprocessors["prettify"].run(root)
    return squeezed(inner_html(md, root))


@cache
def small() -> Campaign:
    return read_campaign(SMALL / "mkdocs.yml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3. three\n4. four", '<ol start="3"><li>three</li><li>four</li></ol>'),
        ("0. none", '<ol start="0"><li>none</li></ol>'),
        (
            "1. one\n\nText.\n\n2. two",
            '<ol><li>one</li></ol><p>Text.</p><ol start="2"><li>two</li></ol>',
        ),
        ("1. one\n   - inside", "<ol><li>one<ul><li>inside</li></ul></li></ol>"),
        ("- one\n  - inside\n- two", "<ul><li>one<ul><li>inside</li></ul></li><li>two</li></ul>"),
        ("- one\n  1. inside", "<ul><li>one<ol><li>inside</li></ol></li></ul>"),
        ("- one\n\n  more", "<ul><li><p>one</p><p>more</p></li></ul>"),
        ("- one\n\n    more", "<ul><li><p>one</p><p>more</p></li></ul>"),
        ("- one\n- two\n\n- three", "<ul><li><p>one</p></li><li><p>two</p></li>"),
        (
            "1. one\n2. two\n\n- three",
            "<ol><li>one</li><li>two</li></ol><ul><li>three</li></ul>",
        ),
        ("- one\n\n* two", "<ul><li>one</li></ul><ul><li>two</li></ul>"),
        ("1. one\n\n1) two", "<ol><li>one</li></ol><ol><li>two</li></ol>"),
        ("1) one\n2) two", "<ol><li>one</li><li>two</li></ol>"),
        ("Text:\n- a\n- b", "<p>Text:</p><ul><li>a</li><li>b</li></ul>"),
        ("Text:\n1. a\n\nText.", "<p>Text:</p><ol><li>a</li></ol><p>Text.</p>"),
        ("Text:\n2. a", "<p>Text: 2. a</p>"),
        ("Text:\n## Deep\nText.", "<p>Text:</p><h2>Deep</h2><p>Text.</p>"),
        ("- a\n## Deep", "<ul><li>a</li></ul><h2>Deep</h2>"),
        ("- We met in\n  2017. It rained.", "<ul><li>We met in 2017. It rained.</li></ul>"),
        ("##Deep", "<p>##Deep</p>"),
        ("#1 is a start", "<p>#1 is a start</p>"),
        ("Text\n#MeToo is everywhere", "<p>Text #MeToo is everywhere</p>"),
        ("- #MeToo", "<ul><li>#MeToo</li></ul>"),
        ("## Deep {.lead}", '<h2 class="lead">Deep</h2>'),
        (" ## Deep ##", "<h2>Deep</h2>"),
        ("## C#", "<h2>C#</h2>"),
        ("- a\n{ .lead }", '<ul><li class="lead">a</li></ul>'),
        ("- a  \n  b", "<ul><li>a<br /> b</li></ul>"),
        ("> 3) a\n>    - b", '<blockquote><ol start="3"><li>a<ul><li>b</li></ul></li></ol>'),
        ("- > a\n- b", "<ul><li><blockquote><p>a</p></blockquote></li><li>b</li></ul>"),
        ("- a\n  | b |\n  |---|\n  | c |", "<ul><li>a<table><thead><tr><th>b</th></tr></thead>"),
        (
            "/// signatories\n- a\n  - b\n///\n\nText.",
            '<div class="signatories"><ul><li><strong>a</strong>'
            "<ul><li><strong>b</strong></li></ul></li></ul></div><p>Text.</p>",
        ),
        (
            "- a\n\n  /// html | div.x\n  2. b\n  ///\n- c",
            '<ul><li><p>a</p><div class="x"><ol start="2"><li>b</li></ol></div></li>'
            "<li><p>c</p></li></ul>",
        ),
    ],
)
def test_list_or_heading_is_printed_as_on_github(text: str, expected: str) -> None:
    assert printed(text).startswith(expected)


def test_code_in_an_item_keeps_its_lines() -> None:
    html = printed("- a\n\n  ```\n  1) b\n   - c\n  ```\n\n      3) d")
    assert html == (
        "<ul><li><p>a</p><pre><code>1) b - c</code></pre><pre><code>3) d</code></pre></li></ul>"
    )


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Note:\n\n    3. a\n\n    4. b", '<p>Note:</p><ol start="3"><li><p>a</p></li>'),
        ("Note:\n    - a\n      - b", "<p>Note:</p><ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("- a\n    - b\n\n    Text.", "<ul><li>a</li><li>b</li></ul><p>Text."),
    ],
)
def test_notes_have_their_lists(note: str, expected: str) -> None:
    html = printed(f"Text.[^1]\n\n- x\n\n[^1]: {note}\n\n- end")
    assert f'<li id="fn:1">{expected}' in html
    assert "</p><ul><li>x</li></ul><ul><li>end</li></ul><div" in html


def test_note_leads_back_to_each_of_its_marks() -> None:
    html = printed("One,[^a] two.[^b] Three.[^a]\n\n[^a]: Note.[^b]\n[^b]: - Other.")
    for mark in ("fnref:a", "fnref2:a", "fnref:b", "fnref2:b"):
        assert html.count(f'id="{mark}"') == html.count(f'href="#{mark}"') == 1
    assert [*re.findall(r">(\[\d\])</a>", html)] == ["[1]", "[2]", "[1]", "[2]"]


def test_numbers_are_the_same_everywhere(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    text = "\n\nOr:\n\n".join(text for text, _ in CASES)
    expected = [number for _, numbers in CASES for number in numbers]
    for code in ("en", "fr"):
        with (project / f"docs/{code}/letter.md").open("a", encoding="utf-8") as file:
            file.write(f"\n/// html | div.editorial\n\n{text}\n\n///\n")
    campaign = read_campaign(project / "mkdocs.yml")
    views = {code: LanguageView(campaign, code) for code in ("en", "fr")}
    rendered = render_pages(campaign, URLS)
    for code, view in views.items():
        page = BeautifulSoup(rendered[code, "letter.md"].html, "html.parser")
        assert [number_in_html(item) for item in page.select(".editorial li")] == expected
        beside = "".join(rendered[code, "letter.md"].fragments.values())
        items = BeautifulSoup(beside, "html.parser").select("li")
        assert [number_in_html(item) for item in items][-len(expected) :] == expected
        letter, *_ = letter_pages(view, URLS, rendered)
        assert [*numbers_in_pdf(letter["blocks"])][-len(expected) :] == expected


def number_in_html(item: Any) -> int | None:
    if item.parent.name == "ul":
        return None
    return int(item.parent.get("start", 1)) + len(item.find_previous_siblings("li"))


def numbers_in_pdf(blocks: list[dict[str, Any]]) -> Iterator[int | None]:
    for block in blocks:
        if block["kind"] == "list":
            for index, item in enumerate(block["items"]):
                yield None if block["start"] is None else block["start"] + index
                yield from numbers_in_pdf(item)


INDENTS = st.sampled_from(["", "", "", " ", "  ", "   ", "    "])
BEGINNINGS = st.sampled_from(
    ["", "", "- ", "* ", "-   ", "1. ", "1) ", "2. ", "10. ", "# ", "##", "#1 ", "- > "]
)
LINES = st.tuples(INDENTS, BEGINNINGS, st.sampled_from(["elm", "oak"]), st.sampled_from("\n ")).map(
    lambda parts: f"{parts[0]}{parts[1]}{parts[2]}{parts[3].rstrip(' ')}"
)


@given(lines=st.lists(LINES, min_size=2, max_size=7))
def test_any_lists_are_printed_as_commonmark_has_them(lines: list[str]) -> None:
    text = "\n".join(lines)
    expected = squeezed(COMMON_MARK.render(text))
    if "<pre>" not in expected and "</blockquote><blockquote>" not in expected:
        assert printed(text) == expected
