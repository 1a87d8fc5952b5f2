# SPDX-License-Identifier: MIT
"""What the tests share: a copy of a campaign to break, and a build in a process of its own."""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

import build_process
from campaign.load import read_campaign
from campaign.problems import CampaignError
from campaign.text.translations import load_words

ROOT = Path(__file__).parents[1]
LETTER = ROOT / "tests" / "letter_campaign"
SMALL = ROOT / "tests" / "small_campaign"
# The script: `python -m mkdocs` would put the current folder on the path and hide import faults.
MKDOCS = Path(sys.executable).with_name("mkdocs")
BUILDS = "CAMPAIGN_TEST_BUILDS"
"""The variable that names the folder in which the processes of a run share builds."""
SITE_URL = "https://example.org/letters/"
REPO_URL = "https://example.org/owner/repository"
NBSP = "\N{NO-BREAK SPACE}"
# Who commits, whatever the computer's own configuration says.
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Ann Elm",
    "GIT_AUTHOR_EMAIL": "ann@example.org",
    "GIT_COMMITTER_NAME": "Ann Elm",
    "GIT_COMMITTER_EMAIL": "ann@example.org",
}


@dataclass(frozen=True)
class Build:
    """How a build ended, and where its site is."""

    status: int
    output: str
    site: Path

    def page(self, address: str) -> BeautifulSoup:
        """The page at an address such as ``fr/letter/``, parsed."""
        file = self.site / address
        return read_html(file / "index.html" if address.endswith("/") or not address else file)


def read_html(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def squeezed(text: str) -> str:
    """A text with single spaces, as it is read."""
    return " ".join(text.split())


def copy_campaign(folder: Path, campaign: Path) -> Path:
    """Copy a campaign into a folder, to be checked and not to be built."""
    shutil.copytree(campaign / "docs", folder / "docs")
    shutil.copy(campaign / "mkdocs.yml", folder)
    return folder


def copy_project(folder: Path, campaign: Path = LETTER) -> Path:
    """Copy a campaign and the generator into a folder, so that a test can break either."""
    copy_campaign(folder, campaign)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    _CAMPAIGN_OF[folder] = campaign
    return folder


_CAMPAIGN_OF: dict[Path, Path] = {}
"""By the folder of each copy: the campaign it is a copy of."""


@cache
def unchanged_build(campaign: Path) -> Build:
    """Build a campaign as it is, once for all processes of a run of the tests."""
    return build_once(campaign.name, lambda folder: copy_project(folder, campaign))


def build_once(name: str, copy: Callable[[Path], Path]) -> Build:
    """Build what ``copy`` puts into a folder, unless another process of the run has done it."""
    shared = Path(os.environ.get(BUILDS) or _own_folder())
    folder, output = shared / name, shared / f"{name}.txt"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            done = build(copy(folder), cold=True)
            assert done.status == 0, done.output
            output.write_text(done.output, encoding="utf-8")
    return Build(0, output.read_text(encoding="utf-8"), folder / "site")


@cache
def _own_folder() -> str:
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return folder.name


def edit(file: Path, old: str, new: str) -> None:
    """Replaces the one place where ``old`` stands, and fails where it stands not once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8")


REVISED = "revised: {en: Counted anew, fr: Nouveau décompte}"


def move_figure(file: Path, old: str, new: str) -> None:
    """Gives the figure of value ``old`` another one, and says why."""
    edit(file, f"    value: {old}\n", f"    value: {new}\n    {REVISED}\n")


def build(
    project: Path,
    *options: str,
    strict: bool = True,
    cold: bool = False,
    new_process: bool = False,
    **environment: str,
) -> Build:
    """Build a project into its ``site`` folder as a person would.

    A copy of a campaign starts with the cache of the campaign's own build, as after an edit in a
    clone that has been built before; ``cold`` starts without.  ``new_process`` starts Python anew,
    for variables that it reads when it starts.
    """
    if not cold and project in _CAMPAIGN_OF and not (project / ".cache").exists():
        warm(project)
    arguments = ["build", *(["--strict"] if strict else []), *options]
    variables = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL} | environment
    if not new_process:
        quick = build_process.run(
            "mkdocs", *arguments, cwd=project, environment=_inherited() | variables
        )
        return Build(quick.returncode, quick.stdout + quick.stderr, project / "site")
    done = subprocess.run(
        [str(MKDOCS), *arguments],
        cwd=project,
        env=_inherited() | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Build(done.returncode, done.stdout, project / "site")


def command(
    module: str, *arguments: str, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module`` of the generator in a folder, outside GitHub."""
    variables = {"PYTHONPATH": str(ROOT / "hooks")} | GIT | environment
    return build_process.run(module, *arguments, cwd=cwd, environment=_inherited() | variables)


def _inherited() -> dict[str, str]:
    """The variables of this process, but for those that GitHub and Git set."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "GIT_", "PR_"))}
    return kept | {"NO_MKDOCS_2_WARNING": "1"}


def warm(project: Path) -> Path:
    """Give a copy of a campaign what the campaign's own build has cached, compiled Python too."""
    source = unchanged_build(_CAMPAIGN_OF[project]).site.parent
    for folder in (source / ".cache", *(source / "hooks").rglob("__pycache__")):
        shutil.copytree(folder, project / folder.relative_to(source), dirs_exist_ok=True)
    return project


def problems(project: Path) -> list[str]:
    """What is wrong with a project, as its editors read it."""
    words = load_words("en")
    try:
        told = read_campaign(project / "mkdocs.yml").advice
    except CampaignError as error:
        told = error.problems
    return [problem.line_of_text(words) for problem in told]
