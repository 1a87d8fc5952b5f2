# SPDX-License-Identifier: MIT
"""The review of sections, rows and passages that move."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_support import Sides
from support import edit

SECTIONS = {
    "en": "\n## Privacy {#privacy}\n\nWe keep no data.\n\n- One\n\n## Use {#use}\n\nFor all.\n",
    "fr": "\n## Vie privée {#privacy}\n\nRien.\n\n- Un seul\n\n## Usage {#use}\n\nPour tous.\n",
}


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    return Sides(tmp_path)


def in_two_sections(sides: Sides) -> None:
    for side in (sides.base, sides.head):
        for code, text in SECTIONS.items():
            file = side / f"docs/{code}/index.md"
            file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def move_the_first(sides: Sides, page: str, *languages: str) -> None:
    for code in languages:
        first, second = (f"\n## {part}" for part in SECTIONS[code].split("\n## ")[1:])
        sides.edit(f"{code}/index.md", first + second, second)
        file = sides.head / "docs" / code / page
        file.write_text(file.read_text(encoding="utf-8") + first, encoding="utf-8")


def test_sections_swapped_in_both_languages_need_nothing(sides: Sides) -> None:
    in_two_sections(sides)
    move_the_first(sides, "index.md", "en", "fr")
    assert sides.said() == []


def test_marker_in_place_of_the_same_number_needs_nothing(sides: Sides) -> None:
    edit(sides.base / "docs/en/letter.md", "{{ first_count }}", "1998")
    assert sides.said() == []


def test_sections_swapped_in_one_language_are_reported(sides: Sides) -> None:
    in_two_sections(sides)
    move_the_first(sides, "index.md", "en")
    errors = [point.line for point in sides.report().points if point.severity[1] == "error"]
    assert errors
    assert all(line.startswith("docs/fr/index.md:") for line in errors)


def test_section_moved_to_another_page_is_removed_and_added(sides: Sides) -> None:
    in_two_sections(sides)
    move_the_first(sides, "annex/costs.md", "en", "fr")
    assert sides.links() == ["/#privacy", "/fr/#privacy"]
    english = [line for line in sides.said() if "“We keep no data.”" in line]
    assert [line.partition(":")[0] for line in english] == [
        "docs/en/index.md",
        "docs/en/annex/costs.md",
    ]


def test_new_figure_of_the_letter_does_not_change_its_words(sides: Sides) -> None:
    file = sides.head / "docs/figures.yml"
    figures = file.read_text(encoding="utf-8")
    first_count = figures.partition("  first_count:")[2].partition("  vote:")[0]
    sides.edit("figures.yml", "  vote:", f"  second_count:{first_count}  vote:")
    assert not any("THE WORDS OF THE LETTER" in line for line in sides.said())


def test_address_of_a_removed_heading_breaks(sides: Sides) -> None:
    in_two_sections(sides)
    for code, word in (("en", "Privacy"), ("fr", "Vie privée")):
        sides.edit(f"{code}/index.md", f"\n## {word} {{#privacy}}\n", "")
    assert sides.links() == ["/#privacy", "/fr/#privacy"]


LINK = "[more](https://example.org/more)"
LONG = f"## Long {{#long}}\n\n- One {LINK},\n  two\n- Three\n\nShort.\n"
SWAPPED = f"## Long {{#long}}\n\n- Three\n- One {LINK},\n  two\n\nShort.\n"


def with_a_list(sides: Sides, text: str, new: str) -> None:
    for side, typed in ((sides.base, text), (sides.head, new)):
        for code in ("en", "fr"):
            file = side / f"docs/{code}/index.md"
            file.write_text(f"{file.read_text('utf-8')}\n{typed}", "utf-8")


@pytest.mark.parametrize("code", ["en", "fr"])
def test_texts_swapped_in_one_language_have_not_changed_in_the_other(
    sides: Sides, code: str
) -> None:
    with_a_list(sides, LONG, LONG)
    sides.edit(f"{code}/index.md", LONG, SWAPPED)
    alone = [line for line in sides.said() if "Translation: not needed" in line]
    assert [line.partition(":")[0] for line in alone] == [f"docs/{code}/index.md"] * 2


def test_texts_reworded_in_one_language_as_all_are_swapped_are_reported(sides: Sides) -> None:
    with_a_list(sides, "- Tall firs.\n- Old oaks.\n", "- Old oaks.\n- Tall firs.\n")
    sides.edit("en/index.md", "- Old oaks.\n- Tall firs.\n", "- Older elms.\n- High pines.\n")
    alone = [line for line in sides.said() if "Translation: not needed" in line]
    assert [line.partition(":")[0] for line in alone] == ["docs/en/index.md"] * 2
