# SPDX-License-Identifier: MIT
"""A campaign's own words: they replace the generator's, and mistakes in them are reported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from campaign.load import load_campaign, read_campaign
from campaign.model.page_reader import read_page
from campaign.text.translations import load_words, words_of_pages
from support import NBSP, ROOT, SMALL, copy_project, problems


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "words").mkdir()
    return copy_project(tmp_path, SMALL)


def write(project: Path, name: str, text: str) -> None:
    (project / "words" / name).write_text(text, encoding="utf-8")


def test_three_words_replace_those_of_the_generator(project: Path) -> None:
    write(project, "fr-CA.yml", "menu: Sommaire\nsource: Origine\nshare: 'Partager : \"ici\"'\n")
    campaign = read_campaign(project / "mkdocs.yml")
    words, generator = campaign.words("fr"), load_words("fr").entries
    assert words("menu") == "Sommaire"
    assert words("share") == f"Partager{NBSP}: «{NBSP}ici{NBSP}»"  # typeset as the others
    changed = {key for key in generator if words.entries[key] != generator[key]}
    assert changed == {"menu", "source", "share"}
    assert campaign.words("en").entries == load_words("en").entries


def test_word_that_is_saved_is_not_taken_from_the_cache(project: Path) -> None:
    for text in ("menu: Sommaire\n", "menu: Parcourir\n"):
        write(project, "fr-CA.yml", text)
        assert load_campaign(project / "mkdocs.yml").words("fr")("menu") == text[6:-1]


def test_box_without_a_title_has_the_campaigns_own() -> None:
    text = "---\ntitle: Ulmen\ndescription: Ulmen\n---\n\n# Ulmen\n\n!!! note\n    Text.\n"
    page, _ = read_page(text, "x.md", "de", "x.md", (("box_note", "Hinweis"),))
    (title,) = (block for block in page.blocks if block.kind == "title")
    assert title.tokens[0].content == "Hinweis"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("fr-CA.yml", "menu: Sommaire\nmenus: x\n", "2:1: unknown key “menus”"),
        ("fr-CA.yml", "menu: 3\n", "1:7: “menu” must be a single text, but is “3”"),
        ("fr-CA.yml", "menu:\n", "1:6: “menu” is empty"),
        ("fr-CA.yml", 'note: "Note"\n', "1:8: “note” must have the placeholders of “{page}, foo"),
        ("fr-CA.yml", 'figure_source: "{sources}"\n', "1:17: “figure_source” must have the placeh"),
        (
            "fr-CA.yml",
            'figure_source: "{source!x}"\n',
            "1:17: “figure_source” must have the placeh",
        ),
        ("fr-CA.yml", 'menu: "a brace {"\n', "1:8: “menu” must have the placeholders of “Menu”"),
        ("fr-CA.yml", 'search_many: "{count}"\n', "1:15: “search_many” must have the placeholde"),
        ("fr-CA.yml", 'quotation_marks: "«|»"\n', "1:19: “quotation_marks” must have the placeh"),
        ("fr-CA.yml", 'check_failed: "Fautes"\n', "1:1: unknown key “check_failed”"),
        ("fr-CA.yml", "menu: a\nmenu: b\n", "2:1: duplicate key “menu” (first on line 1)"),
        ("fr-CA.yml", "menu: a: b\n", "1:8: “:” is not read as part of this text"),
        ("fr-CA.yml", "- menu\n", "1:1: “words/fr-CA.yml” must have keys below it"),
        ("fr.yml", "menu: Sommaire\n", "1:1: no language of this site has this tag; rename the"),
        (
            "de-DE.yml",
            "",
            "1:1: no language of this site has this tag; rename the file to one of en",
        ),
    ],
)
def test_mistake_is_reported_at_its_line(project: Path, name: str, text: str, message: str) -> None:
    write(project, name, text)
    (found,) = problems(project)
    assert found.startswith(f"words/{name}:{message}")


def test_file_that_is_no_text_is_reported(project: Path) -> None:
    (project / "words/fr-CA.yml").write_bytes(b"menu: \xe9\n")
    assert problems(project) == [
        "words/fr-CA.yml:1:7: the file is not UTF-8 text; save it with UTF-8 encoding"
    ]


def test_file_in_which_every_line_is_a_comment_is_right(project: Path) -> None:
    write(project, "fr-CA.yml", "# menu: Menu\n")
    assert problems(project) == []


def test_words_of_pages_are_those_that_templates_use() -> None:
    """Otherwise a language could be published with a word in English."""
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "overrides").rglob("*.*"))
    used = set(re.findall(r"\b(?:t|words)\([\"']([a-z0-9_]+)[\"']", text))
    assert len(used) > 50
    assert used <= set(words_of_pages())
    assert {"moved_to", "box_note", "pdf_about", "search_many"} <= set(words_of_pages())
    assert {key for key in words_of_pages() if key.startswith(("problem_", "check_"))} == set()
