# SPDX-License-Identifier: MIT
"""Builds of one campaign with hostile texts and with harmless texts."""

from __future__ import annotations

import pytest

from hostile_support import HARMLESS, HOSTILE, hostile_campaign
from support import Build, build


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a campaign whose every text would break the page if it were parsed as markup."""
    done = build(hostile_campaign(tmp_path_factory.mktemp("hostile"), HOSTILE))
    assert done.status == 0, done.output
    return done


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the same campaign with an “x” instead of each hostile text."""
    done = build(hostile_campaign(tmp_path_factory.mktemp("harmless"), HARMLESS))
    assert done.status == 0, done.output
    return done
