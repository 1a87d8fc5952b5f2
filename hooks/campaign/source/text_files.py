# SPDX-License-Identifier: MIT
"""Read text files as UTF-8."""

from __future__ import annotations

from pathlib import Path

from campaign.problems import CampaignError, Problem


def read_text(path: Path, display_path: str) -> str:
    """The text of a UTF-8 file, line ends made one.

    Raises ``CampaignError`` where the file is missing or is not UTF-8 (at the line of the first
    bad byte).
    """
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise CampaignError([Problem(display_path, 1, 1, "file_missing")]) from None
    except OSError as error:  # not permitted, or a link that leads to itself
        details = {"reason": error.strerror}
        raise CampaignError([Problem(display_path, 1, 1, "file_unreadable", details)]) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise CampaignError([Problem(display_path, line, column, "not_utf8")]) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
