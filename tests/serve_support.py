# SPDX-License-Identifier: MIT
"""A ``mkdocs serve`` for tests and benchmarks."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

from support import MKDOCS

PATIENCE = 60.0  # seconds; a rebuild takes one, and the first build twenty on a busy machine


class Server:
    """A running server and its log."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.log = project / "serve.log"
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [str(MKDOCS), "serve", "--dev-addr", self.address],
                cwd=project,
                env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def read(self, path: str) -> str:
        """Return a page, or an empty text while the server is not ready."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def wait_for(self, text: str, path: str | None = None, patience: float = PATIENCE) -> None:
        """Wait until a page, or the log, has ``text``; ``patience`` is in seconds."""
        end = time.monotonic() + patience
        while text not in (
            self.log.read_text(encoding="utf-8") if path is None else self.read(path)
        ):
            assert time.monotonic() < end, f"no {text!r}: {self.log.read_text(encoding='utf-8')}"
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop the server."""
        self.process.terminate()
        self.process.wait(timeout=10)
