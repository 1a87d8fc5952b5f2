# SPDX-License-Identifier: MIT
"""Time from ``mkdocs serve`` noticing a saved file to the new page, at 5 and 50 pages per language.

By hand: ``PYTHONPATH=hooks:tests .venv/bin/python tests/bench/serve.py``. Each time is the median
of three saves, of a paragraph and of a figure that all pages cite.
"""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from pathlib import Path

from bench_support import grow
from serve_support import Server
from support import LETTER, copy_project, move_figure

SIZES = (5, 50)
SAVES = 3
_TIMEOUT = 120.0


def wait(server: Server, file: Path, pattern: str, new: str, shown: str) -> float:
    """Replace what ``pattern`` matches with ``new``; return the seconds until it is ``shown``."""
    time.sleep(1)  # the server looks at a file at most once a second
    noticed = "Detected file changes"
    before = server.log.read_text(encoding="utf-8").count(noticed)
    text, found = re.subn(pattern, new, file.read_text(encoding="utf-8"), count=1)
    assert found, f"nothing like {pattern} in {file}"
    file.write_text(text, encoding="utf-8")
    while server.log.read_text(encoding="utf-8").count(noticed) == before:
        time.sleep(0.005)
    start = time.perf_counter()
    server.wait_for(shown, "copy-0/", _TIMEOUT)
    return time.perf_counter() - start


def main() -> None:
    """Print a line per size."""
    print("pages  paragraph s  figure s")  # noqa: T201
    for pages in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            project = copy_project(Path(folder), LETTER)
            grow(project, pages)
            move_figure(project / "docs/figures.yml", "33000", "33999")
            server = Server(project)
            try:
                server.wait_for("Serving on", None, _TIMEOUT)
                paragraphs, figures = [], []
                for number in range(SAVES):
                    page, data = project / "docs/en/copy-0.md", project / "docs/figures.yml"
                    word = f"Repeated{number} "
                    paragraphs.append(wait(server, page, r"\bRepeated\d* ", word, word))
                    value = 33001 + number
                    moved = r"(missing_persons:\n\s+value: )\d+"
                    figures.append(wait(server, data, moved, rf"\g<1>{value}", f"{value:,}"))
            finally:
                server.stop()
        medians = statistics.median(paragraphs), statistics.median(figures)
        print(f"{pages:5}  {medians[0]:11.2f}  {medians[1]:8.2f}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
