# SPDX-License-Identifier: MIT
"""Run ``make test`` in clones with the edits that CONTRIBUTING and STARTING describe.

By hand: ``PYTHONPATH=hooks:tests .venv/bin/python tests/bench/clones.py``, with the names of the
clones to run, if not all; ``--target check`` runs another target. Each is cloned from the last
commit and uses the packages installed in this checkout.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from campaign.commands.new import create, read_starter
from edits import EDITS, delete_the_french_papers, replace_the_papers, write_a_letter
from support import GIT, ROOT

_STAMPS = ("site", "tests", "inspection")


def edited(*names: str) -> Callable[[Path], None]:
    """Return a function that makes all the edits of some groups, in order."""

    def make(clone: Path) -> None:
        for name in names:
            for change in EDITS[name]:
                change(clone)

    return make


def new(tags: list[str], change_papers: Callable[[Path], None], clone: Path) -> None:
    """Create a campaign as ``make new`` does, then add real content and change the documents."""
    create(clone, [read_starter(tag) for tag in tags])
    write_a_letter(clone, [tag[:2] for tag in tags])
    change_papers(clone)


CLONES: dict[str, Callable[[Path], None]] = {
    "five ordinary edits": edited("figures", "pages"),
    "another home page and address": edited("site"),
    "new in one language": partial(new, ["es-MX"], delete_the_french_papers),
    "new in two languages": partial(new, ["en-CA", "fr-CA"], replace_the_papers),
    "new in three languages": partial(new, ["fr-CA", "en-CA", "es-MX"], lambda _: None),
}


def main() -> int:
    """Print a line per clone; return 1 if one of them fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*CLONES, []], help="all, if none is named")
    parser.add_argument("--target", default="test", help="what make is asked for")
    options = parser.parse_args()
    failed = 0
    for name in options.names or CLONES:
        with tempfile.TemporaryDirectory() as folder:
            clone = Path(folder, "clone")
            git = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)]
            subprocess.run(git, env=os.environ | GIT, check=True)
            CLONES[name](clone)
            commit = ["git", "commit", "--quiet", "--all", "--message", "Edit"]
            subprocess.run(["git", "add", "--all"], cwd=clone, check=True)
            subprocess.run(commit, cwd=clone, env=os.environ | GIT, check=True)
            (clone / ".venv").symlink_to(ROOT / ".venv")
            for stamp in _STAMPS:  # or make would install again: a clone's files are newer
                (clone / ".venv" / stamp).touch()
            start = time.monotonic()
            done = subprocess.run(
                ["make", options.target], cwd=clone, capture_output=True, text=True, check=False
            )
            failed += done.returncode != 0
            passed = [line for line in done.stdout.splitlines() if " passed" in line]
            print(  # noqa: T201
                f"{name}: {'passed' if not done.returncode else 'FAILED'}, "
                f"{time.monotonic() - start:.0f} s {' '.join(passed)}",
                flush=True,
            )
            if done.returncode:
                print(f"{done.stdout}\n{done.stderr}"[-4000:])  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
