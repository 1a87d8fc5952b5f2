# SPDX-License-Identifier: MIT
"""``mkdocs serve`` makes PDFs in the background, and only the newest are published."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event

import pytest

from campaign.pdf.build import BackgroundPdfs, Pdfs
from campaign.text.translations import load_words

SECONDS = 10
WORDS = load_words("en")


@pytest.fixture
def late() -> BackgroundPdfs:
    return BackgroundPdfs()


def test_only_the_newest_waiting_job_is_run(tmp_path: Path, late: BackgroundPdfs) -> None:
    site = tmp_path / "site"
    site.mkdir()
    begun, go, asked = Event(), Event(), []

    def make(text: str) -> Pdfs:
        asked.append(text)
        begun.set()
        assert go.wait(SECONDS)
        return {"letter.pdf": text.encode()}

    jobs = [late.make(partial(make, "first"), site, WORDS)]
    assert begun.wait(SECONDS)
    for text in ("second", "third"):
        jobs.append(late.make(partial(make, text), site, WORDS))
    go.set()
    jobs[-1].result(SECONDS)
    assert [job.cancelled() for job in jobs] == [False, True, False]
    assert asked == ["first", "third"]
    assert (site / "letter.pdf").read_text(encoding="utf-8") == "third"
    assert late.latest == {"letter.pdf": b"third"}


def test_error_is_logged(
    tmp_path: Path, late: BackgroundPdfs, caplog: pytest.LogCaptureFixture
) -> None:
    def make() -> Pdfs:
        raise OSError("no space left")

    late.make(make, tmp_path, WORDS).result(SECONDS)
    assert "no space left" in caplog.text


def test_missing_site_is_no_error(tmp_path: Path, late: BackgroundPdfs) -> None:
    pdfs = {"letter.pdf": b"a"}
    late.make(lambda: pdfs, tmp_path / "gone", WORDS).result(SECONDS)
    assert late.latest == pdfs
