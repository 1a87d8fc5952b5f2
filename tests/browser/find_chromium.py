# SPDX-License-Identifier: MIT
"""Find the browser for the tests; with ``--install``, install one if it is missing.

Run by ``make test``. As root with apt-get, it installs a package of Debian; otherwise Playwright's
download, in CI with the system packages it needs. Outside CI, nothing uses sudo.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

# The first is the same browser without a window: it takes a third less processor time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
HELP = (
    "the browser tests need Chromium and none was found; install the package chromium, "
    "or run `.venv/bin/playwright install chromium`, or name one: make test CHROMIUM=PATH"
)


def find_chromium() -> str | None:
    """Return the path of a browser: ``CHROMIUM``, one on the path, or Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    if found := next(filter(None, map(shutil.which, NAMES)), None):
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def launch(playwright: Playwright) -> Browser:
    """Launch the browser. Raises ``AssertionError`` with advice if there is none."""
    path = find_chromium()
    assert path, HELP
    # Chromium's sandbox needs privileges that containers do not grant. Only our pages are opened,
    # and their requests to other hosts are not sent.
    offline = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    arguments = ["--no-sandbox", "--disable-background-networking", offline]
    return playwright.chromium.launch(executable_path=path, args=arguments)


def install_chromium() -> None:
    """Run the install commands for this machine, in order, until there is a browser."""
    if os.environ.get("CHROMIUM"):
        return
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    commands = [own]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        apt = ["apt-get", "install", "--yes", "--no-install-recommends"]
        commands = [["apt-get", "update"], *([*apt, name] for name in NAMES[:2]), own]
    elif os.environ.get("CI") == "true":
        commands = [[*own[:-1], "--with-deps", "chromium"]]
    for command in commands:
        print("$", *command, flush=True)  # noqa: T201 (progress for the user)
        subprocess.run(command, check=False)
        if find_chromium():
            return


if __name__ == "__main__":
    if "--install" in sys.argv and not find_chromium():
        install_chromium()
    sys.exit(0 if find_chromium() else HELP)
