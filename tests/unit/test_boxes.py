# SPDX-License-Identifier: MIT
"""The theme's boxes and definition lists are the same everywhere, or reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from boxes_support import with_boxes
from campaign.exports.figures_and_letter import Texts, letter_export
from campaign.exports.search_index import search_index
from campaign.load import read_campaign
from campaign.model.urls import Urls
from campaign.pdf.build import letter_pages
from campaign.render.page_html import render_pages
from campaign.render.side_by_side import own_first, rows
from campaign.views.language_view import LanguageView
from support import SMALL, copy_project, edit, problems, squeezed

URLS = Urls(("en", "fr"), "", True)
TYPED = """
## Boxes {#boxes}

!!! note "A *title* of {{ elms }}"
    Note 1.

    - Note 2.
      - Note 3.

!!! warning
    Warning.

!!! quote ""
    No title.

??? tip "Folded"
    Folded 1.

    ???+ danger
        Folded 2.

- Item.

    !!! example "Nested"
        Box.

        1. Box 1.

Elm
:   Elm 1.

    Elm 2.
:   Elm 3.
"""
TEXTS = """
1 Note 1. | 2 Note 2. | 3 Note 3. | 4 Warning. | 5 No title. | 6 Folded 1. | 7 Folded 2. |
8 Item. Box. | 9 Box 1. | 10 Elm | 11 Elm 1. Elm 2. | 12 Elm 3.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the small campaign with boxes, and without a reference text."""
    return with_boxes(copy_project(tmp_path, SMALL))


def typed(project: Path, text: str, other: str | None = None) -> list[str]:
    """Return the problems if a text is added to the letter in both languages."""
    for code, added in (("en", text), ("fr", text if other is None else other)):
        with (project / f"docs/{code}/letter.md").open("a", encoding="utf-8") as file:
            file.write(added)
    return problems(project)


def test_boxes_are_the_same_on_the_page_side_by_side_in_the_pdf_and_the_data(project: Path) -> None:
    assert typed(project, TYPED) == []
    campaign = read_campaign(project / "mkdocs.yml")
    views = {code: LanguageView(campaign, code) for code in ("en", "fr")}
    rendered = render_pages(campaign, URLS)
    expected = [tuple(part.split(" ", 1)) for part in " ".join(TEXTS.split()).split(" | ")]
    page = BeautifulSoup(rendered["fr", "letter.md"].html, "html.parser")
    passages = list(page.select("[id^=boxes-p]"))
    assert [str(tag["id"]).removeprefix("boxes-p") for tag in passages] == [n for n, _ in expected]
    assert [tag.get_text(" ", strip=True)[:6] for tag in passages] == [t[:6] for _, t in expected]
    titles = page.select(".admonition-title, summary")
    shown = ["A title of 12 500", "Avertissement", "Folded", "Danger", "Nested"]
    assert [" ".join(title.get_text().split()) for title in titles] == shown
    assert not page.select("summary a")
    assert [box.get("class") for box in page.select("details[open]")] == [["danger"]]
    (letter, *_), languages = views["fr"].letter, campaign.settings.languages
    beside = [*rows(letter, rendered, own_first(languages[1], languages), URLS)]
    ids = [row.id for row in beside if row.id and row.id.startswith("boxes-p")]
    assert [name.removeprefix("boxes-p") for name in ids] == [n for n, _ in expected]
    assert [row.texts[0] for row in beside if row.names[0] == "title"][1:4] == [
        "<p>Avertissement</p>",
        "<p>Folded</p>",
        "<p>Danger</p>",
    ]
    printed = str(letter_pages(views["fr"], URLS, rendered))
    assert [text for _, text in expected if text.split(". ")[0] not in printed] == []
    assert "Avertissement" in printed
    exported_page = letter_export(Texts([*views.values()], URLS)).pages[0]
    exported = [p.text["fr"] for p in exported_page.passages]
    assert [squeezed(title.text["fr"]) for title in exported_page.titles] == shown
    assert exported_page.titles[1].text["en"] == "Warning"
    places = [(title.passage or "").removeprefix("boxes-p") for title in exported_page.titles]
    assert places == ["1", "4", "6", "7", "8"]
    assert exported[-len(expected) :] == [text for _, text in expected]
    found = {entry["text"] for entry in json.loads(search_index(views["fr"], URLS, {}))}
    assert {text for _, text in expected} <= found


def test_tables_and_raised_signs_are_in_the_pdf_the_data_and_search(project: Path) -> None:
    text = "\n\nThe 1<sup>st</sup> of CO<sub>2</sub>.\n\n| Tree | Year |\n|---|---|\n"
    other = "\n\nLe 1<sup>er</sup> du CO<sub>2</sub>.\n\n| Arbre | An |\n|---|---|\n"
    rows = "| Elm | {{ elms }} |\n", "| Orme | {{ elms }} |\n"
    assert typed(project, text + rows[0], other + rows[1]) == []
    campaign = read_campaign(project / "mkdocs.yml")
    views = {code: LanguageView(campaign, code) for code in ("en", "fr")}
    page = letter_export(Texts([*views.values()], URLS)).pages[0]
    assert page.passages[-1].text == {"en": "The 1st of CO2.", "fr": "Le 1er du CO2."}
    assert [table.rows for table in page.tables] == [
        [
            [{"en": "Tree", "fr": "Arbre"}, {"en": "Year", "fr": "An"}],
            [{"en": "Elm", "fr": "Orme"}, {"en": "12,500", "fr": "12\u00a0500"}],
        ]
    ]
    entries = json.loads(search_index(views["fr"], URLS, {}))
    assert [entry for entry in entries if "Arbre An Orme 12\u00a0500" in entry["text"]]
    printed = str(letter_pages(views["fr"], URLS, render_pages(campaign, URLS)))
    assert "{'kind': 'raised', 'runs': [{'kind': 'text', 'text': 'er'}]}" in printed
    assert "{'kind': 'lowered', 'runs': [{'kind': 'text', 'text': '2'}]}" in printed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("!!! note Read this\n    x", "unknown type or option “read”; valid names: abstract, bug"),
        (
            "!!! nota\n    x",
            "unknown type or option “nota”; did you mean “note”?; write a title in",
        ),
        ("!!! note\nNot indented.", "the block “!!! note” is empty; write its text or list"),
        ('??? note ""\n    x', '“??? note ""” would appear as typed; write a paragraph, or'),
        ('=== "Tab"\n    x', '“=== "Tab"” would appear as typed; write a paragraph, or'),
        ("/// note | x\ny\n///", "unknown block “note”; valid names: html, insert"),
        ("/// html | div\nx", "the block “html” is not closed; end it with a line ///"),
    ],
)
def test_box_that_lacks_something_is_reported(project: Path, text: str, message: str) -> None:
    english, french = typed(project, f"\n{text}\n")
    assert english.startswith("docs/en/letter.md:31:1: " + message), english
    assert french.startswith("docs/fr/letter.md:31:1: " + message), french


@pytest.mark.parametrize(
    ("english", "french", "parts"),
    [
        ("!!! note\n    A.", "!!! tip\n    A.", ["block { .tip } ", "block { .note } "]),
        ("A\n: B", "A\n\n- B", ["the definition list at docs/en/letter.md:31"]),
        ('!!! note "B"\n    A.', '!!! note ""\n    A.', ["title of a box", "no counterpart"]),
    ],
)
def test_translation_with_another_box_is_reported(
    project: Path, english: str, french: str, parts: list[str]
) -> None:
    found = typed(project, f"\n{english}\n", f"\n{french}\n")
    assert [part for part in parts if part not in found[0]] == [], found


@pytest.mark.parametrize(
    ("english", "french", "count"),
    [
        ('!!! note "A"\n    A.\n\n    - B', '??? note "A"\n    A.\n\n    - B', 1),
        ('!!! note "A"\n    A.\n\n    - B', '??? note "A"\n    A.\n\n    B', 1),
        ('??? note "A"\n    A.\n\n    - B', '??? note "A"\n    A.\n\n    - B', 0),
    ],
)
def test_another_kind_of_box_is_one_message(
    project: Path, english: str, french: str, count: int
) -> None:
    assert len(found := typed(project, f"\n{english}\n", f"\n{french}\n")) == count, found


def test_extension_that_the_checks_do_not_know_is_reported(project: Path) -> None:
    edit(project / "mkdocs.yml", "  - admonition\n", "  - admonition\n  - pymdownx.emoji: {x: 1}\n")
    (line,) = problems(project)
    assert line.startswith("mkdocs.yml:37:5: unknown key “pymdownx.emoji”")
