# SPDX-License-Identifier: MIT
"""The cache returns what was made from the same inputs, even if its folder is lost."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from time import time

from campaign.storage import cache
from campaign.storage.cache import cached


def test_same_inputs_are_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("once")
        return b"content"

    for _ in range(3):
        assert cached(tmp_path, "pdf", ["text", b"template"], make) == b"content"
    assert made == ["once"]


def test_damaged_value_is_made_again(tmp_path: Path) -> None:
    for content in (b"made", b"made again"):
        assert cached(tmp_path, "pages", ["a"], partial(bytes, content)) == content
        (file,) = (tmp_path / cache.FOLDER / "pages").iterdir()
        file.write_bytes(file.read_bytes()[:5])


def test_different_inputs_never_share_an_entry(tmp_path: Path) -> None:
    parts: list[list[str | bytes]] = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""]]
    contents = [f"{made_from}".encode() for made_from in parts]
    for made_from, content in zip(parts, contents, strict=True):
        assert cached(tmp_path, "pdf", made_from, partial(bytes, content)) == content


def test_deleted_folder_is_rebuilt(tmp_path: Path) -> None:
    assert cached(tmp_path, "card", ["a"], lambda: b"1") == b"1"
    shutil.rmtree(tmp_path / cache.FOLDER)
    assert cached(tmp_path, "card", ["a"], lambda: b"2") == b"2"


def test_unwritable_folder_is_no_error(tmp_path: Path) -> None:
    (tmp_path / cache.FOLDER).parent.mkdir()
    (tmp_path / cache.FOLDER).write_text("a file in the place of the folder")
    assert cached(tmp_path, "card", ["a"], lambda: b"made") == b"made"


def test_entries_that_are_not_used_are_removed_in_another_run(tmp_path: Path) -> None:
    folder, old = tmp_path / cache.FOLDER / "card", (time() - cache.LONGEST - 60,) * 2
    for name in ("used", "not used"):
        cached(tmp_path, "card", [name], lambda: b"made")
    for entry in folder.iterdir():
        os.utime(entry, old)
    assert cached(tmp_path, "card", ["used"], lambda: b"again") == b"made"
    cache._remove_old_entries.cache_clear()
    cached(tmp_path, "card", ["new"], lambda: b"made")
    assert len([*folder.iterdir()]) == 2
    assert cached(tmp_path, "card", ["used"], lambda: b"again") == b"made"
