# SPDX-License-Identifier: MIT
"""The original letter is never behind its translation, but texts of the site around it can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_support import Repository, behind, on_main


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return on_main(tmp_path / "repository")


def places(repository: Repository) -> list[str]:
    return [line.partition(" ")[0] for line in behind(repository)]


def test_original_is_not_behind_a_correction_of_its_translation(repository: Repository) -> None:
    repository.edit("fr/letter.md", "Nous parlons", "Nous prenons la parole")
    repository.commit("Correct the translation")
    assert places(repository) == []


def test_title_and_note_of_the_site_are_behind(repository: Repository) -> None:
    for code, text in (("en", "Our note."), ("fr", "Notre note.")):
        end = "\n/// signatories"
        repository.edit(f"{code}/letter.md", end, f"\n{text}\n{{ .editorial }}\n{end}")
    repository.commit("Add a note")
    repository.edit("fr/letter.md", "Notre note.", "Notre petite note.")
    repository.edit("fr/letter.md", "title: La lettre", "title: Notre lettre")
    repository.commit("Change the title and the note in French")
    assert places(repository) == ["docs/en/letter.md:2:1:", "docs/en/letter.md:22:1:"]
