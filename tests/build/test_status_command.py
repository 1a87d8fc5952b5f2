# SPDX-License-Identifier: MIT
"""The command of ``make status``: output, exit status and summary, and folders without history."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from review_support import Repository, change_one_language, on_main
from support import SMALL, command


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return on_main(tmp_path / "repository")


def test_command_writes_a_summary_and_fails_only_if_asked(
    repository: Repository, tmp_path: Path
) -> None:
    change_one_language(repository)
    repository.commit("Count *them* all")
    summary = tmp_path / "summary.md"
    options = ("--summary", str(summary))
    done = command("campaign.review.status", *options, cwd=repository.folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\ntexts that are behind their translations: 1, of " in done.stdout
    text = summary.read_text(encoding="utf-8")
    assert text.startswith('<h1><span lang="en">Translations in step</span>')
    assert "<ul><li>docs/fr/index.md" in text
    done = command("campaign.review.status", "--strict", cwd=repository.folder)
    assert (done.returncode, done.stdout) == (1, "")


def test_folder_without_git_is_named(tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "copy")
    done = command("campaign.review.status", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    first, second = done.stderr.splitlines()
    assert first.startswith("git cannot read what is asked here (fatal: not a git repository")
    assert second.startswith("Git ne peut pas lire ici ce qui est demandé (fatal: not a git")


def test_shallow_clone_is_named_and_nothing_is_claimed(
    repository: Repository, tmp_path: Path
) -> None:
    change_one_language(repository)
    repository.commit("Count them all")
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(clone))
    done = command("campaign.review.status", cwd=clone)
    assert (done.returncode, done.stdout) == (1, "")
    first, second = done.stderr.splitlines()
    assert first.startswith("git cannot read what is asked here (shallow clone); run this in a ")
    assert second.startswith("Git ne peut pas lire ici ce qui est demandé (shallow clone); lancez")
