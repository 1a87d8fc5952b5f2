# SPDX-License-Identifier: MIT
"""The markers of figures in pages, and the heads of HTML blocks."""

from __future__ import annotations

import pytest

from campaign.source.directives import html_element
from campaign.source.markdown_blocks import read_blocks
from campaign.source.markdown_parser import MarkdownText
from campaign.text.markers import scan, substitute


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no marker", []),
        ("{{ a }} and {{b_2}}", [("a", None), ("b_2", None)]),
        ("{{ }}", [("{{ }}", "marker_form")]),
        ("{{a", [("{{a", "marker_unclosed")]),
        ("{{ a }", [("{{ a", "marker_unclosed")]),
        ("a }}", [("}}", "marker_stray")]),
        ("{{ A }}", [("{{ A }}", "marker_form")]),
        ("{{ a b }}", [("{{ a b }}", "marker_form")]),
        ("{{ a.b }}", [("{{ a.b }}", "marker_form")]),
        ("{{ a\nb }}", [("{{ a", "marker_unclosed"), ("}}", "marker_stray")]),
        # A single brace is not a marker.
        ("{ a } and {#id}", []),
    ],
)
def test_markers_and_problems_are_found(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(marker.name, marker.fault) for marker in scan(text)] == found


def test_marker_is_replaced_with_its_figure() -> None:
    assert substitute("{{ a }}, {{b}}", lambda name: name.upper()) == "A, B"


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("one {{ a }}\n  two {{ b }}", [("a", 5, 5), ("b", 6, 7)]),
        ("`{{ a }}` {{ b }}", [("b", 5, 11)]),
        ("```\n{{ a }}\n```", []),
        ("    {{ a }}", []),
        ("# {{ a }} {#id}", [("a", 5, 3)]),
        ("- x\n- {{ a }}\n    - **{{ b }}**", [("a", 6, 3), ("b", 7, 9)]),
        ("> {{ a }}", [("a", 5, 3)]),
        ("| a | b |\n|---|---|\n| {{ a }} | {{ a }} |", [("a", 7, 3), ("a", 7, 13)]),
        ("[{{ a }}](x.md) ![{{ b }}](y.png)", [("a", 5, 2), ("b", 5, 19)]),
        ("/// recommendations\n\n- {{ a }}\n\n///", [("a", 7, 3)]),
        ("text[^1]\n\n[^1]: {{ a }}", [("a", 7, 7)]),
    ],
)
def test_marker_on_a_page_has_its_line_and_column(
    markdown: str, found: list[tuple[str, int, int]]
) -> None:
    blocks = read_blocks(MarkdownText(markdown), first_line=5)
    citations = [citation for block in blocks for citation in block.citations]
    assert [(c.marker.name, c.line, c.column) for c in citations] == found


@pytest.mark.parametrize(
    ("typed", "element"),
    [
        ("div.editorial", ("div", {"class": "editorial"})),
        ("section#a.b.c", ("section", {"id": "a", "class": "b c"})),
        ("p[lang=fr][title='A b.']", ("p", {"lang": "fr", "title": "A b."})),
        ("div..editorial", None),
        ("div .editorial", None),
        ("3", None),
        ("", None),
    ],
)
def test_head_of_an_html_block_names_an_element(
    typed: str, element: tuple[str, dict[str, str]] | None
) -> None:
    assert html_element(typed) == element
