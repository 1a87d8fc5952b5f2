# SPDX-License-Identifier: MIT
"""The date of the source, used instead of the build's so that builds are reproducible."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from campaign.problems import CampaignError, Problem

_VARIABLE = "SOURCE_DATE_EPOCH"


def source_date(root: Path) -> int:
    """Return ``SOURCE_DATE_EPOCH``, else the date of the commit checked out in ``root``, else 0.

    The unit is seconds since 1970 (UTC); see reproducible-builds.org.  Raises ``CampaignError`` if
    the variable is invalid: MkDocs reads it too, but only after it has deleted the last good site.
    """
    if (given := os.environ.get(_VARIABLE)) is not None:
        try:
            datetime.fromtimestamp(seconds := int(given), UTC)  # as MkDocs does
        except (ValueError, OverflowError, OSError):
            problem = Problem(_VARIABLE, 1, 1, "source_date", {"given": given})
            raise CampaignError([problem]) from None
        return seconds
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    return int(done.stdout.strip() or 0)
