# SPDX-License-Identifier: MIT
"""``mkdocs serve`` shows saved changes in both languages and survives mistakes."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pdf_support import Pdf
from serve_support import PATIENCE, Server
from support import NBSP, edit, move_figure


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    started = Server(project)
    yield started
    started.stop()


def test_saved_figure_and_page_are_shown_in_both_languages(project: Path, server: Server) -> None:
    server.wait_for("12,500", "")
    move_figure(project / "docs/figures.yml", "12500", "13579")
    server.wait_for("13,579", "")
    server.wait_for(f"13{NBSP}579", "fr/")
    assert "[12,500 in the original letter]" in server.read("letter/")

    edit(project / "docs/fr/index.md", "tel quel", "comme il est")
    server.wait_for("comme il est", "fr/")

    # After a mistake MkDocs does not reload the browser until it is fixed.
    edit(project / "docs/figures.yml", "    value: 13579\n", "    value: 13,579\n")
    server.wait_for("docs/figures.yml:3:12: “value” must be a number, but is “13,579”")
    edit(project / "docs/figures.yml", "    value: 13,579\n", "    value: 24680\n")
    server.wait_for(f"24{NBSP}680", "fr/")


def test_saved_paragraph_is_in_the_pdf(project: Path, tmp_path: Path, server: Server) -> None:
    def pdf(name: str) -> str:
        with urllib.request.urlopen(f"http://{server.address}/{name}", timeout=5) as answer:
            file = tmp_path / name
            file.write_bytes(answer.read())
        return Pdf(file).tree.text()

    server.wait_for("Serving on")
    assert "ormeaux" not in pdf("letter-fr.pdf")
    edit(project / "docs/fr/letter.md", "gardez-les;", "gardez ces ormeaux;")
    server.wait_for("ormeaux", "fr/letter/")
    end = time.monotonic() + PATIENCE
    while "ormeaux" not in pdf("letter-fr.pdf"):
        assert time.monotonic() < end, server.log.read_text(encoding="utf-8")
        time.sleep(0.05)
    assert "Traceback" not in server.log.read_text(encoding="utf-8")

    edit(project / "overrides/publications/document.typ", "#set document(", "#sit document(")
    edit(project / "docs/fr/letter.md", "gardez ces ormeaux;", "gardez nos ormeaux;")
    server.wait_for("unknown variable: sit")
    assert "gardez ces ormeaux" in pdf("letter-fr.pdf")
