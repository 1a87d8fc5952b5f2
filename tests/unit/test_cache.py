# SPDX-License-Identifier: MIT
"""The cache returns what was made from the same inputs, even if its folder is lost."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

from campaign.storage import cache
from campaign.storage.cache import KEPT, cached


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


def test_least_recently_used_entries_are_removed_first(tmp_path: Path) -> None:
    folder = tmp_path / cache.FOLDER / "card"
    for number in range(KEPT * 5 // 4 + 1):
        cached(tmp_path, "card", [str(number)], lambda: b"old")
        for file in folder.iterdir():
            os.utime(file, (1, 1))
        cached(tmp_path, "card", ["0"], lambda: b"made again")  # a use makes it recent
    assert len(list(folder.iterdir())) == KEPT
    assert cached(tmp_path, "card", ["0"], lambda: b"made again") == b"old"


def test_capacity_can_be_set(tmp_path: Path) -> None:
    for size in (3, 40):
        kind = f"card {size}"
        for number in range(2 * size):
            cached(tmp_path, kind, [str(number)], lambda: b"made", size)
            assert len(list((tmp_path / cache.FOLDER / kind).iterdir())) <= size * 5 // 4
        assert cached(tmp_path, kind, [str(size)], lambda: b"made again", size) == b"made"
