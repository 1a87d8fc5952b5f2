# SPDX-License-Identifier: MIT
"""The list of all checks of a campaign.

To add a check, write it in a module of this package, add it to one of the lists below, and add its
message to ``words/``.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from campaign.checks.configuration import check_left_out
from campaign.checks.directives import check_blocks, check_side_by_side
from campaign.checks.figures import check_figures, check_markers
from campaign.checks.links import check_links, check_notes
from campaign.checks.navigation import check_navigation, check_settings, check_translations
from campaign.checks.parity import check_parity
from campaign.checks.recommendations import check_recommendations
from campaign.checks.redirects import check_redirects
from campaign.checks.reference_text import check_reference_text
from campaign.checks.spelling import check_spelling
from campaign.checks.titles import check_titles
from campaign.checks.typed_numbers import check_typed_numbers
from campaign.model.draft import Draft
from campaign.problems import Problem

Check = Callable[[Draft], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    check_translations,
    check_navigation,
    check_settings,
    check_left_out,
    check_blocks,
    check_recommendations,
    check_side_by_side,
    check_spelling,
    check_redirects,
    check_titles,
    check_markers,
    check_links,
    check_notes,
)
"""Checks of all that could be read."""
COMPARISONS: tuple[Check, ...] = (check_parity,)
"""Checks that skip pages with other problems, which would be reported twice."""
COMPLETE_CHECKS: tuple[Check, ...] = (check_figures, check_typed_numbers, check_reference_text)
"""Checks of the whole campaign, which need every page and the data file."""


def find_problems(draft: Draft, found: Iterable[Problem]) -> list[Problem]:
    """Return all problems of a draft, including those ``found`` while reading it."""
    problems = [*found, *_run(CHECKS, draft)]
    invalid = {problem.path for problem in problems if not problem.is_advice}
    problems += _run(COMPARISONS, replace(draft, invalid_paths=invalid))
    if draft.is_complete:
        problems += _run(COMPLETE_CHECKS, draft)
    return list(_without_consequences(problems))


def _run(checks: Iterable[Check], draft: Draft) -> Iterator[Problem]:
    return itertools.chain.from_iterable(check(draft) for check in checks)


def _without_consequences(problems: list[Problem]) -> Iterator[Problem]:
    """Yield the problems that are not mere consequences of others in the list."""
    lines = {(p.path, p.line) for p in problems if not p.key.startswith("fidelity_")}
    # A changed `as_published` looks like a changed `value`.
    changed = {p.details["name"] for p in problems if p.key == "as_published_changed"}
    for problem in problems:
        if problem.key in ("revised_missing", "source_is_the_letter"):
            if problem.details["name"] not in changed:
                yield problem
        elif not problem.key.startswith("fidelity_") or (problem.path, problem.line) not in lines:
            yield problem
