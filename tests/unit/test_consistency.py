# SPDX-License-Identifier: MIT
"""What is rendered is what the checks read, and lists have the same numbers everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from campaign.load import read_campaign
from campaign.model.page_reader import read_page
from campaign.model.urls import Urls
from campaign.pdf.blocks import PagesContent
from campaign.render.consistency import check_consistency
from campaign.render.prerender import render_pages
from campaign.text.translations import load_words
from campaign.views.language_view import LanguageView
from support import SMALL, copy_campaign

URLS = Urls(("en", "fr"), "", True)
FRONT = "---\ntitle: x\ndescription: x\n---\n"

NOTES = "<div class='footnote'><hr><ol><li id='fn:1'>"
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


def test_numbers_are_the_same_everywhere(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    text = "\n\nOr:\n\n".join(text for text, _ in CASES)
    expected = [number for _, numbers in CASES for number in numbers]
    for code in ("en", "fr"):
        with (project / f"docs/{code}/letter.md").open("a", encoding="utf-8") as file:
            file.write(f"\n/// html | div.editorial\n\n{text}\n\n///\n")
    campaign = read_campaign(project / "mkdocs.yml")
    views = {code: LanguageView(campaign, code) for code in ("en", "fr")}
    rendered, problems = render_pages(campaign, URLS, views)
    assert problems == []
    for code, view in views.items():
        page = BeautifulSoup(rendered[code, "letter.md"].html, "html.parser")
        assert [number_in_html(item) for item in page.select(".editorial li")] == expected
        fragments = rendered[code, "letter.md"].fragments
        items = [part.number for part in fragments if part.kind == "item" and part.editorial]
        assert items == expected
        blocks = [block for node in PagesContent(view, URLS).nodes() for block in node["blocks"]]
        assert list(numbers_in_pdf([b for b in blocks if b.get("editorial")])) == expected


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


@pytest.mark.parametrize(
    ("text", "html", "expected"),
    [
        ("3. a\n4. b", "<ol start='3'><li>a</li><li>b</li></ol>", ""),
        ("- a\n    1. b", "<ul><li>a<ol><li>b</li></ol></li></ul>", ""),
        ("- a\n\n    b", "<ul><li><p>a</p><p>b</p></li></ul>", ""),
        ("3. a", "<ol><li>a</li></ol>", "5:1: “a” (3. in the source) appears as 1.;"),
        ("- a", "<ol><li>a</li></ol>", "5:1: “a” (- in the source) appears as 1.;"),
        (
            "- a\n    - b",
            "<ul><li>a</li><li>b</li></ul>",
            "6:1: “b” (- inside 1 list item(s) in the source) appears as -;",
        ),
        ("- a\n-\n- b", "<ul><li>a</li><li></li><li>b</li></ul>", "6:1: this list item has no"),
        ("- - a", "<ul><li><ul><li>a</li></ul></li></ul>", "5:1: this list item has no"),
        ("- a\n-", "<ul><li>a</li><li></li></ul>", "6:1: this list item has no"),
        (
            "- a\n\nb",
            "<ul><li><p>a</p><p>b</p></li></ul>",
            "7:1: “b” (paragraph in the source) appears as paragraph inside 1 list item(s);",
        ),
        ("## A {#b}", "<h2 id='b'>A</h2>", ""),
        ("## A {#b .c}", "<h2 id='a'>A</h2>", "5:1: “#b .c” has no effect on “A”;"),
        ("A\n{ .c }", "<p class='c d'>A</p>", ""),
        ("A\n{ .not-a-figure }", "<p>A</p>", ""),
        ("- A\n  { .c }", "<ul><li><p class='c'>A</p></li></ul>", ""),
        ("A[^1]\n\n[^1]: B", f"<p>A</p>{NOTES}<p>B</p></li></ol></div>", ""),
        (
            "A[^1]\n\n[^1]: B",
            f"<p>A</p>{NOTES}<p>C</p></li></ol></div>",
            "7:7: the source says “B” here, but the page shows “C”;",
        ),
        ("<p>A</p>", "<p>A</p>", ""),
        ("<p>A</p>", "<h2>A</h2>", "5:1: “A” is a paragraph in the source, but"),
        ("A\n: B", "<dl><dt>A</dt><dd>B</dd></dl>", ""),
        ("A\n: B", "<dl><dt>A</dt><dt>B</dt></dl>", "6:1: “B” is a list item in the source, but"),
        (
            "One two three four five six seven.",
            "<p>One two three four five six ten.</p>",
            "5:29: the source says “… four five six seven.” here, but the page shows “… four "
            "five six ten.”",
        ),
    ],
)
def test_text_that_is_printed_otherwise_is_reported(text: str, html: str, expected: str) -> None:
    campaign = read_campaign(SMALL / "mkdocs.yml")
    page, _ = read_page(FRONT + text, "x.md", "en", "x.md")
    found = list(check_consistency(page, html, LanguageView(campaign, "en")))
    messages = [problem.line_of_text(load_words("en")) for problem in found]
    assert [message.startswith(f"x.md:{expected}") for message in messages] == [True] * bool(
        expected
    )
