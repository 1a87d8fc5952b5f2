# SPDX-License-Identifier: MIT
"""Time of the check beside the time of the build, at 5, 50 and 500 pages a language.

By hand: ``PYTHONPATH=hooks:tests .venv/bin/python tests/bench/check.py``.  Pages are copies of two
parts of the annex, with ids of their own; each time is the median of three runs in one session.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from support import MKDOCS, ROOT, copy_project

SIZES = (5, 50, 500)
RUNS = 3
SOURCES = ("united-states.md", "mexico.md")


def grow(project: Path, pages: int) -> None:
    """Leaves the project with ``pages`` pages a language: one of figures, the rest document."""
    names = ["index.md", *(f"copy-{number}.md" for number in range(pages - 2))]
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    nav = "nav:\n  - figures.md\n" + "".join(f"  - {name}\n" for name in names) + "\n"
    text = replaced(text, "nav:", "theme:", nav)
    text = replaced(text, "    reference: letter.txt", "    abbreviations:", "")
    config.write_text(text.replace("          nav_translations: {Annex: Annexe}\n", ""), "utf-8")
    data = project / "docs/figures.yml"
    data.write_text(
        replaced(data.read_text("utf-8"), "  supporters:", "  refugee_cap:", ""), "utf-8"
    )
    for language in ("en", "fr"):
        folder = project / "docs" / language
        sources = [(folder / "annex" / name).read_text(encoding="utf-8") for name in SOURCES]
        for old in [path for path in folder.rglob("*.md") if path.name != "figures.md"]:
            old.unlink()
        for number, name in enumerate(names):
            source = re.sub(r"\{#[\w-]+\}", f"{{#part-{number}}}", sources[number % len(sources)])
            (folder / name).write_text(source, encoding="utf-8")


def replaced(text: str, start: str, end: str, new: str) -> str:
    """The text with what stands from ``start`` up to ``end`` replaced."""
    return text[: text.index("\n" + start) + 1] + new + text[text.index("\n" + end) + 1 :]


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
            project = copy_project(Path(folder), ROOT)
            grow(project, pages)
            check = seconds([sys.executable, "-m", "campaign"], project)
            build = seconds([str(MKDOCS), "build", "--strict"], project)
            print(f"{pages:5}  {check:7.2f}  {build:7.2f}  {check / build:11.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
