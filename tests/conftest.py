# SPDX-License-Identifier: MIT
"""Fixtures: one build of each campaign per session, and copies for tests that change them."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from campaign.load import read_campaign
from campaign.model.campaign import Campaign
from campaigns import CAMPAIGNS, FOLDERS, in_three_languages
from support import BUILDS, LOCALE, SMALL, Build, build_once, copy_project, unchanged_build

MEMORY = "/dev/shm"
"""A folder of Linux that is in memory. Tests run programs that they write, which it may forbid."""

# The same examples every time: failures are reproducible, and CI does not fail by chance.
# ``make bench`` tries more of them: pytest --hypothesis-profile=bench.
settings.register_profile("campaign", deadline=None, derandomize=True, max_examples=25)
settings.register_profile("bench", deadline=None, max_examples=500)
settings.load_profile("campaign")

# As often as by default, the garbage collector takes 7 % of a run's time.
gc.set_threshold(50_000)
# Containers often set it; then every process that a test starts compiles the whole generator.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# Messages are in English here, whatever the language of the computer.
for _name in LOCALE:
    os.environ.pop(_name, None)


def pytest_configure(config: pytest.Config) -> None:
    """Create the folder in which the workers share builds, and delete it at the end."""
    if BUILDS not in os.environ:
        write_to_memory()
        folder = tempfile.mkdtemp(prefix="campaign-builds-")
        os.environ[BUILDS] = os.environ["TMPDIR"] = folder  # killed processes leave files
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def write_to_memory() -> None:
    """Have temporary files in memory, if 2 GB are free: on a disk, 100,000 take 30 s."""
    if "TMPDIR" in os.environ or not Path(MEMORY).is_dir():
        return
    system = os.statvfs(MEMORY)
    if system.f_bavail * system.f_frsize > 2e9 and not system.f_flag & os.ST_NOEXEC:
        tempfile.tempdir = MEMORY


@pytest.fixture(scope="session")
def builds() -> Callable[[str], Build]:
    """Return a function that builds a campaign on first use."""

    @cache
    def built(campaign: str) -> Build:
        if campaign != "three":
            return unchanged_build(FOLDERS[campaign])
        return build_once("three", in_three_languages)

    return built


@pytest.fixture(scope="session")
def site(builds: Callable[[str], Build]) -> Build:
    """Return the build of the frozen copy of the letter of 2017."""
    return builds("letter")


@pytest.fixture(scope="session")
def small(builds: Callable[[str], Build]) -> Build:
    """Return the build of the small campaign."""
    return builds("small")


@pytest.fixture(scope="session")
def three(builds: Callable[[str], Build]) -> Build:
    """Return the build of the second campaign in three languages."""
    return builds("three")


@pytest.fixture(scope="session", params=CAMPAIGNS)
def built(request: pytest.FixtureRequest, builds: Callable[[str], Build]) -> Build:
    """Return the build of each campaign in turn: what holds for one must hold for all."""
    return builds(request.param)


@pytest.fixture(scope="session")
def campaign(built: Build) -> Campaign:
    """Return the model of the built campaign."""
    return read_campaign(built.site.parent / "mkdocs.yml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the small campaign, for the test to change."""
    return copy_project(tmp_path, SMALL)
