# SPDX-License-Identifier: MIT
"""The share of PDFs, cards and icons in the build time of this site.

By hand: ``PYTHONPATH=hooks:tests .venv/bin/python tests/bench/made_by_typst.py``. A run is a cold
build, one with only the files made by Typst cached, and a warm one; medians over the runs.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

from bench_support import measured
from campaign.storage.cache import FOLDER
from support import LETTER, MKDOCS, copy_project

_MADE_BY_TYPST = ("pdf", "png")


def keep(project: Path, kinds: tuple[str, ...]) -> None:
    """Remove everything cached between builds, except files of these kinds."""
    shutil.rmtree(project / ".cache/templates", ignore_errors=True)
    for folder in (project / FOLDER).glob("*"):
        if folder.name not in kinds:
            shutil.rmtree(folder)


def main() -> None:
    """Print the wall-clock and processor times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder, "site"), LETTER)
        runs = []
        for _ in range(options.runs):
            keep(project, ())
            cold = measured((MKDOCS, "build"), project)
            keep(project, _MADE_BY_TYPST)
            runs.append(
                (cold, measured((MKDOCS, "build"), project), measured((MKDOCS, "build"), project))
            )
    names = ("cold", "cold but for PDFs and cards", "warm")
    for name, column in zip(names, zip(*runs, strict=True), strict=True):
        seconds = statistics.median(each.seconds for each in column)
        processor = statistics.median(each.processor for each in column)
        print(f"{name:28} {seconds:6.2f} s  {processor:6.2f} s of processor")  # noqa: T201
    ratio = statistics.median(cold.seconds / without.seconds for cold, without, _ in runs)
    print(f"{'cold, with / without them':28} {ratio:6.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
