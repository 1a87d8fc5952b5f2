# SPDX-License-Identifier: MIT
"""Helpers for all tests: copies of campaigns, and builds in separate processes."""

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
from unittest import mock

from bs4 import BeautifulSoup

import build_process
from campaign.load import read_campaign
from campaign.model.campaign import Campaign
from campaign.prepare import prepare
from campaign.problems import CampaignError
from campaign.source.messages import LOCALE_VARIABLES, VARIABLE
from campaign.text.translations import load_words

ROOT = Path(__file__).parents[1]
LETTER = ROOT / "tests" / "letter_campaign"
SMALL = ROOT / "tests" / "small_campaign"
# Not `python -m mkdocs`: it would put the current folder on the path and hide import errors.
MKDOCS = Path(sys.executable).with_name("mkdocs")
BUILDS = "CAMPAIGN_TEST_BUILDS"
"""The variable that names the folder in which the processes of a test run share builds."""
SITE_URL = "https://example.org/letters/"
REPO_URL = "https://example.org/owner/repository"
NBSP = "\N{NO-BREAK SPACE}"
LOCALE = (VARIABLE, *LOCALE_VARIABLES)
"""The variables that choose the language of messages; a test that needs one sets it."""
# Independent of the computer's own configuration.
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
    """The result of a build."""

    status: int
    output: str
    site: Path

    def page(self, address: str) -> BeautifulSoup:
        """Return the parsed page at an address such as ``fr/letter/``."""
        file = self.site / address
        return read_html(file / "index.html" if address.endswith("/") or not address else file)


def read_html(file: Path) -> BeautifulSoup:
    """Return a parsed page, which tests share: one that modifies it copies it first."""
    return _parsed(file, file.stat().st_mtime_ns)


@cache
def _parsed(file: Path, _changed: int) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def squeezed(text: str) -> str:
    """Collapse the white space of a text."""
    return " ".join(text.split())


def copy_campaign(folder: Path, campaign: Path) -> Path:
    """Copy a campaign into a folder, without the generator."""
    shutil.copytree(campaign / "docs", folder / "docs")
    shutil.copy(campaign / "mkdocs.yml", folder)
    return folder


def copy_project(folder: Path, campaign: Path = LETTER) -> Path:
    """Copy a campaign and the templates into a folder, with a link to the generator's code."""
    copy_campaign(folder, campaign)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "hooks").symlink_to(ROOT / "hooks")
    _CAMPAIGN_OF[folder] = campaign
    return folder


def with_own_hooks(project: Path) -> Path:
    """Replace a project's link to the generator's code by a copy that a test may change."""
    (project / "hooks").unlink()
    shutil.copytree(ROOT / "hooks", project / "hooks")
    return project


_CAMPAIGN_OF: dict[Path, Path] = {}
"""The original campaign of each copy, by the copy's folder."""


@cache
def unchanged_build(campaign: Path) -> Build:
    """Build an unchanged campaign, once for all processes of a test run."""
    return build_once(campaign.name, lambda folder: copy_project(folder, campaign))


def build_once(name: str, copy: Callable[[Path], Path]) -> Build:
    """Build the project that ``copy`` creates, unless another process has already done so."""
    shared = Path(os.environ.get(BUILDS) or _own_folder())
    folder, output = shared / name, shared / f"{name}.txt"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of a build that failed
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
    """Replace the only occurrence of ``old``; fail if it does not occur exactly once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8")


REVISED = "revised: {en: Counted again, fr: Nouveau décompte}"


def move_figure(file: Path, old: str, new: str) -> None:
    """Change the value of the figure whose value is ``old``, and give the reason."""
    edit(file, f"    value: {old}\n", f"    value: {new}\n    {REVISED}\n")


def build(
    project: Path,
    *options: str,
    strict: bool = True,
    cold: bool = False,
    new_process: bool = False,
    **environment: str,
) -> Build:
    """Build a project into its ``site`` folder, as a person would.

    A copy of a campaign starts with the cache of the original's build, as if a built clone had been
    edited, unless ``cold`` is true. ``new_process`` starts a new interpreter, for variables that
    Python reads at startup.
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
    """Return the variables of this process, without those of Python, GitHub, Git and the locale."""
    prefixes = ("PYTHONPATH", "GITHUB_", "GIT_", "PR_")
    variables = {
        k: v for k, v in os.environ.items() if not k.startswith(prefixes) and k not in LOCALE
    }
    return variables | {"NO_MKDOCS_2_WARNING": "1"}


def warm(project: Path) -> Path:
    """Give a copy of a campaign the caches of the original's build."""
    source = unchanged_build(_CAMPAIGN_OF[project]).site.parent
    shutil.copytree(source / ".cache", project / ".cache", dirs_exist_ok=True)
    return project


def problems(project: Path, *languages: str) -> list[str]:
    """Return the problems and advice of a project in English, or as editors of others read them."""
    return _problems(read_campaign, project, *languages or ("en",))


def reported(project: Path) -> list[str]:
    """Return what ``make check`` reports, which renders every page too."""
    # Otherwise git would be asked for the date, which takes a third of the time.
    date = os.environ.get("SOURCE_DATE_EPOCH", "0")
    with mock.patch.dict(os.environ, SOURCE_DATE_EPOCH=date):
        return _problems(lambda file: prepare(file).campaign, project, "en")


def _problems(read: Callable[[Path], Campaign], project: Path, *languages: str) -> list[str]:
    try:
        found = read(project / "mkdocs.yml").advice
    except CampaignError as error:
        found = error.problems
    return [each.line_of_text(load_words(language)) for language in languages for each in found]


def is_within(old: str, new: str) -> bool:
    """Return whether a text is all there, in order, with more between."""
    rest = iter(new)
    return all(character in rest for character in old)
