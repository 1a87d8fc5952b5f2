# SPDX-License-Identifier: MIT
"""Screenshots of the main pages in Firefox, to be looked at, in ``.cache/bench/firefox``.

By hand: ``make bench``, with Debian's firefox-esr or another Firefox. Its headless mode has one
colour scheme and no print; Playwright's Firefox cannot be used, as it is a build of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from served import serve

from support import ROOT, build, copy_project

PATHS = ("", "letter/", "annex/mexico/", "recommendations/", "figures/", "letter/side-by-side/")
WIDTHS = (500, 1440)
"""In pixels: 500 is the narrowest window that Firefox opens."""


def main() -> None:
    """Take the screenshots of both languages at each width, from top to bottom."""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox:
        print("no Firefox: install the package firefox-esr")  # noqa: T201
        return
    pictures = ROOT / ".cache/bench/firefox"
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        done = build(copy_project(Path(folder, "site")))
        assert done.status == 0, done.output
        with serve(done.site) as served:
            for path in (*PATHS, *(f"fr/{path}" for path in PATHS)):
                for width in WIDTHS:
                    name = path.strip("/").replace("/", "-") or "home"
                    file = pictures / f"{name}-{width}.png"
                    command = [
                        firefox,
                        "--headless",
                        "--profile",
                        folder,
                        "--screenshot",
                        str(file),
                    ]
                    command += [f"--window-size={width}", served.address + path]
                    subprocess.run(command, check=True, capture_output=True, timeout=120)
                    print(file.relative_to(ROOT), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
