# SPDX-License-Identifier: MIT
"""``mkdocs serve`` shows saved changes in both languages and survives mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from serve_support import Server
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
