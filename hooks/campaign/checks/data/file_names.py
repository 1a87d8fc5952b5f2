# SPDX-License-Identifier: MIT
"""Check the names of files in ``docs/``, from which addresses are made."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from campaign.model.draft import Draft
from campaign.model.settings import Settings
from campaign.problems import Problem


def check_file_names(draft: Draft) -> Iterator[Problem]:
    """Report names of which the address would be wrong, or another on other computers."""
    settings = draft.settings
    siblings: dict[tuple[Path, str], str] = {}
    # From “z” to “A”: of two names, the one with more capitals is reported.
    for path in sorted(settings.docs.rglob("*"), reverse=True):
        problem = _name_problem(settings, path)
        name = unicodedata.normalize("NFC", path.name)
        other = siblings.setdefault((path.parent, name.casefold()), path.name)
        if problem is None and other != path.name:
            problem = "name_case", other
        if problem:
            key, right = problem
            details = {"name": path.name, "right": right}
            yield Problem(settings.display_path(path), 1, 1, key, details)


def _name_problem(settings: Settings, path: Path) -> tuple[str, str] | None:
    """Return the key of a message about a name, and the right name."""
    if path.name != unicodedata.normalize("NFC", path.name):
        plain = unicodedata.normalize("NFKD", path.name).encode("ascii", "ignore").decode()
        return "name_decomposed", plain
    parts = PurePosixPath(path.relative_to(settings.docs).as_posix()).parts
    is_page = path.suffix.casefold() == ".md" and path.is_file()
    if not is_page or parts[0] not in settings.codes:
        return None
    # MkDocs gives README.md the address of index.md; a link to the page does not.
    if path.stem == "README" or (path.stem != "index" and path.stem.casefold() == "index"):
        return "name_index", "index.md"
    if path.suffix != ".md":
        return "name_suffix", f"{path.stem}.md"
    default, *others = settings.codes
    if parts[0] == default and PurePosixPath(parts[1]).stem in others:
        return "name_of_language", parts[1].removesuffix(".md")
    return None
