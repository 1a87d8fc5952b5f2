# SPDX-License-Identifier: MIT
"""Report what is wrong between a page and its translation once, in the file that was changed last.

That is the file with uncommitted changes, else the one in the newer commit.  If both were changed
together, or git does not know, the translation is more likely to be wrong.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from campaign.problems import Location, Problem
from campaign.repository import git, names


def two_sided(
    keys: str | Sequence[str],
    original: Location,
    translation: Location,
    **facts: tuple[object, object],
) -> Problem:
    """Return a problem of two pages, at the translation, with one message or one for either side.

    ``facts`` are those of the original and of the translation; a message has its own side's fact
    ``x`` as ``x``, and that of the other side as ``other_x``.
    """
    keys = (keys, keys) if isinstance(keys, str) else keys
    problems = []
    for side, here, there in ((0, original, translation), (1, translation, original)):
        details: dict[str, object] = {"other": there[0], "line": there[1]}
        for name, pair in facts.items():
            details |= {name: pair[side], f"other_{name}": pair[1 - side]}
        problems.append(Problem(*here, keys[side], details))
    return replace(problems[1], elsewhere=problems[0])


def in_touched_files(problems: Sequence[Problem], root: Path) -> Iterator[Problem]:
    """Yield the problems, those of two pages in the one that was changed last."""
    pairs = {(each.path, each.elsewhere.path) for each in problems if each.elsewhere}
    last = _changed_last(root, pairs) if pairs else {}
    for problem in problems:
        other = problem.elsewhere
        is_other = other and last.get((problem.path, other.path)) == other.path
        yield other if other and is_other else problem


def _changed_last(root: Path, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return which of two files was changed last, without those of which git does not know."""
    last = {}
    with suppress(OSError):  # there is no git, or nothing is committed yet
        prefix = git(root, "rev-parse", "--show-prefix").strip("\n")
        status = git(root, "status", "--porcelain", "-z", "--no-renames", "-uall", "--", ".")
        changed = {name[3:].removeprefix(prefix) for name in names(status)}
        log = ("log", "-1", "--format=", "--name-only", "--relative", "-z")
        for pair in pairs:
            found = [path for path in pair if path in changed]
            found = found or names(git(root, *log, "--", *pair))
            if len(found) == 1:
                last[pair] = found[0]
    return last
