# SPDX-License-Identifier: MIT
"""The publication date is the date of the source."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from campaign.source.source_date import source_date


@pytest.fixture(autouse=True)
def no_date_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def committed(folder: Path, monkeypatch: pytest.MonkeyPatch, date: str) -> Path:
    """Create a repository with a commit at a date and time zone."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", date)
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (("init", "-q"), (*identity, "commit", "-q", "--allow-empty", "-m", "x")):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return folder


def test_given_date_has_precedence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed(tmp_path, monkeypatch, "2020-01-01T00:00:00Z")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert source_date(root) == 1_700_000_000


def test_date_is_that_of_the_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed(tmp_path, monkeypatch, "2020-01-01T00:00:00-05:00")
    assert source_date(root) == 1_577_854_800


def test_date_is_zero_outside_a_repository(tmp_path: Path) -> None:
    assert source_date(tmp_path) == 0


def test_date_is_zero_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed(tmp_path, monkeypatch, "2020-01-01T00:00:00Z")
    monkeypatch.setenv("PATH", "")
    assert source_date(root) == 0
