# SPDX-License-Identifier: MIT
"""Time and peak memory of a build beside those of the base, at 5, 50 and 500 pages a language.

By hand: ``make bench``.  Cold is the first build of a fresh clone, as on every run of CI: no
``.cache``, no ``__pycache__``, no ``site``.  Warm is the next one.  A run is one build of each, one
after the other; ratios are taken within a run, and medians over the runs.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

from bench_support import Measured, base_command, base_site, grow, measured
from support import MKDOCS, ROOT, copy_project

SIZES = (5, 50, 500)
RUNS = 5
_HEAD = (
    "pages      cold s     warm s     base s   cold/base  warm/base  MiB cold  MiB warm  MiB base"
)


def clean(project: Path) -> None:
    """Leaves what a clone has."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    for folder in [*project.rglob("__pycache__")]:
        shutil.rmtree(folder)


def run(ours: Path, base: Path, base_mkdocs: Path) -> tuple[Measured, Measured, Measured]:
    """Cold, warm and the base."""
    clean(ours)
    return measured(MKDOCS, ours), measured(MKDOCS, ours), measured(base_mkdocs, base)


def line(pages: int, runs: list[tuple[Measured, Measured, Measured]], index: int) -> str:
    """A row of the table; ``index`` says which of the times: by the clock or of the processor."""
    columns = [*zip(*runs, strict=True)]
    times = [statistics.median(each[index] for each in column) for column in columns]
    ratios = [
        statistics.median(each[which][index] / each[2][index] for each in runs) for which in (0, 1)
    ]
    memory = [statistics.median(each.memory for each in column) for column in columns]
    return (
        f"{pages:5}"
        + "".join(f"{time:11.2f}" for time in times)
        + " "
        + "".join(f"{ratio:11.2f}" for ratio in ratios)
        + "".join(f"{each:10.0f}" for each in memory)
    )


def main() -> None:
    """Prints a line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--pages", type=int, nargs="+", default=SIZES)
    parser.add_argument("--processor", action="store_true", help="processor time, not the clock's")
    options = parser.parse_args()
    base_mkdocs = base_command()
    print(_HEAD, flush=True)  # noqa: T201
    for pages in options.pages:
        with tempfile.TemporaryDirectory() as folder:
            ours = copy_project(Path(folder, "ours"), ROOT)
            grow(ours, pages)
            base = Path(folder, "base")
            base_site(ours, base)
            runs = [run(ours, base, base_mkdocs) for _ in range(options.runs)]
        print(line(pages, runs, int(options.processor)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
