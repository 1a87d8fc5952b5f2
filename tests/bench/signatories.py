# SPDX-License-Identifier: MIT
"""Time of a check with 1,000 signatories, of whom none, one or more differ from the letter.

By hand: ``PYTHONPATH=hooks:tests .venv/bin/python tests/bench/signatories.py``. Each line is the
number of names that differ from the letter, the seconds of processor, and the problems found.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from support import SMALL, copy_project, problems

COUNT = 1000
TITLES = ("Chair of the Friends of the Elms", "Resident", "Member of the council of the city")
OTHER = (400, 600, 800)


def with_signatories(folder: Path, differing: int) -> Path:
    """Copy the small campaign with ``COUNT`` signatories, of whom some differ from the letter."""
    project = copy_project(folder, SMALL)
    signed = [(f"Ann Elm{n:04}", TITLES[n % len(TITLES)]) for n in range(COUNT)]
    letter = project / "docs/letter.txt"
    text = letter.read_text(encoding="utf-8")
    start, end = text.index("Ann Elm"), text.index("I.      COSTS")
    names = "".join(f"{name}\n{title}\n" for name, title in signed)
    letter.write_text(text[:start] + names + text[end:], encoding="utf-8")
    for number in OTHER[:differing]:
        signed[number] = (f"Ann Oak{number:04}", signed[number][1])
    items = "".join(f"- {name}\n  {title}\n" for name, title in signed)
    for language in ("en", "fr"):
        page = project / f"docs/{language}/letter.md"
        start_of_page = page.read_text(encoding="utf-8").partition("/// signatories")[0]
        page.write_text(f"{start_of_page}/// signatories\n\n{items}\n///\n", encoding="utf-8")
    return project


def main() -> None:
    problems(SMALL)  # words and patterns are then in memory
    for differing in range(len(OTHER) + 1):
        with tempfile.TemporaryDirectory() as folder:
            project = with_signatories(Path(folder, "project"), differing)
            start = time.process_time()
            found = problems(project)
            seconds = time.process_time() - start
            print(differing, f"{seconds:.2f}", len(found))  # noqa: T201 (the result)


if __name__ == "__main__":
    main()
