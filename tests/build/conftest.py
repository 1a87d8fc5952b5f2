# SPDX-License-Identifier: MIT
"""Builds of one campaign with hostile texts and with harmless texts."""

from __future__ import annotations

import pytest

from hostile_support import HARMLESS, HOSTILE, hostile_campaign
from support import Build, build_once


@pytest.fixture(scope="session")
def hostile() -> Build:
    """Build a campaign whose every text would break the page if it were parsed as markup."""
    return build_once("hostile", lambda folder: hostile_campaign(folder, HOSTILE))


@pytest.fixture(scope="session")
def harmless() -> Build:
    """Build the same campaign with an “x” instead of each hostile text."""
    return build_once("harmless", lambda folder: hostile_campaign(folder, HARMLESS))
