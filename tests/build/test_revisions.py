# SPDX-License-Identifier: MIT
"""The review reads statements and both revisions from Git, and reports what is missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from review_support import ONE_LANGUAGE, SETTLED, Repository, change_one_language, review, totals
from support import SMALL, edit


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    shutil.copytree(SMALL, folder)
    return Repository(folder)


def test_waiver_in_an_older_commit_is_ignored(repository: Repository) -> None:
    repository.commit("Before", "Translation: not needed")
    repository.git("branch", "--force", "main")
    change_one_language(repository)
    repository.commit("Count them all")
    assert repository.review().returncode == 1


@pytest.mark.parametrize("line", ["Translation: not needed", "  translation:  NOT needed.  "])
def test_pull_request_can_waive_the_translation(repository: Repository, line: str) -> None:
    change_one_language(repository)
    done = repository.review(PR_BODY=f"A slip of the pen.\r\n\r\n{line}\r\n\r\nThanks!")
    assert done.returncode == 0
    assert done.stdout.startswith(SETTLED)


def test_waiver_in_a_commit_is_about_its_own_texts(repository: Repository) -> None:
    change_one_language(repository)
    repository.commit("Count them all")
    repository.edit("fr/annex/costs.md", "Personne ne l'a", "Nul ne l'a")
    repository.commit("Another page", "Translation: not needed")
    done = repository.review()
    assert done.stderr.startswith(ONE_LANGUAGE)
    assert f"{totals(1)[0]}\n" in done.stderr
    repository.edit("en/index.md", "of them in all, and", "of them in all, today, and")
    repository.commit("Count them today", "Translation: not needed")
    assert repository.review().returncode == 0
    (repository.folder / "docs/fr/figures.md").unlink()
    repository.commit("Remove a page")
    assert "docs/en/figures.md:1:1: this page has no counterpart" in repository.review().stderr


@pytest.mark.parametrize(
    "body",
    [
        "<!-- If one language is enough, write:\nTranslation: not needed\n-->",
        "Is this a case of “Translation: not needed”?",
        "> Translation: not needed",
        "Translation: not needed for the title only, the rest follows",
    ],
)
def test_mention_of_the_waiver_is_not_a_waiver(repository: Repository, body: str) -> None:
    change_one_language(repository)
    assert repository.review(PR_BODY=body).returncode == 1


def test_statement_about_one_pair_settles_only_that(repository: Repository) -> None:
    change_one_language(repository)
    statement = "Translation: not needed for index.md#home-paragraph-1"
    done = repository.review(PR_BODY=statement)
    assert done.returncode == 0
    assert done.stdout.startswith(SETTLED)
    repository.edit("en/index.md", "title: Home", "title: Start")
    done = repository.review(PR_BODY=statement)
    assert done.returncode == 1
    assert (
        "docs/en/index.md:2:1: index.md#title changed, but docs/fr/index.md:2 did not: "
        "“Home” → “Start”; do" in done.stderr
    )
    assert f"{totals(1)[0]}\n" in done.stderr


def test_base_without_a_campaign_is_reported(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "empty")
    repository.commit("Nothing yet")
    repository.git("merge", "--quiet", "--allow-unrelated-histories", "--no-edit", "main")
    done = repository.review("--base", "HEAD^1")
    assert done.returncode == 1
    assert "nothing is compared, because a file cannot be read here or as it was at “HEAD^1”" in (
        done.stderr
    )


ASKED = "git cannot read what is asked here "


def test_unknown_base_is_reported(repository: Repository) -> None:
    done = repository.review("--base", "origin/elm")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        f"{ASKED}(fatal: Not a valid object name origin/elm); run this in a full clone "
        "(“git fetch --unshallow”, or “fetch-depth: 0” in actions/checkout), and name a branch or "
        "commit of it, such as origin/main",
        totals(1)[0],
        "Git ne peut pas lire ici ce qui est demandé (fatal: Not a valid object name origin/elm); "
        "lancez la commande dans un clone complet (« git fetch --unshallow », ou « fetch-depth: "
        "0 » dans actions/checkout), et nommez une de ses branches ou validations, comme "
        "origin/main",
        totals(1)[1],
    ]


def test_base_is_not_parsed_as_an_option_of_git(repository: Repository) -> None:
    done = repository.review("--base=--output=/tmp/elm")
    assert done.stderr.startswith(f"{ASKED}(fatal: Not a valid object name --output=/tmp/elm); ")


def test_shallow_clone_is_reported(repository: Repository, tmp_path: Path) -> None:
    change_one_language(repository)
    repository.commit("Count them all")
    clone = tmp_path / "clone"
    url = repository.folder.as_uri()
    depth = ("--quiet", "--depth=1", "--no-single-branch", "--branch=change")
    repository.git("clone", *depth, url, str(clone))
    done = review(clone, "--base", "origin/main")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{ASKED}(git merge-base: no result); run this in a full clone ")


def test_unrelated_histories_are_reported(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "empty")
    repository.commit("Nothing yet")
    done = repository.review()
    empty, reason, *_ = done.stderr.splitlines()
    assert empty.startswith("mkdocs.yml:1:1: ")
    assert reason.startswith(f"{ASKED}(git merge-base: no result)")


def test_folder_outside_a_repository_is_reported(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "copy")
    done = review(tmp_path / "copy", "--base", "main", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith(f"{ASKED}(fatal: not a git repository")


def test_missing_git_is_reported(repository: Repository, tmp_path: Path) -> None:
    done = repository.review("--base", "main", PATH=str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert done.stderr.startswith(f"{ASKED}([Errno 2] No such file or directory: 'git'); run this ")


def test_campaign_in_a_subfolder_is_reviewed(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "repository/campaign")
    repository = Repository(tmp_path / "repository")
    edit(repository.folder / "campaign/docs/en/index.md", "of them, and", "of them in all, and")
    assert review(repository.folder / "campaign", "--base", "main").stderr.startswith(ONE_LANGUAGE)
