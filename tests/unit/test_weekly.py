# SPDX-License-Identifier: MIT
"""The scripts of the weekly workflow, run as on GitHub with stub programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support import ROOT
from workflow_support import condition, git, put_aside, run, step, workflow

WEEKLY = workflow("weekly")


def test_every_check_is_run_and_failures_are_reported(tmp_path: Path) -> None:
    put_aside(tmp_path / "programs/make", 'echo "$*"; [ "$1" != status ]')
    put_aside(tmp_path / ".venv/properdocs/bin/python", "exit 0")
    put_aside(
        tmp_path / ".venv/audit/bin/pip-audit", 'case "$*" in *" tests/"*) ;; *) exit 1; esac'
    )
    put_aside(tmp_path / ".venv/bin/python", 'echo "$*"; exit 1')
    git(tmp_path, "init", "--quiet")
    for lock in ("requirements.txt", "tests/audit/requirements.txt"):
        (tmp_path / lock).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / lock).touch()
    git(tmp_path, "add", "*.txt")
    look = {"run": str(ROOT / step(WEEKLY, "look", "Look")["run"])}
    it = {"GITHUB_REPOSITORY_OWNER": "owner", "GITHUB_REPOSITORY": "owner/it"}
    assert run(look, tmp_path, {}, **it).returncode == 0
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == (
        "### Texts that are behind their translations\n```text\nstatus STRICT=1\n```\n"
        "### Packages with known vulnerabilities\n```text\n"
        ".venv/audit/made\nrequirements.txt\ntests/audit/requirements.txt\n```\n"
        "### Broken links to other sites\n```text\n"
        "tests/external_links.py site https://owner.github.io/it/\n```\n"
    )
    out, summary = tmp_path / "out", tmp_path / "summary"
    files = {"GITHUB_OUTPUT": str(out), "GITHUB_STEP_SUMMARY": str(summary)}
    assert run(step(WEEKLY, "look", "Report"), tmp_path, {}, **files).returncode == 0
    first, *report, last = out.read_text(encoding="utf-8").splitlines()
    assert first == f"report<<{last}"
    assert report == summary.read_text(encoding="utf-8").splitlines()


def test_report_is_empty_if_every_check_succeeds(tmp_path: Path) -> None:
    for program in ("programs/make", ".venv/bin/python", ".venv/properdocs/bin/python"):
        put_aside(tmp_path / program, "true")
    look = {"run": str(ROOT / step(WEEKLY, "look", "Look")["run"])}
    it = {"GITHUB_REPOSITORY_OWNER": "owner", "GITHUB_REPOSITORY": "owner/it"}
    assert run(look, tmp_path, {}, **it).returncode == 0
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == ""


def run_tell(
    folder: Path, look: str, report: str, issue: str, issues: str = "true"
) -> tuple[int, list[str]]:
    """Run the job ``tell``; return its status and the first words of its ``gh`` commands."""
    log, out, summary = folder / "log", folder / "out", folder / "summary"
    answers = f'case "$*" in *"repo view"*) echo {issues};; *"issue list"*) echo "{issue}";; esac'
    put_aside(folder / "programs/gh", f'echo "$*" >> {log}\n{answers}')
    job = WEEKLY["jobs"]["tell"]
    contexts: dict[str, Any] = {
        "github": {"token": "t", "repository": "owner/it", "server_url": "", "run_id": "1"},
        "needs": {"look": {"result": look, "outputs": {"report": report}}},
    }
    for found in job["steps"]:
        if not condition({"if": found.get("if", "true")}, contexts | {"needs": {}}):
            continue
        variables = {"GITHUB_OUTPUT": str(out), "GITHUB_STEP_SUMMARY": str(summary)}
        done = run(
            {**found, "env": job["env"] | found.get("env", {})}, folder, contexts, **variables
        )
        if done.returncode:
            return done.returncode, calls(log)
        pairs = (line.partition("=") for line in out.read_text(encoding="utf-8").splitlines())
        outputs = {name: text for name, _, text in pairs}
        contexts["steps"] = {"issue": {"outputs": outputs}}
    return 0, calls(log)


def calls(log: Path) -> list[str]:
    lines = log.read_text(encoding="utf-8").splitlines()
    return [" ".join(line.split()[:3]) for line in lines if "repo view" not in line]


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
def test_one_issue_is_opened_updated_and_closed(
    tmp_path: Path, look: str, report: str, issue: str, called: list[str]
) -> None:
    status, (first, *others) = run_tell(tmp_path, look, report, issue)
    assert (status, first.startswith("issue list"), others) == (0, True, called)
    if "### Links" in report:
        assert report in (tmp_path / "body.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("look", "report", "status"),
    [("success", "", 0), ("success", "### Links", 1), ("failure", "", 1)],
)
def test_summary_has_the_report_if_issues_are_off(
    tmp_path: Path, look: str, report: str, status: int
) -> None:
    """The run also fails, so that GitHub notifies the owner of the site."""
    assert run_tell(tmp_path, look, report, "", issues="false") == (status, [])
    summary = tmp_path / "summary"
    assert summary.exists() == bool(status)
    if status:
        text = summary.read_text(encoding="utf-8")
        assert "Something broke while nobody changed anything." in text
        assert report in text
        assert ("The weekly run itself ended with: failure." in text) == (look == "failure")


def test_job_that_runs_our_code_has_no_write_permissions() -> None:
    assert WEEKLY["permissions"] == {}
    look = WEEKLY["jobs"]["look"]
    assert look["permissions"] == {"contents": "read"}
    assert look["steps"][0]["with"]["fetch-depth"] == 0
    tell = WEEKLY["jobs"]["tell"]
    assert tell["permissions"] == {"issues": "write"}
    assert not [s for s in tell["steps"] if "uses" in s]
    for found in tell["steps"]:
        assert ".github/" not in found["run"]
