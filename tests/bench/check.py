# SPDX-License-Identifier: MIT
"""Time of the check, cold and warm, and of the build, at 5, 50 and 500 pages per language.

By hand: ``PYTHONPATH=hooks:tests .venv/bin/python tests/bench/check.py``. Each time is the median
of three runs; cold is without ``.cache``. The first line is the letter as it is: more than 1.5 s
cold or 0.5 s warm is a failure.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_support import grow
from support import LETTER, MKDOCS, copy_project

SIZES = (None, 5, 50, 500)
RUNS = 3
LIMITS = (1.5, 0.5)  # of the letter, cold and warm


def seconds(command: list[str], project: Path, cold: bool = False) -> float:
    """Return the median time of a command. Raises ``CalledProcessError`` if it fails."""
    times = []
    environment = os.environ | {"PYTHONPATH": str(project / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    for _ in range(RUNS):
        if cold:
            shutil.rmtree(project / ".cache", ignore_errors=True)
        start = time.perf_counter()
        subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Print a line per size; return 1 if the letter takes too long."""
    status = 0
    print(" pages  cold check s  warm check s  build s")  # noqa: T201
    for pages in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            project = copy_project(Path(folder), LETTER)
            if pages:
                grow(project, pages)
            command = [sys.executable, "-m", "campaign"]
            cold, warm = seconds(command, project, cold=True), seconds(command, project)
            build = seconds([str(MKDOCS), "build", "--strict"], project)
            if not pages and (cold > LIMITS[0] or warm > LIMITS[1]):
                status = 1
            print(f"{pages or 'letter':>6}  {cold:12.2f}  {warm:12.2f}  {build:7.2f}")  # noqa: T201
    return status


if __name__ == "__main__":
    sys.exit(main())
