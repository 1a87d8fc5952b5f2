# SPDX-License-Identifier: MIT
"""What the tests of the review share: a campaign before and after, as folders and in git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from campaign.review.compare import Review, compare
from campaign.review.findings import Findings
from campaign.review.git import Statement, read_side
from campaign.review.report import Report
from support import GIT, SMALL, command, edit

TO_SETTLE = (
    "; do the same there, or write a line “Translation: not needed” "
    "in the text of the pull request or at the end of a commit message"
)
A_REGLER = (
    "; faites-y de même, ou écrivez une ligne « Translation: not needed » "
    "dans le texte de la demande de tirage ou à la fin d’un message de commit"
)
ONE_LANGUAGE = (
    "docs/en/index.md:8:1: Home, paragraph changed, and docs/fr/index.md:8 did not; "
    "do the same there, or write a line “Translation: not needed” "
    "in the text of the pull request or at the end of a commit message\n"
)
SETTLED = (
    "docs/en/index.md:8:1: Home, paragraph changed, and docs/fr/index.md:8 did not; "
    "the change says that it needs nothing there\n"
)


class Sides:
    """A campaign before and after, to edit either side."""

    def __init__(self, folder: Path) -> None:
        self.base = folder / "base"
        self.head = folder / "head"
        for side in (self.base, self.head):
            shutil.copytree(SMALL, side)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replaces the one place where ``old`` stands in a file of the head."""
        edit(self.head / "docs" / file, old, new)

    def review(self) -> Review:
        """Both sides compared."""
        old, new = read_side(self.base / "mkdocs.yml"), read_side(self.head / "mkdocs.yml")
        assert old.campaign is not None
        assert new.campaign is not None
        return compare(old.campaign, new.campaign, old.unread | new.unread)

    def report(self) -> Report:
        """What the command prints and writes."""
        old, new = read_side(self.base / "mkdocs.yml"), read_side(self.head / "mkdocs.yml")
        return Report(new, old, (), Findings(self.review()))

    def said(self, *statements: Statement) -> list[str]:
        """What is said of the lines of the change."""
        findings = Findings(self.review(), statements)
        return [f.problem.line_of_text(findings.words[f.language]) for f in findings.all()]


class Repository:
    """A campaign in git: ``main`` as it began, and the branch ``change`` to work on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("Begin")
        self.git("switch", "--quiet", "--create", "change")

    def git(self, *arguments: str) -> str:
        """What git prints."""
        command = ["git", "-C", str(self.folder), *arguments]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | GIT
        done = subprocess.run(
            command, env=environment, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def edit(self, file: str, old: str, new: str) -> None:
        """Replaces the one place where ``old`` stands in a page or the data file."""
        edit(self.folder / "docs" / file, old, new)

    def commit(self, *paragraphs: str) -> str:
        """Commits everything; the short hash."""
        self.git("add", "--all")
        messages = [part for paragraph in paragraphs for part in ("--message", paragraph)]
        self.git("commit", "--quiet", "--allow-empty", *messages)
        return self.git("rev-parse", "--short", "HEAD")

    def review(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """How the command ends."""
        return review(self.folder, *(options or ("--base", "main")), **environment)


def review(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """How the command ends in a folder."""
    return command("campaign.review", *options, cwd=folder, **environment)


def change_one_language(repository: Repository) -> None:
    """A change that the French does not follow."""
    repository.edit("en/index.md", "of them, and", "of them in all, and")
