# SPDX-License-Identifier: MIT
"""Helpers for the tests of the review: a campaign before and after, as folders and in git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from campaign.model.settings import read_settings
from campaign.review.compare import broken_links
from campaign.review.report import Report, Statement, read_side
from campaign.review.status import status
from support import GIT, NBSP, SMALL, command, edit

TO_SETTLE = (
    "; do the same there, or write a line “Translation: not needed” "
    "in the description of the pull request or at the end of the message "
    "of the commit that made this change"
)
A_REGLER = (
    "; faites-y la même modification, ou écrivez une ligne « Translation: not needed » "
    "dans la description de la demande de tirage ou à la fin du message "
    "de la validation qui a fait ce changement"
)
TOTALS = (
    "to resolve before this change is merged: {}; to check: {}; "
    "markup, images and code are not compared",
    f"à régler avant de fusionner cette modification{NBSP}: {{}}; à vérifier{NBSP}: {{}}; "
    "le balisage, les images et le code ne sont pas comparés",
)
ONE_LANGUAGE = (
    "docs/en/index.md:8:1: index.md#home-paragraph-1 changed, but docs/fr/index.md:8 did not: "
    "“them,” → “them in all,”; "
    "do the same there, or write a line “Translation: not needed” "
    "in the description of the pull request or at the end of the message "
    "of the commit that made this change\n"
)
SETTLED = (
    "docs/en/index.md:8:1: index.md#home-paragraph-1: “There are 12,500 of them, and {{ elms }} in "
    "code stays as it is.” → “There are 12,500 of them in all, and {{ elms }} in code stays as it "
    "is.”\n"
)


def totals(errors: int, warnings: int = 0) -> list[str]:
    """Return the last lines of a report, in English and in French."""
    return [text.format(errors, warnings) for text in TOTALS]


class Sides:
    """A campaign before and after, to edit either side."""

    def __init__(self, folder: Path) -> None:
        self.base = folder / "base"
        self.head = folder / "head"
        for side in (self.base, self.head):
            shutil.copytree(SMALL, side)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace the only occurrence of ``old`` in a file of the head."""
        edit(self.head / "docs" / file, old, new)

    def report(self, *statements: Statement) -> Report:
        """Return the report that the command prints and writes."""
        old, _ = read_side(self.base / "mkdocs.yml")
        return Report(read_side(self.head / "mkdocs.yml"), old, statements=statements)

    def links(self) -> list[str]:
        """Return the addresses that break, page by page."""
        old, new = (read_side(side / "mkdocs.yml")[0] for side in (self.base, self.head))
        assert old
        assert new
        return [link for _, links in broken_links(old, new) for link in links]

    def said(self, *statements: Statement) -> list[str]:
        """Return the findings about the change, as lines of text, without those of the check."""
        points = self.report(*statements).points
        return [point.line for point in points if point.words.folder == "review"]


class Repository:
    """A campaign in git, with a commit on ``main``; the branch ``change`` is checked out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("Begin")
        self.git("switch", "--quiet", "--create", "change")

    def git(self, *arguments: str) -> str:
        """Run git and return its output."""
        command = ["git", "-C", str(self.folder), *arguments]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | GIT
        done = subprocess.run(
            command, env=environment, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace the only occurrence of ``old`` in a page or the data file."""
        edit(self.folder / "docs" / file, old, new)

    def commit(self, *paragraphs: str) -> str:
        """Commit everything, and return the short hash."""
        self.git("add", "--all")
        messages = [part for paragraph in paragraphs for part in ("--message", paragraph)]
        self.git("commit", "--quiet", "--allow-empty", *messages)
        return self.git("rev-parse", "--short", "HEAD")

    def review(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command."""
        return review(self.folder, *(options or ("--base", "main")), **environment)


def review(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return command("campaign.review", *options, cwd=folder, **environment)


def change_one_language(repository: Repository) -> None:
    """Change the English but not the French."""
    repository.edit("en/index.md", "of them, and", "of them in all, and")


def on_main(folder: Path) -> Repository:
    """Return a repository of the small campaign, with ``main`` checked out."""
    repository = Repository(shutil.copytree(SMALL, folder))
    repository.git("switch", "--quiet", "main")
    return repository


def behind(repository: Repository) -> list[str]:
    """Return the lines about texts that are behind, without the totals."""
    settings = read_settings(repository.folder / "mkdocs.yml")
    lines, count = status(settings)
    totals = len(settings.codes)
    assert len(lines) == count + totals
    return lines[:-totals]
