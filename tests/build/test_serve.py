# SPDX-License-Identifier: MIT
"""``mkdocs serve``: what an editor saves shows in both languages, and a mistake stops nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import MKDOCS, NBSP, edit, move_figure

PATIENCE = 20.0  # seconds; a rebuild takes one


class Server:
    """A server that runs, and what it said."""

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
        """A page, or nothing while the server is not ready."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def wait_for(self, text: str, path: str | None = None) -> None:
        """Waits until a page, or the log, has ``text``."""
        end = time.monotonic() + PATIENCE
        while text not in (
            self.log.read_text(encoding="utf-8") if path is None else self.read(path)
        ):
            assert time.monotonic() < end, f"no {text!r}: {self.log.read_text(encoding='utf-8')}"
            time.sleep(0.1)


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    started = Server(project)
    yield started
    started.process.terminate()
    started.process.wait(timeout=10)


def test_a_saved_figure_and_a_saved_page_show_in_both_languages(
    project: Path, server: Server
) -> None:
    server.wait_for("12,500", "")
    move_figure(project / "docs/figures.yml", "12500", "13579")
    server.wait_for("13,579", "")
    server.wait_for(f"13{NBSP}579", "fr/")
    assert "[12,500 in the letter as sent]" in server.read("letter/")
    # A policy would keep out the script that MkDocs adds to show the next save.
    assert "Content-Security-Policy" not in server.read("letter/")

    edit(project / "docs/fr/index.md", "tel quel", "comme il est")
    server.wait_for("comme il est", "fr/")

    # A mistake is told (and MkDocs keeps the browser waiting); mending it is enough.
    edit(project / "docs/figures.yml", "    value: 13579\n", "    value: 13,579\n")
    server.wait_for("docs/figures.yml:3:12: “value” must be a number, but is “13,579”")
    edit(project / "docs/figures.yml", "    value: 13,579\n", "    value: 24680\n")
    server.wait_for(f"24{NBSP}680", "fr/")
