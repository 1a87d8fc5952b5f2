# SPDX-License-Identifier: MIT
"""Time of the check beside the time of the build, at 5, 50 and 500 pages a language.

By hand: ``PYTHONPATH=hooks:tests .venv/bin/python tests/bench/check.py``.  Each time is the median
of three runs in one session.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_support import grow
from support import LETTER, MKDOCS, copy_project

SIZES = (5, 50, 500)
RUNS = 3


def seconds(command: list[str], project: Path) -> float:
    """The median time of a command that must succeed."""
    times = []
    environment = os.environ | {"PYTHONPATH": str(project / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Prints a line a size."""
    print("pages  check s  build s  check/build")  # noqa: T201
    for pages in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            project = copy_project(Path(folder), LETTER)
            grow(project, pages)
            check = seconds([sys.executable, "-m", "campaign"], project)
            build = seconds([str(MKDOCS), "build", "--strict"], project)
            print(f"{pages:5}  {check:7.2f}  {build:7.2f}  {check / build:11.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
