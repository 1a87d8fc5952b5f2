# SPDX-License-Identifier: MIT
"""``make template DIR=…`` writes the example of ``make new`` as a new repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from support import LETTER, ROOT, command, problems
from workflow_support import git


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a repository with a history and uncommitted work."""
    folder = tmp_path / "project"
    shutil.copytree(LETTER, folder)
    (folder / "hooks").symlink_to(ROOT / "hooks")
    (folder / ".gitignore").write_text("/hooks\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    for name in ("one.md", "two.md"):
        (folder / name).write_text("# A paper\n", encoding="utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", name)
    (folder / "mine.md").write_text("mine\n", encoding="utf-8")
    return folder


def template(
    project: Path, folder: str, *languages: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    tags = languages or ("en-CA", "fr-CA")
    options = (*tags, "--folder", folder)
    return command("campaign.commands.new", *options, cwd=project, **variables)


@pytest.mark.parametrize("folder", ["../template", "../new/template"])
def test_example_is_a_repository_with_one_commit(project: Path, folder: str) -> None:
    done = template(project, folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"the repository is in {folder}\nnow: push it to GitHub")
    written = project / folder
    assert git(written, "log", "--format=%s", "--all") == "Begin with an example"
    assert git(written, "branch", "--show-current") == "main"
    assert git(written, "remote") == git(written, "status", "--porcelain") == ""
    names = git(written, "ls-files").splitlines()
    assert {"one.md", "two.md", "mkdocs.yml", "docs/figures.yml", "docs/fr/letter.md"} <= {*names}
    assert "mine.md" not in names
    assert "Replace this" in (written / "mkdocs.yml").read_text(encoding="utf-8")
    assert problems(written) == []
    assert git(project, "status", "--porcelain") == "?? mine.md"


def test_nonempty_folder_is_not_changed(project: Path) -> None:
    for folder in (".", "docs", ""):
        done = template(project, folder)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"nothing was written: “{folder or '.'}” exists and is not")
    assert git(project, "status", "--porcelain") == "?? mine.md"


def test_failure_leaves_no_files(project: Path) -> None:
    shutil.rmtree(project / ".git")
    done = template(project, "../template", GIT_CEILING_DIRECTORIES=str(project.parent))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("nothing was written: fatal: ")
    assert not (project.parent / "template").exists()


def test_language_without_an_example_writes_nothing(project: Path) -> None:
    done = template(project, "../template", "en-CA", "de-AT")
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is an example in these languages only: en, es, fr;" in done.stderr
    assert not (project.parent / "template").exists()


def test_make_template_needs_a_folder() -> None:
    done = subprocess.run(
        ["make", "template"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "name a new folder: make template DIR=../mine" in done.stderr
    shown = ["make", "--dry-run", "template", "DIR=../mine"]
    done = subprocess.run(shown, cwd=ROOT, capture_output=True, text=True, check=True)
    assert 'campaign.commands.new en-CA fr-CA  --folder "../mine"' in done.stdout
