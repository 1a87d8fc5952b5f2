# SPDX-License-Identifier: MIT
"""Time and peak memory of builds, compared with the base, at 5, 50 and 500 pages per language.

By hand: ``make bench``. Cold is the first build of a fresh clone, as in CI: no ``.cache``, no
``__pycache__``, no ``site``. Warm is the next one. ``pages`` builds only what goes into HTML;
``all`` adds the PDFs and the images of shared pages. Each run builds every site once; ratios are
taken within a run, and medians over the runs.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from peers import PEERS, Peer, base

from bench_support import Measured, grow, measured, without_publications
from support import LETTER, MKDOCS, copy_project

RUNS = {5: 5, 50: 3, 500: 1}
_NPM_CACHES = ("cache", "astro", "vite")
"""The cache folders of Docusaurus and Astro, below ``node_modules``."""
_HEAD = (
    "pages            cold s   warm s   base s  cold/base  warm/base  MiB cold  MiB warm  MiB base"
)


class Run(NamedTuple):
    """The measures of a cold and a warm build, and of the base's."""

    cold: Measured
    warm: Measured
    base: Measured


def clean(project: Path) -> None:
    """Remove all caches, as in a fresh clone."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    for folder in [*project.rglob("__pycache__")]:
        shutil.rmtree(folder)
    for name in (".astro", ".docusaurus", *(f"node_modules/.{of}" for of in _NPM_CACHES)):
        shutil.rmtree(project / name, ignore_errors=True)


def run(sites: Iterable[Peer], base: Peer) -> list[Run]:
    """Build the base once, and each site cold and warm; return a run per site."""
    the_base = measured(*base)
    runs = []
    for site in sites:
        clean(site.folder)
        runs.append(Run(measured(*site), measured(*site), the_base))
    return runs


def line(label: str, runs: list[Run], index: int) -> str:
    """Return a row of the table; ``index`` selects wall-clock (0) or processor time (1)."""
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
    """Print two lines per size, and with ``--peers`` one more for each other generator."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[*RUNS])
    parser.add_argument("--runs", type=int, help="5 of 5 pages, 3 of 50 and 1 of 500 if not given")
    parser.add_argument("--processor", action="store_true", help="processor time, not the clock's")
    parser.add_argument("--peers", action="store_true", help="other generators (installs them)")
    options = parser.parse_args()
    print(_HEAD, flush=True)  # noqa: T201
    for pages in options.pages:
        with tempfile.TemporaryDirectory() as folder:
            ours = [copy_project(Path(folder, name), LETTER) for name in ("pages", "all")]
            for project in ours:
                grow(project, pages)
            without_publications(ours[0])
            build = (MKDOCS, "build")
            sites = {"pages": Peer(build, ours[0]), "all": Peer(build, ours[1])}
            for name, peer in PEERS.items() if options.peers else ():
                sites[name] = peer(ours[1], Path(folder, name))
            the_base = base(ours[1], Path(folder, "base"))
            runs = [
                run(sites.values(), the_base) for _ in range(options.runs or RUNS.get(pages, 1))
            ]
        for name, own in zip(sites, zip(*runs, strict=True), strict=True):
            label = f"{pages:<4} {name}"
            print(line(label, [*own], int(options.processor)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
