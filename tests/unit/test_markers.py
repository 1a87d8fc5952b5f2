# SPDX-License-Identifier: MIT
"""The markers of figures in pages."""

from __future__ import annotations

import pytest

from campaign.source.markdown_blocks import read_blocks
from campaign.source.markdown_parser import MarkdownText
from campaign.text.markers import scan, substitute


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no marker", []),
        ("{{ a }} and {{b_2}}", [("a", None), ("b_2", None)]),
        ("{{ }}", [("", "marker_empty")]),
        ("{{a", [("{{a", "marker_unclosed")]),
        ("{{ a }", [("{{ a", "marker_unclosed")]),
        ("a }}", [("", "marker_stray")]),
        ("{{ A }}", [("A", "marker_form")]),
        ("{{ a b }}", [("a b", "marker_form")]),
        ("{{ a.b }}", [("a.b", "marker_form")]),
        ("{{ a\nb }}", [("{{ a", "marker_unclosed"), ("", "marker_stray")]),
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
