# SPDX-License-Identifier: MIT
"""One style sheet, or script, out of a file per component."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def bundle(files: Iterable[Path]) -> str:
    """The files one after the other, in the order given: ``00-tokens.css`` sorts before its
    users.
    """
    return "\n".join(file.read_text(encoding="utf-8").strip() for file in files) + "\n"
