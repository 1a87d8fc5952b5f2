# SPDX-License-Identifier: MIT
"""The date of what is published: of the source, not of the build, so that same input gives same
bytes.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def source_date(root: Path) -> int:
    """Seconds since 1970 (UTC): ``SOURCE_DATE_EPOCH`` (reproducible-builds.org), else the date of
    the commit that is checked out in ``root``, else 0.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH", ""):
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    return int(done.stdout.strip() or 0)
