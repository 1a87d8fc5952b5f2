# SPDX-License-Identifier: MIT
"""Text files read as UTF-8."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from campaign.problems import CampaignError, Problem
from campaign.source.merge_conflict import conflict_line


def read_text(path: Path, display_path: str) -> str:
    """Return the decoded text of a file.  Raises ``CampaignError`` if it cannot be read."""
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise CampaignError([Problem(display_path, 1, 1, "file_missing")]) from None
    except OSError as error:  # no permission, or a circular link
        details = {"reason": error.strerror}
        raise CampaignError([Problem(display_path, 1, 1, "file_unreadable", details)]) from error
    return decoded(raw, display_path)


def decoded(raw: bytes, display_path: str) -> str:
    """Return the text of a UTF-8 file, with Unix line ends and composed accents (NFC).

    macOS and some PDF readers store “é” as two characters, which look like one and are compared as
    two.  Raises ``CampaignError`` if it is not UTF-8 or has an unresolved merge conflict: whatever
    else it says is then not what anybody means.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise CampaignError([Problem(display_path, line, column, "not_utf8")]) from error
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if conflict := conflict_line(text):
        raise CampaignError([Problem(display_path, conflict, 1, "merge_conflict")])
    return text
