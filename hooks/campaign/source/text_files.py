# SPDX-License-Identifier: MIT
"""Text files read as UTF-8."""

import re
import unicodedata
from pathlib import Path

from campaign.problems import CampaignError, Problem

_ROW = r"[^\n]*\n(?!\w{1,4}[.)]|[a-zà-ÿ])\w[^\t\n]*\t+\S"
_SIGNATORIES = r"(?ms:^/{3,} *signatories\n.*?^/{3,}$)"

# Git's lines, which may have been touched; “=======” may also underline a heading.
_CONFLICT = re.compile(
    r"(?m)^(?:[ \t]*(?:<{5,7}|>{5,7}|\|{7})(?: .*)?|(?<=\n\n)={7}|={7}(?=\n.*\S))$"
)


def read_text(path: Path, display_path: str) -> str:
    """Return the decoded text of a file.  Raises ``CampaignError`` if it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:  # there is no file, no permission, or a circular link
        raise CampaignError([Problem(display_path, 1, 1, "file_missing")]) from error
    return decoded(raw, display_path)


def decoded(raw: bytes, display_path: str) -> str:
    """Return the text of a UTF-8 file without merge conflicts, with Unix line ends, in NFC.

    macOS and some PDF readers store “é” as two characters.  Raises ``CampaignError``.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace").split("\n")
        problem = Problem(display_path, len(before), len(before[-1]) + 1, "not_utf8")
        raise CampaignError([problem]) from error
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if display_path.endswith(".md"):
        # A tab is a space, but in rows, after Word’s bullets and among signatories.
        tab = rf"{_SIGNATORIES}|(?<=\S)(?<!\s[o§Øüvq])\t+(?=\S)(?!{_ROW})"
        text = re.sub(tab, lambda found: found[0] if "\n" in found[0] else " ", text)
        text = re.sub(r"(?m)(?<!\\)\\[ \t]+$", r"\\", text)  # a line break
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        raise CampaignError([Problem(display_path, line, 1, "merge_conflict")])
    return text
