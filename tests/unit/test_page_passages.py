# SPDX-License-Identifier: MIT
"""Which blocks of a page belong to which passage."""

from __future__ import annotations

from campaign.model.page_reader import read_page

FRONT = "---\ntitle: Elms\ndescription: Elms.\ndocument: true\n---\n\n# Elms {#elms}\n\n"


def lines_of(markdown: str) -> dict[str, list[int]]:
    """Return the lines of each passage's blocks, counted from the text below the heading."""
    page, _ = read_page(FRONT + markdown, "elms.md", "en", "docs/en/elms.md")
    first = FRONT.count("\n")
    return {p.id: [block.line - first for block in p.blocks] for p in page.passages}


def test_further_paragraph_of_an_item_belongs_to_its_passage() -> None:
    assert lines_of("- One.\n\n    More.\n- Two.\n") == {"elms-p1": [1, 3], "elms-p2": [4]}


def test_paragraph_below_an_inner_list_belongs_to_the_outer_item() -> None:
    found = lines_of("1. One.\n\n   - Inner.\n\n     Its own.\n\n   More.\n2. Two.\n")
    assert found == {"elms-p1": [1, 7], "elms-p2": [3, 5], "elms-p3": [8]}


def test_editorial_items_and_notes_do_not_extend_the_passage_before_them() -> None:
    ours = "/// html | div.editorial\n\n- Ours.\n\n    More of ours.\n\n///\n"
    assert lines_of(f"The letter.[^1]\n\n{ours}\n[^1]:\n    - A note.\n\n        More.\n") == {
        "elms-p1": [1]
    }


def test_text_on_several_lines_of_the_front_matter_has_none() -> None:
    for sign in (">", "|"):
        front = FRONT.replace(
            "description: Elms.", f"description: {sign}\n  Old elms\n  of a park."
        )
        page, _ = read_page(front, "elms.md", "en", "docs/en/elms.md")
        assert page.matter.description == "Old elms of a park."
