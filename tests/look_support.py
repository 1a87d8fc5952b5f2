# SPDX-License-Identifier: MIT
"""Change a campaign's look in its settings, and find what is reported about it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from campaign.checks.data.brand import check_brand
from campaign.model.brand import Brand
from campaign.model.campaign import Campaign
from campaign.model.pages import Pages
from campaign.model.settings import read_settings
from campaign.problems import CampaignError
from campaign.text.translations import load_words
from support import edit

THEME = "favicon: assets/favicon.svg"
"""The key of the small campaign's theme that others are added to."""


def brand(project: Path) -> Brand:
    return read_settings(project / "mkdocs.yml").brand


def found(project: Path) -> list[str]:
    words = load_words("en")
    try:
        settings = read_settings(project / "mkdocs.yml")
    except CampaignError as error:
        return [problem.line_of_text(words) for problem in error.problems]
    draft = Campaign(settings, cast(Pages, None))
    return [each.line_of_text(words) for each in check_brand(draft)]


def configure(
    project: Path, theme: str = "", top: str = "", own: str = "", extra: str = ""
) -> None:
    """Add keys to the theme, to the file, to ``extra.campaign`` and to ``extra``."""
    config = project / "mkdocs.yml"
    edit(config, THEME, ", ".join(filter(None, (THEME, theme))))
    edit(config, "    sent: ", "    sent: " if not own else f"    {own}\n    sent: ")
    lines = [*filter(None, [top]), "extra:", *(f"  {line}" for line in filter(None, [extra]))]
    edit(config, "extra:\n", "\n".join([*lines, ""]))


def assert_at(line: str, project: Path, at: str, message: str) -> None:
    """Check the place, the beginning and the length of a message about ``mkdocs.yml``."""
    path, number, column, rest = line.split(":", 3)
    assert rest[1:].startswith(message), line
    assert len(rest) <= 200
    text = (project / path).read_text(encoding="utf-8").split("\n")[int(number) - 1]
    assert text[int(column) - 1 :].startswith(at), line
