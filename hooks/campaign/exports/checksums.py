# SPDX-License-Identifier: MIT
"""The SHA-256 digests of a site, in the format of ``sha256sum --check`` (GNU coreutils)."""

import hashlib
from pathlib import Path

from campaign.model.file_names import CHECKSUMS


def checksums(site: Path) -> str:
    """Return a line for each file below ``site`` but the list itself, sorted by path (as bytes)."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    listed = sorted((name for name in names if name != CHECKSUMS), key=str.encode)
    digests = (hashlib.sha256((site / name).read_bytes()).hexdigest() for name in listed)
    return "".join(f"{digest}  {name}\n" for digest, name in zip(digests, listed, strict=True))
