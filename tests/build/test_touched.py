# SPDX-License-Identifier: MIT
"""What is wrong between two pages is reported in the one that was touched, if git knows it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from campaign.load import read_campaign
from campaign.problems import CampaignError
from campaign.text.translations import load_words
from review_support import Repository
from support import SMALL, copy_campaign, problems

IN_ENGLISH = (
    "docs/en/index.md:8:11: the number here is 13, but 12 at docs/fr/index.md:8; "
    "write the same number, or, in a free translation, { .not-a-figure } below it "
    "(front matter: not_figures)"
)
IN_FRENCH = (
    "docs/fr/index.md:8:11: the number here is 12, but 13 at docs/en/index.md:8; "
    "write the same number, or, in a free translation, { .not-a-figure } below it "
    "(front matter: not_figures)"
)
MISSING = (
    "docs/en/index.md:10:1: this paragraph seems to have no counterpart in docs/fr/index.md, "
    "where it would follow line 8; add it there, or delete it here"
)
ABSENT = (
    "docs/fr/index.md:8:1: the paragraph at docs/en/index.md:10 seems to have no counterpart here, "
    "where it would follow this line; add it here, or delete it there"
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a repository whose campaign is in a folder, with a number in both languages."""
    project = copy_campaign(tmp_path / "site", SMALL)
    for code, typed in (("en", "There are"), ("fr", "Il y en a")):
        page = project / f"docs/{code}/index.md"
        text = page.read_text(encoding="utf-8")
        assert typed in text
        page.write_text(text.replace(typed, f"{typed} 12 parks.", 1), encoding="utf-8")
    assert problems(project) == []
    found = Repository(tmp_path)
    found.folder = project
    return found


def test_uncommitted_change_comes_before_a_newer_commit(repository: Repository) -> None:
    repository.edit("en/index.md", "12 parks", "13 parks")
    assert problems(repository.folder) == [IN_ENGLISH]
    repository.git("add", "--all")
    assert problems(repository.folder) == [IN_ENGLISH]
    repository.commit("Count again")
    assert problems(repository.folder) == [IN_ENGLISH]
    repository.edit("fr/index.md", "Accueil", "Début")
    assert problems(repository.folder) == [IN_FRENCH]


def test_newer_commit_decides_if_everything_is_committed(repository: Repository) -> None:
    repository.edit("en/index.md", "12 parks", "13 parks")
    repository.commit("Count again")
    repository.edit("fr/index.md", "Accueil", "Début")
    repository.commit("Rename the French home page")
    assert problems(repository.folder) == [IN_FRENCH]
    with pytest.raises(CampaignError) as refused:  # as a build reads it
        read_campaign(repository.folder / "mkdocs.yml")
    (problem,) = refused.value.problems
    assert problem.line_of_text(load_words("en")) == IN_FRENCH


def test_tie_a_shallow_clone_and_no_git_report_the_translation(
    repository: Repository, tmp_path: Path
) -> None:
    repository.edit("en/index.md", "12 parks", "13 parks")
    repository.commit("Count again")
    repository.git("clone", "--quiet", "--depth=1", tmp_path.as_uri(), str(tmp_path / "shallow"))
    assert problems(tmp_path / "shallow/site") == [IN_FRENCH]
    repository.edit("en/index.md", "Home", "Start")
    repository.edit("fr/index.md", "Accueil", "Début")
    assert problems(repository.folder) == [IN_FRENCH]
    repository.commit("Rename both home pages")
    assert problems(repository.folder) == [IN_FRENCH]
    shutil.rmtree(tmp_path / ".git")
    assert problems(repository.folder) == [IN_FRENCH]


def test_deleted_figure_is_reported_where_it_was_deleted(repository: Repository) -> None:
    data = repository.folder / "docs/figures.yml"
    text = data.read_text(encoding="utf-8")
    start, end = text.index("  sick:\n"), text.index("  first_count:\n")
    data.write_text(text[:start] + text[end:], encoding="utf-8")
    places = "docs/en/letter.md:12; docs/fr/index.md:19; docs/fr/letter.md:12"
    lacking = (
        f"docs/figures.yml:1:1: “sick” is cited at docs/en/index.md:19; {places}, "
        "but is not in docs/figures.yml; add it there, or correct or delete these markers"
    )
    assert problems(repository.folder) == [lacking]
    repository.commit("Delete a figure")
    assert problems(repository.folder) == [lacking]
    repository.edit("en/index.md", "Home", "Start")
    assert [line.split(":", 1)[0] for line in problems(repository.folder)] == ["docs/en/index.md"]


def test_missing_paragraph_is_reported_where_it_is_or_where_it_is_not(
    repository: Repository,
) -> None:
    page = repository.folder / "docs/en/index.md"
    lines = page.read_text(encoding="utf-8").split("\n")
    lines[9:9] = ["Nobody has asked the elms about any of this, ever.", ""]
    page.write_text("\n".join(lines), encoding="utf-8")
    assert problems(repository.folder) == [MISSING]
    repository.commit("Add a paragraph")
    repository.edit("fr/index.md", "Accueil", "Début")
    assert problems(repository.folder) == [ABSENT]
