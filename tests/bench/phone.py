# SPDX-License-Identifier: MIT
"""Lighthouse scores of the main pages in both languages, on a phone with slow 4G (its preset).

By hand: ``make bench``, with Node 20 or newer and npm. Exit status 1 if a page has less than 100
for accessibility, best practices or SEO.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from served import serve

from browser.find_chromium import HELP, find_chromium
from support import ROOT, build, copy_project

PORT = 8642
"""Fixed, because the build needs the address: pages contain their own."""
PATHS = ("", "letter/", "annex/mexico/", "fr/", "fr/letter/", "fr/annex/mexico/")


def main() -> int:
    """Run Lighthouse, installed from its lock file if missing; return its exit status."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        print("no Node, no Lighthouse: install Node 20 or newer")  # noqa: T201
        return 0
    tool = ROOT / "tests/bench/lighthouse"
    if not (tool / "node_modules").is_dir():
        subprocess.run([npm, "ci", "--silent", "--ignore-scripts"], cwd=tool, check=True)
    chromium = find_chromium()
    assert chromium, HELP
    address = f"http://127.0.0.1:{PORT}/"
    with tempfile.TemporaryDirectory() as folder:
        done = build(copy_project(Path(folder, "site")), SITE_URL=address)
        assert done.status == 0, done.output
        with serve(done.site, port=PORT):
            return subprocess.run(
                [node, tool / "run.mjs", *(address + path for path in PATHS)],
                env=os.environ | {"CHROME_PATH": chromium},
                check=False,
            ).returncode


if __name__ == "__main__":
    sys.exit(main())
