# SPDX-License-Identifier: MIT
"""The scripts of the weekly workflow, run as GitHub runs them, with what they call put aside."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import ROOT

WEEKLY: Any = yaml.safe_load((ROOT / ".github/workflows/weekly.yml").read_text(encoding="utf-8"))


def step(job: str, name: str) -> str:
    (found,) = (s["run"] for s in WEEKLY["jobs"][job]["steps"] if s.get("name") == name)
    return str(found)


def put_aside(program: Path, script: str) -> None:
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def run(script: str, folder: Path, **variables: str) -> None:
    path = f"{folder / 'programs'}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "-e", "-c", script]
    subprocess.run(command, cwd=folder, env={"PATH": path} | variables, check=True)


def test_every_look_is_taken_and_those_that_fail_are_reported(tmp_path: Path) -> None:
    put_aside(tmp_path / "programs/make", 'echo "made $1"; [ "$1" != audit ]')
    put_aside(tmp_path / ".venv/bin/python", 'echo "$*"; exit 1')
    run(
        step("look", "Look"),
        tmp_path,
        GITHUB_REPOSITORY_OWNER="owner",
        GITHUB_REPOSITORY="owner/it",
    )
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == (
        "### Packages with known vulnerabilities\n```text\nmade audit\n```\n"
        "### Links that lead nowhere\n```text\n"
        "tests/external_links.py site https://owner.github.io/it/\n```\n"
    )
    out, summary = tmp_path / "out", tmp_path / "summary"
    run(step("look", "Report"), tmp_path, GITHUB_OUTPUT=str(out), GITHUB_STEP_SUMMARY=str(summary))
    first, *report, last = out.read_text(encoding="utf-8").splitlines()
    assert first == f"report<<{last}"
    assert report == summary.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("look", "report", "issue", "called"),
    [
        ("success", "", "", []),
        ("success", "", "7", ["issue close 7"]),
        ("success", "### Links", "", ["label create weekly", "issue create --title"]),
        ("success", "### Links", "7", ["label create weekly", "issue comment 7"]),
        ("failure", "", "", ["label create weekly", "issue create --title"]),
    ],
)
def test_one_issue_is_opened_written_to_and_closed(
    tmp_path: Path, look: str, report: str, issue: str, called: list[str]
) -> None:
    log = tmp_path / "log"
    script = f'echo "$*" >> {log}; [ "$2" != list ] || echo "{issue}"'
    put_aside(tmp_path / "programs/gh", script)
    run(step("tell", "Open, write to or close the issue"), tmp_path, LOOK=look, REPORT=report)
    first, *others = log.read_text(encoding="utf-8").splitlines()
    assert first.startswith("issue list")
    assert [" ".join(line.split()[:3]) for line in others] == called
    if "### Links" in report:
        assert report in (tmp_path / "body.md").read_text(encoding="utf-8")


def test_what_runs_code_of_ours_may_not_write() -> None:
    assert WEEKLY["permissions"] == {}
    assert WEEKLY["jobs"]["look"]["permissions"] == {"contents": "read"}
    tell = WEEKLY["jobs"]["tell"]
    assert tell["permissions"] == {"issues": "write"}
    assert not [s for s in tell["steps"] if "uses" in s]
