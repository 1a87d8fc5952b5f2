# SPDX-License-Identifier: MIT
"""Serve a built site as GitHub Pages does: below its path, with 404.html for missing pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, base: str, **options: Any) -> None:
        self.base = base
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(self.base) if path.startswith(self.base) else "/no/such/path"
        return super().translate_path("/" + below)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (upstream's name)
        pass


@contextmanager
def serve(site: Path, base: str) -> Iterator[str]:
    """Serve a site below the path ``base``, which begins and ends with a slash; yield its URL."""
    handler = partial(_Handler, base=base, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    # The poll interval is how long a test waits for the server to stop.
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{base}"
    server.shutdown()
    server.server_close()
    thread.join()
