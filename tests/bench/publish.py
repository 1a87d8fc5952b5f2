# SPDX-License-Identifier: MIT
"""From a push to the artifact that is published: runs the steps of the jobs that a change of
content goes through, each job in a fresh clone, and prints the seconds of each step.

By hand: ``make bench``.  pip's cache is warm, as the workflows keep it; ``.cache`` is empty, and
Chromium is the machine's own.  What actions do on GitHub is done here with git and an archive.
Exit status 1 when a step fails, or when a job takes longer than is promised.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support import ROOT
from workflow_support import condition, run, workflow

JOBS = (("deploy", "build"), ("pull-request", "site"), ("pull-request", "inspect"))
PROMISED = 120.0
_ADDRESS = "https://example.org/it"


def main() -> int:
    """Print a line a step, and the sum of each job: on GitHub, each has a machine of its own."""
    sums = []
    with tempfile.TemporaryDirectory() as temporary:
        jobs = [(name, job, workflow(name)["jobs"][job]) for name, job in JOBS]
        warm_up(Path(temporary), {lock for _, _, job in jobs for lock in locks(job)})
        for name, job, written in jobs:
            print(f"{name}, {job}")  # noqa: T201
            steps = []
            for step, seconds in run_job(written, Path(temporary, f"{name}-{job}")):
                steps.append(seconds)
                print(f"{seconds:7.1f} s  {step}", flush=True)  # noqa: T201
            sums.append(sum(steps))
            print(f"{sums[-1]:7.1f} s  in all; {PROMISED:.0f} s are promised")  # noqa: T201
    return 1 if max(sums) > PROMISED else 0


def locks(job: Any) -> Iterator[str]:
    """The locks whose packages a job keeps."""
    for step in job["steps"]:
        yield from step.get("with", {}).get("cache-dependency-path", "").split()


def warm_up(temporary: Path, names: set[str]) -> None:
    """Install everything once, so that pip has it in its cache."""
    subprocess.run([sys.executable, "-m", "venv", str(temporary / "venv")], check=True)
    options = [option for name in sorted(names) for option in ("--requirement", name)]
    pip = [str(temporary / "venv/bin/pip"), "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, *options], cwd=ROOT, check=True)


def run_job(job: Any, clone: Path) -> Iterator[tuple[str, float]]:
    """Each step that takes time, and its seconds."""
    repository = {"name": "it", "private": False}
    contexts = {
        "github": {
            "event": {"repository": repository},
            "repository_owner": "owner",
            "repository": "owner/it",
            "server_url": "https://github.com",
        },
        "inputs": {"commit": ""},
        "steps": {"pages": {"outputs": {"base_url": _ADDRESS}}, "preview": {}},
    }
    for step in job["steps"]:
        if not condition(step, contexts):
            continue
        start = time.perf_counter()
        if "run" in step:
            name = step["name"]
            done = run(step, clone, contexts, **environment(clone, step))
            if done.returncode:
                sys.exit(f"“{name}” failed:\n{done.stdout}")
        elif not do_action(name := step["uses"].partition("@")[0], step.get("with", {}), clone):
            continue
        yield name, time.perf_counter() - start


def do_action(name: str, options: Any, clone: Path) -> bool:
    """What an action does, done here; False where there is nothing to do."""
    if name == "actions/checkout":
        command = ["git", "clone", "--quiet", "--depth=1", ROOT.as_uri(), str(clone)]
        command[1:1] = ["-c", "advice.detachedHead=false"]
        subprocess.run(command, check=True)
        return True
    if name in ("actions/upload-artifact", "actions/upload-pages-artifact"):
        kind = "zip" if name == "actions/upload-artifact" else "gztar"
        shutil.make_archive(str(clone / ".artifact"), kind, clone / options["path"])
        return True
    return False


def environment(clone: Path, step: Any) -> dict[str, str]:
    """The variables of this process that no step sets, and those of a runner."""
    kept = {k: v for k, v in os.environ.items() if k not in step.get("env", {})}
    files = {name: str(clone / ".runner") for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    return kept | files | {"CI": "true"}


if __name__ == "__main__":
    sys.exit(main())
