# SPDX-License-Identifier: MIT
"""``make template DIR=…`` writes the example of ``make new`` as a new repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import GIT, LETTER, ROOT, problems
from workflow_support import git


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a repository with a history and uncommitted work."""
    folder = tmp_path / "project"
    shutil.copytree(LETTER, folder)
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "Makefile", folder)
    (folder / ".gitignore").write_text("__pycache__/\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    for name in ("one.md", "two.md"):
        (folder / name).write_text("# A paper\n", encoding="utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", name)
    (folder / "mine.md").write_text("mine\n", encoding="utf-8")
    return folder


def template(project: Path, *variables: str) -> subprocess.CompletedProcess[str]:
    installed = ("--old-file=.venv/site", f"BIN={Path(sys.executable).parent}")
    return subprocess.run(
        ["make", *installed, "template", *variables],
        cwd=project,
        env=os.environ | GIT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_example_is_a_repository_with_one_commit(project: Path) -> None:
    done = template(project, "DIR=../template")
    assert (done.returncode, done.stderr) == (0, "")
    written = project.parent / "template"
    assert git(written, "log", "--format=%s", "--all") == "Begin with an example"
    assert git(written, "branch", "--show-current") == "main"
    assert git(written, "remote") == git(written, "status", "--porcelain") == ""
    names = git(written, "ls-files").splitlines()
    assert {"one.md", "two.md", "mkdocs.yml", "docs/figures.yml", "docs/fr/letter.md"} <= {*names}
    assert "mine.md" not in names
    assert "Replace this" in (written / "mkdocs.yml").read_text(encoding="utf-8")
    assert problems(written) == []
    assert git(project, "status", "--porcelain") == "?? mine.md"


@pytest.mark.parametrize("variables", [[], ["DIR=docs"]])
def test_new_folder_must_be_named(project: Path, variables: list[str]) -> None:
    done = template(project, *variables)
    assert done.returncode == 2
    assert done.stderr.startswith("name a new folder: make template DIR=../mine")
    assert git(project, "status", "--porcelain") == "?? mine.md"
