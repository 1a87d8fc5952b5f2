# SPDX-License-Identifier: MIT
"""What editors type in data files, front matter and settings is right, or reported once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support import SMALL, copy_project, edit, reported
from yaml_file import read_yaml

CASES: dict[str, dict[str, Any]] = read_yaml(Path(__file__).with_name("data_files.yml"))


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small campaign whose files are restored after each case."""
    return copy_project(tmp_path_factory.mktemp("data_files"), SMALL)


@pytest.mark.parametrize("name", CASES)
def test_typed_data_is_right_or_reported(campaign: Path, name: str) -> None:
    edits = [(campaign / file, old, new) for file, old, new in CASES[name]["edits"]]
    before = {file: file.read_text(encoding="utf-8") for file, _, _ in edits}
    try:
        for file, old, new in edits:
            edit(file, old, new)
        found = reported(campaign)
    finally:
        for file, text in before.items():
            file.write_text(text, encoding="utf-8")
    assert found == CASES[name].get("report", [])
    assert [line for line in found if len(line.split(": ", 1)[1]) > 200] == []
