# SPDX-License-Identifier: MIT
"""The SHA-256 digests of a site, in the format of ``sha256sum --check`` (GNU coreutils)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from campaign.model.file_names import CHECKSUMS


def checksums(site: Path) -> str:
    """Return a line for each file below ``site`` but the list itself, sorted by path (as bytes)."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    listed = sorted((name for name in names if name != CHECKSUMS), key=str.encode)
    return "".join(_line(name, site / name) for name in listed)


def _line(name: str, file: Path) -> str:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return f"{digest}  {name}\n"
