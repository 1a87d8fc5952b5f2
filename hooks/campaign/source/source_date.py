# SPDX-License-Identifier: MIT
"""The date of the source, used instead of the build's so that builds are reproducible."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from campaign.problems import CampaignError, Problem

_VARIABLE = "SOURCE_DATE_EPOCH"


def source_date(root: Path) -> int:
    """Return ``given_date``, else the date of the commit checked out in ``root``, else 0.

    The unit is seconds since 1970 (UTC).
    """
    if (given := given_date()) is not None:
        return given
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    return int(done.stdout.strip() or 0)


def given_date() -> int | None:
    """Return ``SOURCE_DATE_EPOCH`` (reproducible-builds.org), or None if it is not set.

    Raises ``CampaignError`` if it is invalid: MkDocs reads it too, but only after it has deleted
    the last good site.
    """
    given = os.environ.get(_VARIABLE)
    if given is None:
        return None
    try:
        datetime.fromtimestamp(seconds := int(given), UTC)  # as MkDocs does
    except (ValueError, OverflowError, OSError):
        problem = Problem(_VARIABLE, 1, 1, "source_date", {"given": given})
        raise CampaignError([problem]) from None
    return seconds
