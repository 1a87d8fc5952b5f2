# SPDX-License-Identifier: MIT
"""What readers load: bytes and requests of the first and second page of a visit.

By hand: ``make bench``, or ``make bench PEERS=1`` for the same letter on other generators too. An
empty cache, a real browser, gzip at level 6, bodies only.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from peers import PEERS, base
from playwright.sync_api import Browser, sync_playwright
from served import Sent, Served, serve

from bench_support import measured
from browser.find_chromium import HELP, find_chromium
from support import LETTER, build, copy_project

KINDS = ("html", "style", "script", "other")
_HEAD = (
    "".join(f"{kind:>9}" for kind in [*KINDS, "all", "requests", "failed"]) + "  page of a visit"
)


def visit(browser: Browser, served: Served, paths: Sequence[str]) -> list[list[Sent]]:
    """Return what was sent for each page of a visit, in order."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    answers = []
    for path in paths:
        served.clear()
        page.goto(served.address + path, wait_until="networkidle")
        answers.append(served.sent)
    context.close()
    return answers


def report(browser: Browser, name: str, site: Path, letter: str) -> None:
    """Print a line for the letter, and one for the annex that is read after it."""
    paths = (letter, letter.replace("letter/", "annex/mexico/"))
    with serve(site) as served:
        answers = visit(browser, served, paths)
    for path, sent in zip(paths, answers, strict=True):
        sizes = [sum(each.size for each in sent if each.kind == kind) for kind in KINDS]
        failed = sum(each.status >= 400 for each in sent)
        cells = [*sizes, sum(sizes), len(sent), failed]
        print("".join(f"{cell:9,}" for cell in cells) + f"  {name}: {path}", flush=True)  # noqa: T201


def main() -> None:
    """Print a table of bytes by kind of file, with a line per page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true", help="other generators too (installs them)")
    options = parser.parse_args()
    chromium = find_chromium()
    assert chromium, HELP
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        done = build(copy_project(Path(folder, "ours")))
        assert done.status == 0, done.output
        print(_HEAD)  # noqa: T201
        for letter in ("letter/", "fr/letter/"):
            report(browser, "this project", done.site, letter)
        for name, make in {"base": base, **PEERS}.items() if options.peers else ():
            peer = make(LETTER, Path(folder, name))
            measured(*peer)
            report(browser, name, peer.folder / "site", "fr/letter/")
        browser.close()


if __name__ == "__main__":
    main()
