# SPDX-License-Identifier: MIT
"""The workflow of pull requests: the jobs depend on the change, and ``ready`` on the jobs."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from support import LETTER, ROOT, edit
from workflow_support import condition, git, put_aside, run, step, workflow

PULL_REQUEST = workflow("pull-request")
JOBS = PULL_REQUEST["jobs"]
OPENED = {"action": "opened"}
EDITED = {"action": "edited", "changes": {"body": {"from": "…"}}}
RETARGETED = {"action": "edited", "changes": {"base": {"ref": {"from": "other"}}}}
NEEDED = {
    "papers": {"lint"},
    "content": {"site", "inspect"},
    "content and papers": {"site", "inspect", "lint"},
    "generator": {"site", "generator"},
}
BESIDE = {"changes", "review", "tested", "ready"}


@pytest.fixture(scope="module")
def main_branch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create a repository with a campaign, a hook, a README and ``changed.py``."""
    folder = tmp_path_factory.mktemp("main")
    shutil.copytree(LETTER / "docs", folder / "docs")
    shutil.copy(LETTER / "mkdocs.yml", folder)
    (folder / ".github/scripts").mkdir(parents=True)
    shutil.copy(ROOT / ".github/scripts/changed.py", folder / ".github/scripts")
    shutil.copy(ROOT / "requirements.txt", folder)
    (folder / "hooks").mkdir()
    (folder / "hooks/load.py").write_text("A = 1\n", encoding="utf-8")
    (folder / "README.md").write_text("# A campaign\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    commit(folder)
    return folder


@pytest.fixture
def merged(main_branch: Path, tmp_path: Path) -> Callable[[Callable[[Path], object]], Path]:
    """Return a function that makes a change on a branch and checks out its merge, like GitHub."""

    def make(change: Callable[[Path], object]) -> Path:
        folder = tmp_path / "repository"
        shutil.copytree(main_branch, folder, symlinks=True)
        git(folder, "switch", "--quiet", "--create", "change")
        change(folder)
        commit(folder)
        git(folder, "switch", "--quiet", "--detach", "main")
        git(folder, "merge", "--quiet", "--no-ff", "--no-edit", "change")
        return folder

    return make


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A change")


def decided(folder: Path) -> str:
    """Return the kind of the change merged in ``folder``, as the workflow decides it."""
    programs, temporary = folder / "programs", folder.parent / "temporary"
    temporary.mkdir()
    # The stub of pip only records the requirements, since pip would use the network.
    pip = f'case "$*" in *"-m pip"*) cp "$RUNNER_TEMP/lock.txt" {temporary}/asked; exit;; esac'
    put_aside(programs / "python", f'{pip}\nexec {sys.executable} "$@"')
    out = folder.parent / "out"
    done = run(
        step(PULL_REQUEST, "changes", "Decide by the changed files"),
        folder,
        RUNNER_TEMP=str(temporary),
        GITHUB_OUTPUT=str(out),
    )
    assert done.returncode == 0, done.stdout
    asked = (temporary / "asked").read_text(encoding="utf-8")
    assert asked == "" or asked.startswith("pyyaml==")
    assert asked.count("==") <= 1
    (line,) = out.read_text(encoding="utf-8").splitlines()
    return line.removeprefix("kind=")


def ran(
    folder: Path, event: Mapping[str, Any], kind: str, earlier: str = "", **failed: str
) -> dict[str, str]:
    """Return the result of every job; those that are run succeed unless given in ``failed``."""
    results: dict[str, dict[str, Any]] = {}
    head = {"head": {"sha": "abc"}, "body": "", "base": {"sha": "def"}}
    github = {"event": {"pull_request": head, **event}, "token": "t"}
    put_aside(folder / "programs/gh", f'echo "{earlier}"')
    for name, job in JOBS.items():
        needs = job.get("needs", [])
        needs = {n: results[n] for n in ([needs] if isinstance(needs, str) else needs)}
        contexts = {"github": github, "needs": needs}
        result = failed.get(name, "success") if condition(job, contexts) else "skipped"
        if name in ("tested", "ready") and result == "success":
            done = run(job["steps"][0], folder, contexts, GITHUB_REPOSITORY="owner/it")
            result = "success" if done.returncode == 0 else "failure"
        outputs = {"kind": kind} if name == "changes" and result == "success" else {}
        results[name] = {"result": result, "outputs": outputs}
    return {name: found["result"] for name, found in results.items()}


# The kind of a change


def write(path: str, text: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")

    return change


def config(old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: edit(folder / "mkdocs.yml", old, new)


def both(*changes: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda folder: [change(folder) for change in changes]


NAV = config("  - about.md\n", "")
PAGE = write("docs/en/about.md", "---\ntitle: About\n---\n# About us\n")
CHANGES = {
    "a page": (PAGE, "content"),
    "a moved page": (
        lambda folder: (folder / "docs/en/about.md").rename(folder / "docs/en/us.md"),
        "content",
    ),
    "the navigation": (NAV, "content"),
    "the README": (write("README.md", "# Ours\n"), "papers"),
    "the license and a page": (both(write("LICENSE", "MIT\n"), PAGE), "content and papers"),
    "the README and a hook": (
        both(write("README.md", "# Ours\n"), write("hooks/a.py", "")),
        "generator",
    ),
    "a page and a hook": (both(PAGE, write("hooks/load.py", "A = 2\n")), "generator"),
    "a deleted hook": (lambda folder: (folder / "hooks/load.py").unlink(), "generator"),
    "a hook moved to docs": (
        lambda folder: (folder / "hooks/load.py").rename(folder / "docs/content.py"),
        "generator",
    ),
    "a hook in mkdocs.yml": (config("  - hooks/load.py\n", ""), "generator"),
    "a page that is a symbolic link": (
        lambda folder: (folder / "docs/en/a.md").symlink_to("../../hooks/load.py"),
        "generator",
    ),
    "a folder that is a symbolic link": (
        lambda folder: (folder / "docs/more").symlink_to("/etc"),
        "generator",
    ),
    "deleted mkdocs.yml": (lambda folder: (folder / "mkdocs.yml").unlink(), "generator"),
    "changed.py and its imports, to decide on papers": (
        both(
            write(".github/scripts/changed.py", "print('kind=papers')\n"),
            write("yaml.py", "print('kind=papers')\nraise SystemExit\n"),
            write("pip/__main__.py", "print('kind=papers')\n"),
        ),
        "generator",
    ),
    "a workflow": (write(".github/workflows/a.yml", "on: push\n"), "generator"),
    "a name with a quotation mark and a space": (write('docs/en/a "b".md', "# A\n"), "content"),
    "a name with a line break": (write("docs/en/a\nb.md", "# A\n"), "generator"),
}


@pytest.mark.parametrize(("change", "kind"), CHANGES.values(), ids=CHANGES)
def test_kind_of_a_change_is_decided_by_its_files(
    merged: Callable[[Callable[[Path], object]], Path],
    change: Callable[[Path], object],
    kind: str,
) -> None:
    assert decided(merged(change)) == kind


@pytest.mark.parametrize("event", [OPENED, RETARGETED], ids=["opened", "retargeted"])
@pytest.mark.parametrize("kind", NEEDED)
def test_kind_of_a_change_decides_its_jobs(
    tmp_path: Path, event: Mapping[str, Any], kind: str
) -> None:
    results = ran(tmp_path, event, kind)
    assert {job for job, result in results.items() if result == "success"} == BESIDE | NEEDED[kind]


def test_everything_is_tested_if_the_base_cannot_decide(main_branch: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(main_branch, tmp_path / "repository")
    (folder / ".github/scripts/changed.py").unlink()
    commit(folder)
    PAGE(folder)
    commit(folder)
    assert decided(folder) == "generator"


# The result of ready


@pytest.mark.parametrize(
    ("kind", "job", "result"),
    [
        *((kind, job, "failure") for kind, jobs in NEEDED.items() for job in sorted(jobs)),
        ("content", "site", "cancelled"),
        ("content", "site", "skipped"),
    ],
)
def test_ready_fails_if_a_needed_job_did_not_succeed(
    tmp_path: Path, kind: str, job: str, result: str
) -> None:
    results = ran(tmp_path, OPENED, kind, "success", **{job: result})
    assert (results["tested"], results["ready"]) == ("failure", "failure")


@pytest.mark.parametrize("job", ["changes", "review"])
def test_ready_fails_without_a_decision_or_a_review(tmp_path: Path, job: str) -> None:
    assert ran(tmp_path, OPENED, "content", "success", **{job: "failure"})["ready"] == "failure"


@pytest.mark.parametrize("earlier", ["success", "failure", "cancelled", "null", ""])
@pytest.mark.parametrize("review", ["success", "failure"])
def test_edited_description_is_only_reviewed_again(
    tmp_path: Path, earlier: str, review: str
) -> None:
    results = ran(tmp_path, EDITED, "", earlier, review=review)
    whole = earlier == review == "success"
    assert results.pop("ready") == ("success" if whole else "failure")
    assert results.pop("review") == review
    assert set(results.values()) == {"skipped"}


def test_only_an_edited_description_does_not_cancel_the_current_run() -> None:
    concurrency = PULL_REQUEST["concurrency"]
    for event, cancels in ((OPENED, True), (RETARGETED, True), (EDITED, False)):
        job = {"if": concurrency["cancel-in-progress"]}
        assert condition(job, {"github": {"event": event}}) == cancels


def test_ready_needs_every_other_job() -> None:
    needed = {*JOBS["ready"]["needs"], *JOBS["tested"]["needs"], "ready"}
    assert needed == set(JOBS)
