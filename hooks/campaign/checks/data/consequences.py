# SPDX-License-Identifier: MIT
"""Remove the problems that another problem explains: one mistake, one message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from campaign.problems import Problem, Suggestion

_WRONG_NAMES = (
    *("name_suffix", "name_index", "name_of_language", "name_case", "name_decomposed"),
    *("page_copied", "page_renamed"),
)
_OF_A_WRONG_NAME = frozenset(
    {
        *("twin_missing", "nav_left_out", "nav_unknown", "text_twice", "heading_id_twice"),
        *("description_untranslated", "link_nowhere", "page_misplaced"),
    }
)
"""What else is wrong with a page that has a wrong name."""


def has_wrong_names(problems: Sequence[Problem]) -> bool:
    """Return whether a page is not what it seems: checks of the whole campaign would be wrong."""
    return any(problem.key in _WRONG_NAMES for problem in problems)


def without_consequences(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems that are not mere consequences of others in the list."""
    lines = {(p.path, p.line) for p in problems if not p.key.startswith("fidelity_")}
    # A changed `as_published` looks like a changed `value`.
    changed = {p.details["name"] for p in problems if p.key == "as_published_changed"}
    names = [p for p in problems if p.key in _WRONG_NAMES]
    named = {p.path for p in names if p.key.startswith("name_")}
    figures = {str(p.details["name"]) for p in problems if p.key == "name_form"}
    for problem in problems:
        if problem.key in ("revised_missing", "source_is_the_letter"):
            if problem.details["name"] not in changed:
                yield problem
        elif problem.key in ("page_copied", "page_renamed"):
            if problem.path not in named:
                yield problem
        elif problem.key in _OF_A_WRONG_NAME:
            if not any(_explains(name, problem) for name in names):
                yield problem
        elif problem.key in ("unknown_figure", "marker_form"):
            if not _names_one_of(problem, figures):
                yield problem
        elif not problem.key.startswith("fidelity_") or (problem.path, problem.line) not in lines:
            yield problem


def _explains(name: Problem, problem: Problem) -> bool:
    """Return whether a page's wrong name is why it is reported, or is missing elsewhere."""
    if problem.path == name.path:
        return True
    folder, _, file = name.path.rpartition("/")
    right = str(name.details.get("right", ""))
    others = {str(name.details.get("other")), f"{folder}/{right}", right, file}
    return problem.path in others or any(
        str(problem.details.get(key, "")).rpartition("/")[2] == other.rpartition("/")[2]
        for key in ("path", "target")
        for other in others
        if other.endswith(".md")
    )


def _names_one_of(problem: Problem, figures: set[str]) -> bool:
    """Return whether a marker means a figure whose name in the data file is not valid."""
    hint = problem.details.get("hint")
    best = hint.best if isinstance(hint, Suggestion) else None
    return best in figures or problem.details["name"] in figures
