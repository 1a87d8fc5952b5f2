# SPDX-License-Identifier: MIT
"""Check that each recommendation says whom it concerns, the same in every language."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.model.recommendations import Group, groups
from campaign.problems import Problem, Suggestion


def check_recommendations(draft: Draft) -> Iterator[Problem]:
    """Report groups with missing or unknown names, or with other names than in translation."""
    pages = draft.pages
    known = draft.settings.campaign.concerns
    first = pages.languages[0]
    for page in pages:
        translation = pages.page(first, page.path)
        others = list(groups(translation)) if translation and translation is not page else []
        for index, group in enumerate(groups(page)):
            yield from _problems(page, group, list(known))
            if index < len(others) and translation and others[index].names != group.names:
                details = {"other": translation.display_path, "line": others[index].block.line}
                yield Problem(page.display_path, group.block.line, 1, "concern_differs", details)


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
