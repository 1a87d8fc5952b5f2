# SPDX-License-Identifier: MIT
"""The deployment publishes only what was checked and attested, and waits for nothing else."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT
from workflow_support import condition, filled, git, put_aside, run, step, workflow

DEPLOY = workflow("deploy")
JOBS = DEPLOY["jobs"]
MAIN = {"github": {"ref": "refs/heads/main"}, "inputs": {"commit": ""}}


def test_only_the_deploy_job_has_write_permissions() -> None:
    assert DEPLOY["permissions"] == {}
    writes = {
        name: {what for what, right in job["permissions"].items() if right == "write"}
        for name, job in JOBS.items()
    }
    assert writes.pop("deploy") == {"pages", "id-token", "attestations"}
    assert set(writes) == {"build", "status", "inspect", "changes", "generator"}
    assert not any(writes.values())


def test_job_that_may_write_runs_no_code_of_the_repository() -> None:
    steps = JOBS["deploy"]["steps"]
    actions = [s["uses"].partition("@")[0] for s in steps if "uses" in s]
    assert actions == ["actions/deploy-pages", "actions/attest"]
    (script,) = (s for s in steps if "run" in s)
    assert script["name"] == "Say what was published"


def test_attested_digests_are_those_of_the_site() -> None:
    attested = step(DEPLOY, "deploy", "Attest the digests of the site")["with"]
    assert attested["subject-name"] == "SHA256SUMS"
    assert attested["subject-digest"] == "sha256:${{ needs.build.outputs.checksums }}"
    assert JOBS["deploy"]["needs"] == "build"
    assert JOBS["build"]["outputs"] == {
        "checksums": "${{ steps.site.outputs.checksums }}",
        "commit": "${{ steps.commit.outputs.commit }}",
        "draft": "${{ steps.draft.outputs.draft }}",
    }


def test_build_outputs_its_digest_and_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "One")
    put_aside(tmp_path / "programs/make", 'mkdir "$1" && echo all > "$1/SHA256SUMS"')
    out = tmp_path / "out"
    contexts = {"steps": {"pages": {"outputs": {"base_url": "https://example.org/it"}}}}
    built = step(DEPLOY, "build", "Build the site")
    assert filled(built["env"]["SITE_URL"], contexts) == "https://example.org/it/"
    named = step(DEPLOY, "build", "Name the commit")
    for each in (built, named):
        assert run(each, tmp_path, contexts, GITHUB_OUTPUT=str(out)).returncode == 0
    digest = hashlib.sha256(b"all\n").hexdigest()
    assert out.read_text(encoding="utf-8").splitlines() == [
        f"checksums={digest}",
        f"commit={git(tmp_path, 'rev-parse', 'HEAD')}",
    ]


# Order of the jobs


def test_publishing_waits_only_for_the_build() -> None:
    assert JOBS["deploy"]["needs"] == "build"
    assert "needs" not in JOBS["build"]
    commands = [s["run"].splitlines()[0] for s in JOBS["build"]["steps"] if "run" in s]
    made = [command for command in commands if command.startswith("make ")]
    assert made == ["make .venv/site", "make check", "make site"]


@pytest.mark.parametrize("draft", [False, True])
def test_draft_is_checked_and_not_published(draft: bool) -> None:
    steps = {"draft": {"outputs": {"draft": str(draft).lower()}}}
    names = {
        each.get("name", each.get("uses", "").partition("@")[0])
        for each in JOBS["build"]["steps"]
        if condition(each, MAIN | {"steps": steps})
    }
    publishing = {
        "Learn the address of the site",
        "Build the site",
        "actions/upload-pages-artifact",
    }
    assert "Check" in names
    assert names & publishing == (set() if draft else publishing)
    assert ("Say that a draft is not published" in names) == draft
    needs = {"build": {"result": "success", "outputs": {"draft": str(draft).lower()}}}
    assert condition(JOBS["deploy"], MAIN | {"needs": needs}) != draft


def test_newer_build_cancels_an_older_one_but_a_deployment_is_finished() -> None:
    groups = {
        name: (job["concurrency"]["group"], job["concurrency"]["cancel-in-progress"])
        for name, job in JOBS.items()
        if name in ("build", "deploy")
    }
    assert groups == {"build": ("build-main", True), "deploy": ("pages", False)}
    assert "concurrency" not in DEPLOY


def test_whole_history_is_read_to_report_what_is_behind() -> None:
    checkout, *_, report = JOBS["status"]["steps"]
    assert checkout["with"]["fetch-depth"] == 0
    assert report["run"] == 'make status SUMMARY="$GITHUB_STEP_SUMMARY"'
    assert "needs" not in JOBS["status"]
    assert not condition(JOBS["status"], MAIN | {"inputs": {"commit": "abc"}})


@pytest.mark.parametrize("job", ["build", "changes", "status"])
def test_only_main_is_published(job: str) -> None:
    assert condition(JOBS[job], MAIN)
    assert not condition(JOBS[job], MAIN | {"github": {"ref": "refs/heads/mine"}})


@pytest.mark.parametrize(("kind", "tested"), [("content", False), ("generator", True)])
def test_generator_is_tested_only_if_it_changed(kind: str, tested: bool) -> None:
    needs = {"changes": {"result": "success", "outputs": {"kind": kind}}}
    assert condition(JOBS["generator"], MAIN | {"needs": needs}) == tested


@pytest.mark.parametrize(
    ("before", "kind"), [("HEAD~1", "papers"), ("HEAD~2", "generator"), ("0" * 40, "generator")]
)
def test_kind_is_that_of_the_pushed_commits(tmp_path: Path, before: str, kind: str) -> None:
    git(tmp_path, "init", "--quiet")
    for path in ("one.md", ".github/scripts/changed.py", "two.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / path).read_text("utf-8") if path.endswith(".py") else "# Paper\n"
        (tmp_path / path).write_text(text, encoding="utf-8")
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", "--message", path)
    (tmp_path / "requirements.txt").touch()
    python = f'case "$*" in *pip*) exit;; esac; exec {sys.executable} "$@"'
    put_aside(tmp_path / "programs/python", python)
    out = tmp_path / "out"
    done = run(
        step(DEPLOY, "changes", "Decide by the changed files"),
        tmp_path,
        {"github": {"event": {"before": before}}},
        RUNNER_TEMP=str(tmp_path),
        GITHUB_OUTPUT=str(out),
    )
    assert done.returncode == 0, done.stdout
    assert out.read_text(encoding="utf-8") == f"kind={kind}\n"


# An earlier commit


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Create a repository with two commits of main and one of another branch."""
    git(tmp_path, "init", "--quiet")
    for name in ("one", "two"):
        git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", name)
    git(tmp_path, "switch", "--quiet", "--create", "other")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "other")
    git(tmp_path, "switch", "--quiet", "main")
    return tmp_path


