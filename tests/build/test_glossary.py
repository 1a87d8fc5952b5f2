# SPDX-License-Identifier: MIT
"""The glossary is checked for its form, used by the review, and not published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from campaign.checks.languages.terms import Entry, misuses
from review_support import Sides
from support import SMALL, copy_campaign, problems

GLOSSARY = """\
# Both genders are written out where the text speaks of people.
- en: [elm, elm tree]
  fr: [orme]
  avoid: {fr: [ormeau]}
  note: an ormeau is a young one
- {en: town council, fr: [conseil municipal], avoid: {fr: [mairie]}}
- {en: council, fr: conseil}
- {en: US, fr: [États-Unis]}
"""


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    sides = Sides(tmp_path)
    for side in (sides.base, sides.head):
        (side / "docs/glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    return sides


def said(sides: Sides) -> list[str]:
    return [line for line in sides.said() if "glossa" in line]


def add(sides: Sides, english: str, french: str, below: str = "") -> None:
    for code, text, after in (("en", english, "{#home}"), ("fr", french, "{#home}")):
        sides.edit(f"{code}/index.md", after, f"{after}\n\n{text}{below}")


def test_term_without_its_translation_and_word_to_avoid_are_reported(sides: Sides) -> None:
    add(sides, "The elm trees of the US please the town council.", "Un ormeau plaît à la mairie.")
    mark = "ou ajoutez la marque { .not-a-term }"
    note = " (an ormeau is a young one)"
    place = "à docs/en/index.md:8, le glossaire donne"
    assert said(sides) == [
        f"docs/fr/index.md:8:1: pour « US », {place} « États-Unis »; employez-le ici, {mark}",
        f"docs/fr/index.md:8:1: pour « elm », {place} « orme »; employez-le ici, {mark}{note}",
        f"docs/fr/index.md:8:1: pour « town council », {place} « conseil municipal »; "
        f"employez-le ici, {mark}",
    ]


def test_marked_heading_is_not_compared(sides: Sides) -> None:
    add(sides, "## The elm {#elm}", "## L'arbre {#elm}")
    assert len(said(sides)) == 1
    for code in ("en", "fr"):
        sides.edit(f"{code}/index.md", "{#elm}", "{#elm .not-a-term}")
    assert said(sides) == []
    assert problems(sides.head) == []


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Elms please the town council.", "Les ormes plaisent au conseil municipal."),
        ("They asked us about the Town Council.", "On nous a parlé du Conseil municipal."),
        ("Nobody asked.", "L'orme et les conseils n'ont rien demandé."),
    ],
)
def test_right_translation_is_not_reported(sides: Sides, english: str, french: str) -> None:
    add(sides, english, french)
    assert said(sides) == []


def test_only_changed_passages_without_a_mark_are_reported(sides: Sides) -> None:
    add(sides, "The elm is old.", "L'arbre est vieux.", below="\n{ .not-a-term }")
    assert said(sides) == []
    assert problems(sides.head) == []
    for code in ("en", "fr"):
        sides.edit(f"{code}/index.md", "\n{ .not-a-term }", "")
    assert len(said(sides)) == 1
    shutil.rmtree(sides.base)
    shutil.copytree(sides.head, sides.base)
    sides.edit("en/letter.md", "We speak", "We spoke")
    assert said(sides) == []


def test_longer_terms_hide_those_in_them() -> None:
    forms = [
        ("human rights", "droits humains", []),
        ("Commission on Human Rights", "la Commission", []),
        ("rights", "droits", ["droits humain", "loi"]),
    ]
    context = {"languages": ["en", "fr"]}
    glossary = [
        Entry.model_validate(
            {"en": en, "fr": fr, "avoid": {"fr": avoid} if avoid else {}}, context=context
        )
        for en, fr, avoid in forms
    ]
    english = "The Commission on Human Rights met."
    assert not [*misuses(glossary, english, "La Commission s'est réunie.", ("en", "fr"))]
    (found,) = misuses(glossary, english, "On s'est réuni.", ("en", "fr"))
    assert found == (glossary[1], "")
    (found,) = misuses(glossary, "Nothing.", "Les droits humains, par une loi.", ("en", "fr"))
    assert found[1] == "loi"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("elm: orme\n", "1:1: “docs/glossary.yml” must be a list, but is"),
        ("- {en: elm}\n", "1:3: “elm” has no text in “fr”; add it"),
        ("- {en: elm, fr: [orme], avoid: {de: [Ulme]}}\n", "has a text in “en, fr, de”, but"),
        ("- en: elm\n  fr: []\n", "2:7: “fr” is empty; write its value"),
        ("- en: elm\n  fr: [orme]\n  note: [x]\n", "3:9: “note” must be a single text, but is"),
        ("- en: [elm\n", "glossary.yml:1:7: "),
    ],
)
def test_mistake_in_the_glossary_is_reported(tmp_path: Path, text: str, message: str) -> None:
    project = copy_campaign(tmp_path, SMALL)
    (project / "docs/glossary.yml").write_text(text, encoding="utf-8")
    (line,) = problems(project)
    assert line.startswith("docs/glossary.yml:")
    assert message in line
