# SPDX-License-Identifier: MIT
"""What is kept is what was made from the same, whatever happens to the folder."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

from campaign.storage import cache
from campaign.storage.cache import Cache


def test_the_same_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("once")
        return b"content"

    for _ in range(3):
        assert Cache(tmp_path, "pdf").get(["text", b"template"], make) == b"content"
    assert made == ["once"]


def test_a_file_is_what_is_got(tmp_path: Path) -> None:
    kept = Cache(tmp_path, "card")
    file = kept.file(["a"], lambda: b"made")
    assert file.read_bytes() == kept.get(["a"], lambda: b"made again") == b"made"
    assert kept.file(["a"], lambda: b"made again") == file


def test_what_a_loss_of_power_left_empty_is_made_again(tmp_path: Path) -> None:
    kept = Cache(tmp_path, "card")
    for use in (
        lambda: kept.get(["a"], lambda: b"made"),
        lambda: kept.file(["a"], lambda: b"made"),
    ):
        kept.file(["a"], lambda: b"made").write_bytes(b"")
        use()
        assert kept.get(["a"], lambda: b"made a third time") == b"made"


def test_what_goes_in_decides(tmp_path: Path) -> None:
    kept = Cache(tmp_path, "pdf")
    parts: list[list[str | bytes]] = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""]]
    contents = [f"{made_from}".encode() for made_from in parts]
    for made_from, content in zip(parts, contents, strict=True):
        assert kept.get(made_from, partial(bytes, content)) == content


def test_a_deleted_folder_costs_only_time(tmp_path: Path) -> None:
    kept = Cache(tmp_path, "card")
    assert kept.get(["a"], lambda: b"1") == b"1"
    shutil.rmtree(tmp_path / cache.FOLDER)
    assert kept.get(["a"], lambda: b"2") == b"2"


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / cache.FOLDER).parent.mkdir()
    (tmp_path / cache.FOLDER).write_text("a file stands where the folder would")
    assert Cache(tmp_path, "card").get(["a"], lambda: b"made") == b"made"
    assert Cache(tmp_path, "card").file(["a"], lambda: b"made").read_bytes() == b"made"


def test_the_least_used_go_first(tmp_path: Path) -> None:
    kept = Cache(tmp_path, "card")
    for number in range(cache._KEPT + 2):
        kept.get([str(number)], lambda: b"old")
        for file in kept.folder.iterdir():
            os.utime(file, (1, 1))
        kept.get(["0"], lambda: b"made again")  # a use makes it young
    assert len(list(kept.folder.iterdir())) == cache._KEPT
    assert kept.get(["0"], lambda: b"made again") == b"old"


def test_whoever_makes_many_has_room_for_them(tmp_path: Path) -> None:
    for kept, left in ((3, 3), (cache._KEPT + 5, cache._KEPT + 5)):
        kept_so = Cache(tmp_path, f"card {kept}", kept=kept)
        for number in range(cache._KEPT + 10):
            kept_so.get([str(number)], lambda: b"made")
        assert len(list(kept_so.folder.iterdir())) == left