def go_back(folder: Path, commit: str) -> subprocess.CompletedProcess[str]:
    contexts = {"inputs": {"commit": commit}}
    return run(step(DEPLOY, "build", "Go back to an earlier commit"), folder, contexts)


def test_earlier_commit_of_main_can_be_published_again(history: Path) -> None:
    earlier = git(history, "rev-parse", "HEAD~1")
    for name in (earlier, earlier[:8]):
        assert go_back(history, name).returncode == 0
        assert git(history, "rev-parse", "HEAD") == earlier
        git(history, "switch", "--quiet", "main")


@pytest.mark.parametrize("commit", ["other", "nowhere", "0" * 40, "--help", "$(touch x)", "main:"])
def test_commit_outside_main_is_refused(history: Path, commit: str) -> None:
    newest = git(history, "rev-parse", "HEAD")
    done = go_back(history, commit)
    assert done.returncode == 1
    assert f"::error::“{commit}” is not a commit of main" in done.stdout
    assert git(history, "rev-parse", "HEAD") == newest
    assert not (history / "x").exists()


def test_whole_history_is_fetched_to_publish_an_earlier_commit() -> None:
    (checkout,) = (s for s in JOBS["build"]["steps"] if "actions/checkout" in s.get("uses", ""))
    depth = checkout["with"]["fetch-depth"]
    assert filled(depth, {"inputs": {"commit": "abc"}}) == "0"
    assert filled(depth, {"inputs": {"commit": ""}}) == "1"
    assert not condition(JOBS["changes"], MAIN | {"inputs": {"commit": "abc"}})


# Attestation


@pytest.mark.parametrize(
    ("private", "built", "attested"), [(False, "a", True), (True, "a", False), (False, "b", False)]
)
def test_only_newest_public_commit_is_attested(private: bool, built: str, attested: bool) -> None:
    contexts = {
        "github": {"sha": "a", "event": {"repository": {"private": private}}},
        "needs": {"build": {"result": "success", "outputs": {"commit": built}}},
    }
    assert condition(step(DEPLOY, "deploy", "Attest the digests of the site"), contexts) == attested


@pytest.mark.parametrize("outcome", ["success", "failure", "skipped"])
def test_failed_attestation_is_reported_and_blocks_nothing(tmp_path: Path, outcome: str) -> None:
    attest = step(DEPLOY, "deploy", "Attest the digests of the site")
    assert attest["continue-on-error"] is True
    assert attest["timeout-minutes"] <= 3
    summary = tmp_path / "summary"
    contexts = {
        "needs": {"build": {"outputs": {"commit": "abc"}}},
        "steps": {
            "deployment": {"outputs": {"page_url": "https://example.org/"}},
            "attestation": {"outcome": outcome},
        },
    }
    report = step(DEPLOY, "deploy", "Say what was published")
    assert run(report, tmp_path, contexts, GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    first, *others = summary.read_text(encoding="utf-8").splitlines()
    assert first == "Published: https://example.org/, from commit abc."
    assert [line.partition(",")[0] for line in others] == (
        ["Its signature failed"] if outcome == "failure" else []
    )
