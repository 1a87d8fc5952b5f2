# SPDX-License-Identifier: MIT
"""One build of each campaign for the whole session, and a copy for each test that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from support import SMALL, Build, build, copy_project

# The same examples every time: a failure can be looked at again, and CI does not fail by chance.
settings.register_profile("campaign", deadline=None, derandomize=True)
settings.load_profile("campaign")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The real site, built once."""
    done = build(copy_project(tmp_path_factory.mktemp("site")))
    assert done.status == 0, done.output
    return done


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The small campaign of the tests, built once."""
    done = build(copy_project(tmp_path_factory.mktemp("small"), SMALL))
    assert done.status == 0, done.output
    return done


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small campaign, to break."""
    return copy_project(tmp_path, SMALL)
