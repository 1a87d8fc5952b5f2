# SPDX-License-Identifier: MIT
"""What editors do to files is right, or reported once, and following the advice helps."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from campaign.prepare import prepare
from campaign.problems import CampaignError
from campaign.text.translations import load_words
from support import SMALL, copy_project, edit, problems
from yaml_file import read_yaml

CASES: dict[str, dict[str, Any]] = read_yaml(Path(__file__).with_name("editor_files.yml"))
STEPS = ("copy", "rename", "delete", "write", "edit", "add", "megabytes")


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("editor_files"), SMALL)


@pytest.fixture
def campaign(copied: Path) -> Iterator[Path]:
    """A copy of the small campaign, the same for every case."""
    yield copied
    shutil.rmtree(copied / "docs")
    shutil.copytree(SMALL / "docs", copied / "docs")
    shutil.copy(SMALL / "mkdocs.yml", copied)
    for page in copied.glob("*.md"):
        page.unlink()


def change(project: Path, steps: dict[str, Any]) -> None:
    """Make the changes of a case; a path with ``*`` is of every language."""
    for step in STEPS:
        given = steps.get(step, {})
        for name, value in given.items() if isinstance(given, dict) else ((x, "") for x in given):
            for code in ("en", "fr") if "*" in name else ("",):
                one(step, project / name.replace("*", code), value, project, code)


def one(step: str, file: Path, value: Any, project: Path, code: str) -> None:
    if step == "delete":
        file.unlink()
    elif step in ("copy", "rename"):
        target = project / value.replace("*", code)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
        if step == "rename":
            file.unlink()
            for folder in file.parents:  # Git has no empty folders
                if any(folder.iterdir()):
                    break
                folder.rmdir()
    elif step == "edit":
        for old, new in value.items():
            edit(file, old, new)
    elif step == "add":
        file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{value}\n", encoding="utf-8")
    else:
        content = b"x" * int(value * 1e6) if step == "megabytes" else value
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def fully_checked(project: Path) -> list[str]:
    """Return what ``make check`` reports."""
    words = load_words("en")
    try:
        found = prepare(project / "mkdocs.yml").campaign.advice
    except CampaignError as error:
        found = error.problems
    return [problem.line_of_text(words) for problem in found]


@pytest.mark.parametrize("name", CASES)
def test_change_is_right_or_reported_once(campaign: Path, name: str) -> None:
    case = CASES[name]
    change(campaign, case)
    report = case.get("report", [])
    report = [report] if isinstance(report, str) else report
    assert (problems if report else fully_checked)(campaign) == report
    assert [line for line in report if len(line.split(": ", 1)[1]) > 200] == []
    if "then" in case:
        change(campaign, case["then"])
        assert fully_checked(campaign) == []
