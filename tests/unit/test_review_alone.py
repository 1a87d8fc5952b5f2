# SPDX-License-Identifier: MIT
"""The review points out texts of data, settings and links that changed in one language only."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_support import Sides
from support import edit

LINKS = {"en": ("](letter.md)", "](figures.md)"), "fr": ("](letter.md)", "](figures.md)")}


@pytest.mark.parametrize(
    ("file", "old", "new", "shown"),
    [
        ("docs/figures.yml", "fr: ormes}", "fr: grands ormes}", "figures.elms.label.fr: « ormes »"),
        ("docs/figures.yml", "{en: over,", "{en: about,", "figures.elms.before.en: “over”"),
        ("mkdocs.yml", "Organisation des N", "L’Organisation des N", "abbreviations.fr.ONU: « "),
        ("mkdocs.yml", "fr: la ville}", "fr: notre ville}", "concerns.city.fr: « la ville »"),
        ("mkdocs.yml", "Save the elms", "Save our elms", "site_name: “Save the elms”"),
        ("mkdocs.yml", "Sauvons les ormes", "Sauvons nos ormes", "« Sauvons les ormes »"),
    ],
)
def test_text_of_one_language_is_to_be_checked(
    tmp_path: Path, file: str, old: str, new: str, shown: str
) -> None:
    sides = Sides(tmp_path)
    edit(sides.head / file, old, new)
    (line,) = sides.said()
    assert shown in line
    assert ", in this language only; check" in line or ", dans cette langue seulement; v" in line
    remarks = sides.report().remarks()
    assert "to check before this change is merged: 1" in remarks


def test_texts_of_every_language_and_of_none_are_not(tmp_path: Path) -> None:
    sides = Sides(tmp_path)
    for code, (old, new) in LINKS.items():
        sides.edit(f"{code}/index.md", old, new)
    sides.edit("figures.yml", "{en: over, fr: plus de}", "{en: about, fr: environ}")
    sides.edit("figures.yml", 'as_of: "2024-04"', 'as_of: "2024-05"')
    config = sides.head / "mkdocs.yml"
    edit(config, "Save the elms", "Save our elms")
    edit(config, "Sauvons les ormes", "Sauvons nos ormes")
    edit(config, "{UN: United Nations}", "{UN: United Nations, EU: European Union}")
    edit(config, "des Nations Unies}", "des Nations Unies, UE: Union européenne}")
    assert sides.review().texts_alone == []


@pytest.mark.parametrize("code", ["en", "fr"])
def test_new_text_in_one_language_only_is_named(tmp_path: Path, code: str) -> None:
    sides = Sides(tmp_path)
    page = sides.head / f"docs/{code}/letter.md"
    page.write_text(f"{page.read_text('utf-8')}\nOaks.\n{{ .editorial }}\n", "utf-8")
    report = sides.report()
    (error,) = (point.line for point in report.points if point.level == "error")
    assert error.startswith("docs/fr/letter.md:")  # without history, the translation is named
    assert "n’a pas d’équivalent" in error
    assert any(line.startswith(f"docs/{code}/letter.md:") for line in sides.said())
