# SPDX-License-Identifier: MIT
"""A text that is only typed otherwise puts no translation behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_support import Repository, behind, on_main

TYPED = "12,500 “good” trees, 5 km of 'old' hedges"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return on_main(tmp_path / "repository")


@pytest.fixture
def typed(repository: Repository) -> Repository:
    """A repository with numbers and quotation marks in both languages of a paragraph."""
    repository.edit("en/index.md", "of them, and", f"of them, {TYPED}, and")
    repository.edit("fr/index.md", "Il y en a", "Dont 12 500 « bons », 5 km de haies, il y en a")
    repository.commit("Say more")
    return repository


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("en/index.md", TYPED, "12,500 'good' trees, 5km  of “old” hedges"),
        ("fr/index.md", "« bons », 5 km", "“bons”, 5km"),
    ],
)
def test_typography_keeps_the_pair_in_step(
    typed: Repository, page: str, old: str, new: str
) -> None:
    typed.edit(page, old, new)
    typed.commit("Write it otherwise")
    assert behind(typed) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("bien -- oui", "bien — oui"),
        ("vu...", "vu…"),
        ("10 000 $", "10000$"),
    ],
)
def test_signs_of_the_same_meaning_keep_the_pair_in_step(
    repository: Repository, old: str, new: str
) -> None:
    repository.edit("fr/index.md", "Il y en a", f"Ici, {old}, il y en a")
    repository.edit("en/index.md", "There are", "Here there are")
    repository.commit("Say more")
    repository.edit("fr/index.md", old, new)
    repository.commit("Write it otherwise")
    assert behind(repository) == []


@pytest.mark.parametrize(
    ("new", "changed"),
    [
        ("{{ felling }} “good” trees, 5 km of 'old'", "« 12,500 » → « {{ felling }} »"),
        ("12,500 “good” trees, 6 km of fine 'old'", "« 5 km of » → « 6 km of fine »"),
    ],
)
def test_words_that_changed_are_named(typed: Repository, new: str, changed: str) -> None:
    typed.edit("en/index.md", TYPED.removesuffix(" hedges"), new)
    typed.commit("Say something else")
    (line,) = behind(typed)
    assert f" : {changed}; mettez" in line
