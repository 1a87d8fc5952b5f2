# SPDX-License-Identifier: MIT
"""All campaigns of the tests have the same generator settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from campaigns import SECOND
from support import LETTER, ROOT, SMALL


def configured(campaign: Path) -> dict[str, Any]:
    """Read ``mkdocs.yml`` without its ``!ENV`` tags."""
    text = (campaign / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", "")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def test_every_campaign_has_the_same_hooks_and_extensions() -> None:
    letter, *others = (configured(campaign) for campaign in (LETTER, SMALL, SECOND))
    for other in others:
        assert other["hooks"] == letter["hooks"]
        extensions = other["markdown_extensions"]
        assert extensions[: len(letter["markdown_extensions"])] == letter["markdown_extensions"]


def test_every_hook_is_switched_on() -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "hooks").glob("*.py")}
    assert {*configured(LETTER)["hooks"]} == files
