# SPDX-License-Identifier: MIT
"""Report what is wrong between a page and its translation once, in the file that was changed last.

That is the file with uncommitted changes, else the one in the newer commit.  If both were changed
together, or git does not know, the translation is more likely to be wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from campaign.checks.texts import Text
from campaign.model.pages import Page
from campaign.problems import Problem
from campaign.repository import WorkingTree


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on one of the two pages."""

    page: Page | Text
    line: int
    column: int = 1
    key: str = ""
    """The message, if another one than on the other page."""

    def problem(self, key: str, **details: object) -> Problem:
        """Return a problem at the place."""
        place = self.page.display_path, self.line, self.column
        return Problem(*place, self.key or key, details)


def two_sided(
    key: str, original: Spot, translation: Spot, **facts: tuple[object, object]
) -> Problem:
    """Return a problem of two pages, at the translation.

    ``facts`` are those of the original and of the translation; a message has its own side's fact
    ``x`` as ``x``, and that of the other side as ``other_x``.
    """
    problems = []
    for here, there, side in ((original, translation, 0), (translation, original, 1)):
        details: dict[str, object] = {"other": there.page.display_path, "line": there.line}
        for name, pair in facts.items():
            details |= {name: pair[side], f"other_{name}": pair[1 - side]}
        problems.append(here.problem(key, **details))
    return replace(problems[1], elsewhere=problems[0])


def one_sided(
    keys: tuple[str, str], there: Spot, here: Spot, is_in_original: bool, **details: object
) -> Problem:
    """Return the problem of what is ``there`` and not ``here``, with the key of either message."""
    spots = there, replace(here, key=keys[1])
    facts = {name: (value, value) for name, value in details.items()}
    original, translation = spots if is_in_original else spots[::-1]
    return two_sided(keys[0], original, translation, **facts)


def in_touched_files(problems: Sequence[Problem], root: Path) -> Iterator[Problem]:
    """Yield the problems, those of two pages in the one that was changed last."""
    tree = WorkingTree(root) if any(problem.elsewhere for problem in problems) else None
    for problem in problems:
        other = problem.elsewhere
        if tree and other and tree.changed_last(problem.path, other.path) == other.path:
            yield other
        else:
            yield problem
