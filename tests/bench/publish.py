# SPDX-License-Identifier: MIT
"""Time from a push to the published artifact: the steps of the jobs for a change of content.

By hand: ``make bench``. Each job runs in a fresh clone. pip's cache is warm, as in the workflows;
``.cache`` is empty, and Chromium is the machine's. Git and an archive replace GitHub's actions.
Exit status 1 if a step fails, or if a job takes longer than promised.
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
    """Print a line per step, and the sum of each job: on GitHub, each has its own machine."""
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
    """Yield the lock files whose packages a job caches."""
    for step in job["steps"]:
        yield from step.get("with", {}).get("cache-dependency-path", "").split()


def warm_up(temporary: Path, names: set[str]) -> None:
    """Install everything once, to fill pip's cache."""
    subprocess.run([sys.executable, "-m", "venv", str(temporary / "venv")], check=True)
    options = [option for name in sorted(names) for option in ("--requirement", name)]
    pip = [str(temporary / "venv/bin/pip"), "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, *options], cwd=ROOT, check=True)


def run_job(job: Any, clone: Path) -> Iterator[tuple[str, float]]:
    """Run the steps of a job; yield the name and seconds of each that takes time."""
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
    """Do here what an action does on GitHub; return whether there is anything to do."""
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
    """Return the variables of this process, except those of the step, and a runner's."""
    inherited = {k: v for k, v in os.environ.items() if k not in step.get("env", {})}
    files = {name: str(clone / ".runner") for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    return inherited | files | {"CI": "true"}


if __name__ == "__main__":
    sys.exit(main())
