# SPDX-License-Identifier: MIT
"""The original letter is never behind its translation, but texts of the site around it can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.model.settings import read_settings
from campaign.review.status import status
from review_support import Repository, on_main


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return on_main(tmp_path / "repository")


def behind(repository: Repository) -> list[str]:
    """Return the places of the texts that are behind."""
    lines, count = status(read_settings(repository.folder / "mkdocs.yml"))
    return [line.partition(" ")[0] for line in lines[:count]]


def test_original_is_not_behind_a_correction_of_its_translation(repository: Repository) -> None:
    repository.edit("fr/letter.md", "Nous parlons", "Nous prenons la parole")
    repository.commit("Correct the translation")
    assert behind(repository) == []


def test_title_and_note_of_the_site_are_behind(repository: Repository) -> None:
    for code, text in (("en", "Our note."), ("fr", "Notre note.")):
        end = "\n/// signatories"
        repository.edit(f"{code}/letter.md", end, f"\n{text}\n{{ .editorial }}\n{end}")
    repository.commit("Add a note")
    repository.edit("fr/letter.md", "Notre note.", "Notre petite note.")
    repository.edit("fr/letter.md", "title: La lettre", "title: Notre lettre")
    repository.commit("Change the title and the note in French")
    assert behind(repository) == ["docs/en/letter.md:2:1:", "docs/en/letter.md:22:1:"]
