# SPDX-License-Identifier: MIT
"""A server like GitHub Pages that records what it sends, compressed and cached for ten minutes.

Compression is gzip at level 6, the usual one of a server. Only bodies are counted.
"""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

LEVEL = 6
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
_KINDS = {".html": "html", ".css": "style", ".js": "script"}


@dataclass(frozen=True, slots=True)
class Sent:
    """A response: its path, the kind of file, its status and the size of its body as sent."""

    path: str
    kind: str
    status: int
    size: int


@dataclass
class Served:
    """A site at ``address``, and what was sent since ``clear``."""

    address: str
    sent: list[Sent] = field(default_factory=list)

    def clear(self) -> None:
        """Forget what was sent."""
        self.sent = []


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, folder: Path, base: str, served: Served) -> None:
        self.folder, self.base, self.served = folder, base, served
        super().__init__(*args)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.removeprefix(self.base) if path.startswith(self.base) else None
        if file and file.is_dir():
            file = file / "index.html"
        status = 200
        if not file or not file.is_file():
            status, file = 404, self.folder / "404.html"
        body = file.read_bytes()
        self.send_response(status)
        if file.suffix in _COMPRESSED:
            body = gzip.compress(body, LEVEL, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.served.sent.append(Sent(path, _KINDS.get(file.suffix, "other"), status, len(body)))
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        charset = "; charset=utf-8" if file.suffix in _COMPRESSED else ""
        self.send_header("Content-Type", kind + charset)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (upstream's name)
        pass


@contextmanager
def serve(folder: Path, base: str = "/", port: int = 0) -> Iterator[Served]:
    """Serve a folder below the path ``base``, on a port or a free one, while the block lasts."""
    served = Served("")
    handler = partial(_Handler, folder=folder, base=base, served=served)
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    served.address = f"http://127.0.0.1:{server.server_port}{base}"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
