# SPDX-License-Identifier: MIT
"""Check that each recommendation says whom it concerns, the same in every language."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.touched import Spot, two_sided
from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.model.recommendations import Group, groups
from campaign.problems import Problem, Suggestion


def check_recommendations(draft: Draft) -> Iterator[Problem]:
    """Report groups with missing or unknown names, or with other names than in translation."""
    known = list(draft.settings.campaign.concerns)
    for page in draft.pages:
        for group in groups(page):
            yield from _problems(page, group, known)
    for page, translation in draft.translations():
        for mine, other in zip(groups(page), groups(translation), strict=False):
            if mine.names != other.names:
                spots = Spot(page, mine.block.line), Spot(translation, other.block.line)
                yield two_sided("concern_differs", *spots)


def _problems(page: Page, group: Group, known: list[str]) -> Iterator[Problem]:
    line = group.block.line
    if not known and group.names:
        yield Problem(page.display_path, line, 1, "concern_not_set")
    elif known and not group.names:
        yield Problem(page.display_path, line, 1, "concern_missing", {"names": ", ".join(known)})
    elif known:
        text = page.lines[line - 1]
        for name in group.names:
            if name not in known:
                column = text.find(name, text.find("|")) + 1
                details = {"name": name, "hint": Suggestion(name, known)}
                yield Problem(page.display_path, line, column, "concern_unknown", details)
        if len(group.names) not in (1, len(group.items)):
            details = {"count": str(len(group.names)), "items": str(len(group.items))}
            yield Problem(page.display_path, line, 1, "concern_count", details)
