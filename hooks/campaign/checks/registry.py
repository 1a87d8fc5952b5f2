# SPDX-License-Identifier: MIT
"""The list of all checks of a campaign.

To add a check, write it in a module of this package, add it to one of the lists below, and add its
message to ``words/``.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from campaign.checks.configuration import check_left_out
from campaign.checks.directives import check_blocks, check_side_by_side
from campaign.checks.figures import check_figures, check_markers
from campaign.checks.languages.numbers import check_numbers
from campaign.checks.links import check_links, check_notes
from campaign.checks.navigation import check_navigation, check_settings, check_translations
from campaign.checks.page.characters import check_characters
from campaign.checks.page.headings import check_headings
from campaign.checks.page.leftover_markup import LEFTOVERS, check_leftover_markup
from campaign.checks.page.lists import check_lists
from campaign.checks.page.raw_html import check_raw_html
from campaign.checks.page.tables import check_tables
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
    check_leftover_markup,
    check_lists,
    check_tables,
    check_headings,
    check_raw_html,
    check_characters,
)
"""Checks of all that could be read."""
COMPARISONS: tuple[Check, ...] = (check_parity, check_numbers)
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
    on_line: dict[tuple[str, int], set[str]] = defaultdict(set)
    in_file: dict[str, set[str]] = defaultdict(set)
    for problem in problems:
        on_line[problem.path, problem.line].add(problem.key)
        in_file[problem.path].add(problem.key)
    changed = {p.details["name"] for p in problems if p.key == "as_published_changed"}
    for problem in problems:
        keys = on_line[problem.path, problem.line]
        is_restored = problem.details.get("name") in changed
        if not _is_consequence(problem.key, keys, in_file[problem.path], is_restored):
            yield problem


def _is_consequence(key: str, on_line: set[str], in_file: set[str], is_restored: bool) -> bool:
    """Return whether a problem follows from another one on its line or in its file.

    ``is_restored`` says that the figure's ``as_published`` must be restored: until then, it looks
    as if its value had changed.
    """
    if key in ("revised_missing", "source_is_the_letter"):
        return is_restored
    if key.startswith("fidelity_"):
        return any(not other.startswith("fidelity_") for other in on_line)
    if key == "not_of_the_document":
        return "indented_code" in on_line
    # A footnote of the wrong form is no footnote, so nothing else about it is right.
    if key in ("note_missing", "note_not_cited", "link_nowhere") and "note_form" in in_file:
        return True
    return key in LEFTOVERS and not on_line <= LEFTOVERS
