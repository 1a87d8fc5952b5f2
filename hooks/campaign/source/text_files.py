# SPDX-License-Identifier: MIT
"""Text files read as UTF-8."""

import re
import unicodedata
from pathlib import Path

from campaign.problems import CampaignError, Problem

_ROW = r"[^\n]*\n(?!\w{1,4}[.)]|[a-zà-ÿ])\w[^\t\n]*\t+\S"

_SIGNATORIES = r"(?ms:^/{3,} *signatories\n.*?^/{3,}$)"


def read_text(path: Path, display_path: str) -> str:
    """Return the decoded text of a file.  Raises ``CampaignError`` if it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:  # there is no file, no permission, or a circular link
        is_missing = isinstance(error, FileNotFoundError | IsADirectoryError)
        key = "file_missing" if is_missing else "file_unreadable"
        problem = Problem(display_path, 1, 1, key, {"reason": error.strerror})
        raise CampaignError([problem]) from error
    return decoded(raw, display_path)


def decoded(raw: bytes, display_path: str) -> str:
    """Return the text of a UTF-8 file, with Unix line ends, composed accents (NFC), and few tabs.

    macOS and some PDF readers store “é” as two characters.  Raises ``CampaignError`` if it is not
    UTF-8 or has an unresolved merge conflict.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise CampaignError([Problem(display_path, line, column, "not_utf8")]) from error
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    # A tab is a space, but in rows, after Word’s bullets and among signatories.
    if display_path.endswith(".md"):
        tab = rf"{_SIGNATORIES}|(?<=\S)(?<!\s[o§Øüvq])\t+(?=\S)(?!{_ROW})"
        text = re.sub(tab, lambda found: found[0] if "\n" in found[0] else " ", text)
        text = re.sub(r"(?m)(?<!\\)\\[ \t]+$", r"\\", text)  # a line break
    if conflict := conflict_line(text):
        raise CampaignError([Problem(display_path, conflict, 1, "merge_conflict")])
    return text


_CONFLICT = re.compile(r"(?m)^(?:[ \t]*(?:<{5,7}|>{5,7}|\|{7})(?: .*)?|={7})$")  # or touched
_HEADING = re.compile(r"(?:\A(?:[ \t]*\n)?|\n[ \t]*\n)(?=.*\S).*\n={7}(?=\n[ \t]*(?:\n|\Z)|\Z)")


def conflict_line(text: str) -> int | None:
    """Return the number of the first line of an unresolved merge conflict, or None.

    One line is enough: editors often delete some of the three or four and forget the others.
    """
    text = _HEADING.sub(lambda heading: heading[0].replace("=", "-"), text)
    found = _CONFLICT.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None
