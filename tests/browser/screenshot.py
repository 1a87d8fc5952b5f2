# SPDX-License-Identifier: MIT
"""Take the picture of the README, the home page in two languages, after ``make site``:
``PYTHONPATH=tests .venv/bin/python tests/browser/screenshot.py``.
"""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import sync_playwright

from browser.find_chromium import HELP, find_chromium

PICTURE = ".github/images/site-en-fr.png"
WIDTH, HEIGHT = 800, 1000


def main() -> None:
    path = find_chromium()
    assert path, HELP
    handler = functools.partial(SimpleHTTPRequestHandler, directory="site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        home = f"http://127.0.0.1:{server.server_port}"
        page = browser.new_page(viewport={"width": 2 * WIDTH, "height": HEIGHT})
        frames = "".join(f'<iframe src="{home}/{path}"></iframe>' for path in ("", "fr/"))
        style = f"body{{margin:0;display:flex}}iframe{{border:0;width:{WIDTH}px;height:{HEIGHT}px}}"
        page.set_content(f"<style>{style}</style>{frames}", wait_until="networkidle")
        page.screenshot(path=PICTURE)
    server.shutdown()


if __name__ == "__main__":
    main()
