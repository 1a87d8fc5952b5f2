# SPDX-License-Identifier: MIT
"""Two builds of one campaign: with hostile texts, and with harmless ones."""

from __future__ import annotations

import pytest

from hostile_support import HARMLESS, HOSTILE, hostile_campaign
from support import Build, build


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Every text that an editor can set would break the page if it were taken for markup."""
    done = build(hostile_campaign(tmp_path_factory.mktemp("hostile"), HOSTILE))
    assert done.status == 0, done.output
    return done


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The same with an “x” in its place."""
    done = build(hostile_campaign(tmp_path_factory.mktemp("harmless"), HARMLESS))
    assert done.status == 0, done.output
    return done
