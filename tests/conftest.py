# SPDX-License-Identifier: MIT
"""One build of each campaign for the whole session, and a copy for each test that breaks it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from campaign.load import read_campaign
from campaign.model.campaign import Campaign
from campaigns import CAMPAIGNS, FOLDERS, in_three_languages
from support import SMALL, Build, build, copy_project, unchanged_build

# The same examples every time: a failure can be looked at again, and CI does not fail by chance.
settings.register_profile("campaign", deadline=None, derandomize=True)
settings.load_profile("campaign")

# Containers often set it: every process that a test starts would compile the whole generator.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Build]:
    """Any of the campaigns, built once when it is first asked for."""

    @cache
    def built(campaign: str) -> Build:
        if campaign != "three":
            return unchanged_build(FOLDERS[campaign])
        done = build(in_three_languages(tmp_path_factory.mktemp("three")))
        assert done.status == 0, done.output
        return done

    return built


@pytest.fixture(scope="session")
def site(builds: Callable[[str], Build]) -> Build:
    """The frozen copy of the letter of 2017."""
    return builds("letter")


@pytest.fixture(scope="session")
def small(builds: Callable[[str], Build]) -> Build:
    """The small campaign of the tests."""
    return builds("small")


@pytest.fixture(scope="session")
def three(builds: Callable[[str], Build]) -> Build:
    """The second campaign in three languages."""
    return builds("three")


@pytest.fixture(scope="session", params=CAMPAIGNS)
def built(request: pytest.FixtureRequest, builds: Callable[[str], Build]) -> Build:
    """Each campaign: what holds for one must hold for all."""
    return builds(request.param)


@pytest.fixture(scope="session")
def campaign(built: Build) -> Campaign:
    """What the build has read of the campaign."""
    return read_campaign(built.site.parent / "mkdocs.yml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small campaign, to break."""
    return copy_project(tmp_path, SMALL)
