# SPDX-License-Identifier: MIT
"""The comparison of a campaign before and after a change, mainly for one-sided changes."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from campaign.review.report import Statement, read_side, review_words
from campaign.review.segments import segments_of
from campaign.review.summary import summary_list
from review_support import A_REGLER, TO_SETTLE, Sides
from support import NBSP, ROOT, edit
from yaml_file import read_yaml

PAGE = (
    "---\ntitle: {title}\ndescription: A page for a test.\n---\n\n# {title} {{#extra}}\n\n{text}\n"
)


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    return Sides(tmp_path)


def errors(sides: Sides) -> list[str]:
    return [point.line for point in sides.report().points if point.severity[1] == "error"]


def test_no_change_has_no_findings(sides: Sides) -> None:
    assert sides.said() == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        # White space.
        ("en/letter.md", "Dear Mayor,", "Dear   Mayor,"),
        ("en/letter.md", "sick.\nThe UN", "sick. The\nUN"),
        ("en/index.md", "| Elms       | Sick       |", "| Elms | Sick |"),
        # Markup.
        ("en/letter.md", "keep them; and", "**keep** _them_; and"),
        ("en/letter.md", "- keep them; and\n- water", "* keep them; and\n* water"),
        ("en/letter.md", "Dear Mayor,", "Dear [Mayor](index.md),"),
        ("fr/letter.md", "Madame la Mairesse,", "Madame la Mairesse,\n{ .editorial }"),
        (
            "en/index.md",
            "[All {{ elms }} of them](letter.md)",
            "[All {{elms}} of them](figures.md)",
        ),
        ("en/index.md", "There are {{ elms }} of", "<span>There are</span> {{ elms }} of"),
        # Typography.
        ("fr/letter.md", "L'ONU les", "L’ONU les"),
        ("fr/letter.md", "LETTRE OUVERTE : Sauvons", f"LETTRE OUVERTE{NBSP}: Sauvons"),
        ("fr/letter.md", "LETTRE OUVERTE : Sauvons", "LETTRE OUVERTE: Sauvons"),
        ("fr/letter.md", "gardez-les; et", "gardez‑les ; et"),
        ("fr/annex/costs.md", "description: Ce que", f"description: Ce{NBSP}que"),
    ],
)
def test_layout_and_typography_are_ignored(sides: Sides, file: str, old: str, new: str) -> None:
    sides.edit(file, old, new)
    alone = [line for line in sides.said() if "Translation: not needed" in line]
    assert alone == []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "« Oui » : non", "«Oui»: non"),
        ("fr", "« Oui » ; non !", "“Oui”; non!"),
        ("fr", "12 % de 33 000 $", f"12% de 33{NBSP}000$"),
        ("fr", "l'é", "l’e\N{COMBINING ACUTE ACCENT}"),
        ("en", '"So," he said - it\'s...', "“So,” he said — it’s…"),
    ],
)
def test_texts_that_differ_only_in_typography_are_equal(
    sides: Sides, language: str, one: str, other: str
) -> None:
    keys = []
    for side, text in ((sides.base, one), (sides.head, other)):
        file = side / "docs" / language / "figures.md"
        file.write_text(PAGE.format(title="Extra", text=text), encoding="utf-8")
        campaign, _ = read_side(side / "mkdocs.yml")
        assert campaign is not None
        page = campaign.pages.page(language, "figures.md")
        assert page is not None
        keys.append([piece.key for piece in segments_of(page)])
    assert keys[0] == keys[1]


def test_change_only_in_english_is_reported(sides: Sides) -> None:
    sides.edit("en/index.md", "of them, and", "of them in all, and")
    assert sides.said() == [
        "docs/en/index.md:8:1: index.md#home-paragraph-1 changed, but docs/fr/index.md:8 did not: "
        f"“them,” → “them in all,”{TO_SETTLE}"
    ]


def test_change_only_in_french_is_reported_at_its_line(sides: Sides) -> None:
    sides.edit("fr/annex/costs.md", "Personne ne l'a", "Nul ne l'a")
    assert sides.said() == [
        "docs/fr/annex/costs.md:10:1: annex/costs.md#costs-p1 : texte modifié, "
        f"mais pas à docs/en/annex/costs.md:10 : « Personne » → « Nul »{A_REGLER}"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "label"),
    [
        ("en/index.md", "title: Home", "title: Start", "title"),
        ("en/index.md", "elms and an open", "elms, and an open", "description"),
        ("en/letter.md", "cite: Letter", "cite: Our letter", "cite"),
        ("en/figures.md", "# Figures", "# All figures", "figures"),
        ("en/index.md", "| Elms  ", "| Trees ", "home-cell-1"),
        ("en/index.md", "![Some of", "![A few of", "home-paragraph-3"),
        ("en/letter.md", "keep them; and", "keep all; and", "letter-p3"),
        ("en/letter.md", "- keep them; and", "- do so; or", "letter-p3"),
        ("en/letter.md", "  Chair", "  Chairwoman", "letter-p5"),
        ("en/letter.md", "since {{ first_count }}", "since {{ vote }}", "letter-p2"),
    ],
)
def test_every_text_is_compared(sides: Sides, file: str, old: str, new: str, label: str) -> None:
    sides.edit(file, old, new)
    (line,) = sides.said()
    place, _, rest = line.partition(": ")
    assert place.startswith(f"docs/{file}:")
    assert rest.startswith(f"{file[3:]}#{label} changed, but docs/fr/{file[3:]}:")


def test_change_in_both_languages_is_shown(sides: Sides) -> None:
    sides.edit("en/index.md", "of them, and", "of them in all, and")
    sides.edit("fr/index.md", "Il y en a {{ elms }}", "Il y en a {{ elms }} en tout")
    assert sides.said() == [
        "docs/en/index.md:8:1: index.md#home-paragraph-1: “There are 12,500 of them, and {{ elms "
        "}} in code stays as it is.” → “There are 12,500 of them in all, and {{ elms }} in code "
        "stays as it is.”",
        f"docs/fr/index.md:8:1: index.md#home-paragraph-1 : « Il y en a 12{NBSP}500, et {{{{ "
        f"elms }}}} dans du code reste tel quel. » → « Il y en a 12{NBSP}500 en tout, et "
        "{{ elms }} dans du code reste tel quel. »",
    ]


def test_lines_of_a_signatory_are_shown_apart(sides: Sides) -> None:
    sides.edit("en/letter.md", "  Chair", "  Chairwoman")
    sides.edit("fr/letter.md", "Ann Elm\n  Présidente", "Ann Elm\n  Porte-parole")
    assert any("“Ann Elm, Chair” → “Ann Elm, Chairwoman”" in line for line in sides.said())


def test_statement_settles_a_one_sided_change(sides: Sides) -> None:
    sides.edit("en/index.md", "of them, and", "of them in all, and")
    assert sides.said(Statement()) == [
        "docs/en/index.md:8:1: index.md#home-paragraph-1: “There are 12,500 of them, and {{ elms "
        "}} in code stays as it is.” → “There are 12,500 of them in all, and {{ elms }} in code "
        "stays as it is.”"
    ]


def test_paragraph_added_in_one_language_is_reported(sides: Sides) -> None:
    sides.edit("en/index.md", "[All {{ elms }}", "They are old.\n\n[All {{ elms }}")
    assert sides.said() == [
        "docs/en/index.md:13:1: index.md#home-paragraph-2: (not there) → “They are old.”"
    ]
    (error,) = errors(sides)
    assert error.startswith(
        "docs/fr/index.md:11:1: ce qui est à docs/en/index.md:13 (paragraphe) semble"
    )


def test_only_the_new_paragraph_without_translation_is_reported(sides: Sides) -> None:
    sides.edit("en/index.md", "There are", "They are old.\n\nThere are")
    sides.edit("en/index.md", "\n| Elms", "\nThey are tall.\n\n| Elms")
    sides.edit("fr/index.md", "\n| Ormes", "\nIls sont grands.\n\n| Ormes")
    (error,) = errors(sides)
    assert error.startswith(
        "docs/fr/index.md:6:1: ce qui est à docs/en/index.md:8 (paragraphe) semble"
    )


def test_paragraph_deleted_in_one_language_is_reported(sides: Sides) -> None:
    sides.edit("fr/index.md", "[Tous les {{ elms }}](letter.md)\n\n", "")
    assert sides.said() == [
        f"docs/fr/index.md:13:1: index.md#home-paragraph-2 : « Tous les 12{NBSP}500 <letter.md> » "
        "→ (absent)"
    ]
    (error,) = errors(sides)
    assert error.startswith(
        "docs/fr/index.md:11:1: ce qui est à docs/en/index.md:13 (paragraphe) semble"
    )


def test_added_missing_translation_is_no_gap(sides: Sides) -> None:
    edit(sides.base / "docs/fr/index.md", "[Tous les {{ elms }}](letter.md)\n\n", "")
    assert sides.said() == [
        "docs/fr/index.md:13:1: index.md#home-paragraph-2 : (absent) → "
        f"« Tous les 12{NBSP}500 <letter.md> »"
    ]


def test_page_added_or_deleted_in_one_language_is_reported(sides: Sides) -> None:
    text = PAGE.format(title="Extra", text="One language only.")
    (sides.head / "docs/en/extra.md").write_text(text, encoding="utf-8")
    (sides.head / "docs/fr/figures.md").unlink()
    first, *others = sides.said()
    assert first == (
        "docs/fr/figures.md:1:1: liens qui seraient rompus : /fr/figures/; conservez ces adresses, "
        "ou redirigez-les sous « moved_from »"
    )
    assert all("→ (absent)" in line or "(not there) → “" in line for line in others)
    assert [line.partition(";")[0] for line in errors(sides)] == [
        "docs/en/extra.md:1:1: this page has no counterpart at docs/fr/extra.md",
        "docs/en/figures.md:1:1: this page has no counterpart at docs/fr/figures.md",
    ]


def test_text_is_escaped_in_the_summary() -> None:
    assert summary_list(["en"], "review", ["a | <b> *c* & $g$"]) == (
        '<h1><span lang="en">Review of the change</span></h1>\n'
        "<ul><li>a | &lt;b&gt; *c* &amp; $g$</li></ul>\n\n"
    )


def test_words_have_the_same_keys_and_blanks_in_every_language() -> None:
    def blanks(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    folder = ROOT / "hooks/campaign/words/review"
    english: dict[str, str] = read_yaml(folder / "en.yml")
    for file in folder.glob("*.yml"):
        other: dict[str, str] = read_yaml(file)
        assert list(other) == list(english)
        assert {k: blanks(v) for k, v in other.items()} == {
            k: blanks(v) for k, v in english.items()
        }


def test_language_without_words_is_reviewed_in_english() -> None:
    assert review_words("xx")("review") == "Review of the change"
