# SPDX-License-Identifier: MIT
"""Under ``mkdocs serve`` the newest PDFs come after the pages, whatever happens meanwhile."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from campaign.late_pdfs import Pdfs, latest_pdfs, make_late

SECONDS = 10


def made(folder: Path, text: str) -> Pdfs:
    file = folder / f"kept {text}"
    file.write_text(text, encoding="utf-8")
    return {"letter.pdf": file}


def test_of_those_that_wait_the_newest_are_made(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    go, asked = Event(), []

    def make(text: str) -> Pdfs:
        asked.append(text)
        assert go.wait(SECONDS)
        return made(tmp_path, text)

    first = make_late(lambda: make("first"), site)
    while not asked:
        pass
    make_late(lambda: make("second"), site)
    third = make_late(lambda: make("third"), site)
    go.set()
    first.result(SECONDS)
    third.result(SECONDS)
    assert asked == ["first", "third"]
    assert (site / "letter.pdf").read_text(encoding="utf-8") == "third"
    assert latest_pdfs() == {"letter.pdf": tmp_path / "kept third"}


def test_a_site_that_is_gone_and_files_that_are_gone(tmp_path: Path) -> None:
    make_late(lambda: made(tmp_path, "a"), tmp_path / "gone").result(SECONDS)
    assert latest_pdfs() == {"letter.pdf": tmp_path / "kept a"}
    (tmp_path / "kept a").unlink()
    assert latest_pdfs() == {}
