# SPDX-License-Identifier: MIT
"""What holds the generator together stands alike in every campaign's ``mkdocs.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from support import ROOT

CONFIGURATIONS = [ROOT / "mkdocs.yml", *(ROOT / "tests").glob("**/mkdocs.yml")]


def configured(file: Path) -> dict[str, list[object]]:
    """``mkdocs.yml`` with what stands in it, its tags aside."""
    text = file.read_text(encoding="utf-8").replace("!ENV ", "")
    found: dict[str, list[object]] = yaml.safe_load(text)
    return found


@pytest.mark.parametrize("file", CONFIGURATIONS, ids=lambda file: file.parent.name)
def test_the_generator_is_configured_alike_for_every_campaign(file: Path) -> None:
    """The hooks in the order of the work, and the same extensions."""
    if "hooks:" not in file.read_text("utf-8"):  # what another campaign is in one more language
        return
    ours, theirs = (configured(path) for path in (ROOT / "mkdocs.yml", file))
    for key in ("hooks", "markdown_extensions"):
        assert theirs[key] == ours[key] != []
