# SPDX-License-Identifier: MIT
"""Time and peak memory of a build beside those of the base, at 5, 50 and 500 pages a language.

By hand: ``make bench``.  Cold is the first build of a fresh clone, as on every run of CI: no
``.cache``, no ``__pycache__``, no ``site``.  Warm is the next one.  ``pages`` is all that goes into
HTML; ``all`` has the PDFs and the images of shared pages too.  A run is a build of each, one after
the other; ratios are taken within a run, and medians over the runs.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import NamedTuple

from peers import zensical_command, zensical_site

from bench_support import Measured, base_command, base_site, grow, measured, without_publications
from support import MKDOCS, ROOT, copy_project

RUNS = {5: 5, 50: 3, 500: 1}
_HEAD = (
    "pages            cold s   warm s   base s  cold/base  warm/base  MiB cold  MiB warm  MiB base"
)


class Run(NamedTuple):
    """One build of each."""

    cold: Measured
    warm: Measured
    base: Measured


def clean(project: Path) -> None:
    """Leaves what a clone has."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    for folder in [*project.rglob("__pycache__")]:
        shutil.rmtree(folder)


def run(sites: list[tuple[Path, Path]], base: Path, base_mkdocs: Path) -> list[Run]:
    """Cold and warm of each site, a command and a folder, beside the same build of the base."""
    the_base = measured(base_mkdocs, base)
    runs = []
    for command, project in sites:
        clean(project)
        runs.append(Run(measured(command, project), measured(command, project), the_base))
    return runs


def line(label: str, runs: list[Run], index: int) -> str:
    """A row of the table; ``index`` says which of the times: by the clock or of the processor."""
    columns = [*zip(*runs, strict=True)]
    times = [statistics.median(each[index] for each in column) for column in columns]
    cold = statistics.median(each.cold[index] / each.base[index] for each in runs)
    warm = statistics.median(each.warm[index] / each.base[index] for each in runs)
    memory = [statistics.median(each.memory for each in column) for column in columns]
    return (
        f"{label:14}"
        + "".join(f"{time:9.2f}" for time in times)
        + f"{cold:11.2f}{warm:11.2f}"
        + "".join(f"{each:10.0f}" for each in memory)
    )


def main() -> None:
    """Prints two lines a size, or three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[*RUNS])
    parser.add_argument("--runs", type=int, help="5 of 5 pages, 3 of 50 and 1 of 500 if not given")
    parser.add_argument("--processor", action="store_true", help="processor time, not the clock's")
    parser.add_argument("--peers", action="store_true", help="Zensical too (installs it)")
    options = parser.parse_args()
    base_mkdocs = base_command()
    print(_HEAD, flush=True)  # noqa: T201
    for pages in options.pages:
        with tempfile.TemporaryDirectory() as folder:
            ours = [copy_project(Path(folder, name), ROOT) for name in ("pages", "all")]
            for project in ours:
                grow(project, pages)
            without_publications(ours[0])
            sites = {"pages": (MKDOCS, ours[0]), "all": (MKDOCS, ours[1])}
            base = Path(folder, "base")
            base_site(ours[1], base)
            if options.peers:
                peer = zensical_site(ours[1], Path(folder, "zensical"), ["en", "fr"])
                sites["Zensical"] = (zensical_command(), peer)
            runs = [
                run([*sites.values()], base, base_mkdocs)
                for _ in range(options.runs or RUNS.get(pages, 1))
            ]
        for name, own in zip(sites, zip(*runs, strict=True), strict=True):
            label = f"{pages:<4} {name}"
            print(line(label, [*own], int(options.processor)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
