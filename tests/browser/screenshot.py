# SPDX-License-Identifier: MIT
"""Take the screenshots of the README, after ``make site``, by hand:
``PYTHONPATH=tests .venv/bin/python tests/browser/screenshot.py``.
"""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import sync_playwright

from browser.find_chromium import HELP, find_chromium

SHOTS = (
    ("", 1200, "light", "home-en"),
    ("fr/annex/mexico/#mexico-p3", 400, "dark", "mexico-fr"),
    ("fr/letter/side-by-side/", 1200, "light", "side-by-side-fr"),
    ("figures/", 1200, "light", "figures-en"),
)


def main() -> None:
    path = find_chromium()
    assert path, HELP
    handler = functools.partial(SimpleHTTPRequestHandler, directory="site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for address, width, scheme, name in SHOTS:
            dark = "dark" if scheme == "dark" else "light"
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=dark)  # type: ignore[arg-type]
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
            page.screenshot(path=f".github/images/{name}.png")
    server.shutdown()


if __name__ == "__main__":
    main()
