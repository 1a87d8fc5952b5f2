# SPDX-License-Identifier: MIT
"""Find the lines that Git leaves in a file when it cannot merge two versions of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKER = re.compile(r"\s*(<{5,7}|>{5,7}|\|{7})( .*)?$")  # also if an editor has touched it
_DIVIDER = "=" * 7


def conflict_line(text: str) -> int | None:
    """Return the number of the first line of an unresolved merge conflict, or None.

    One line is enough: editors often delete some of the three or four and forget the others.
    """
    if not any(signs in text for signs in ("<<<<<", ">>>>>", _DIVIDER)):
        return None
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if _MARKER.match(line) or (line == _DIVIDER and not _underlines(lines, number - 1)):
            return number
    return None


def _underlines(lines: Sequence[str], index: int) -> bool:
    """Return whether a line of “=” underlines a heading: one line, with space around the two."""
    around = ["", "", *lines, ""]  # the line itself is now at index + 2
    before, above, below = around[index], around[index + 1], around[index + 3]
    return bool(above.strip()) and not before.strip() and not below.strip()
