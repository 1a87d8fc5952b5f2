# SPDX-License-Identifier: MIT
"""Check that the files in ``docs/``, which are all published, are used."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from pathspec.gitignore import GitIgnoreSpec

from campaign.model.campaign import Draft
from campaign.model.file_names import PAGES, PICTURES, visible_files
from campaign.problems import Problem, Suggestion

_USED_BY_OTHERS = ("CNAME", "robots.txt", "favicon.ico", "apple-touch-icon.png")
"""Files in ``docs/`` that hosts, robots and browsers use."""
_LEFT_OUT = ("/templates/", "/google*.html", "/BingSiteAuth.xml")
"""What MkDocs leaves out, and the proofs of ownership that search engines ask for."""


def check_unused_files(draft: Draft) -> Iterator[Problem]:
    """Report files in ``docs/`` that no page, style sheet or setting names, and too large ones.

    Skipped if a page could not be read: it may be the one that uses a file.
    """
    settings = draft.settings
    if not draft.pages.complete:
        return
    files = [path for path in visible_files(settings.docs) if path.is_file()]
    sheets = (path for path in files if path.suffix == ".css")
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sheets]
    texts += ["\n".join(page.lines) for page in draft.pages]
    texts += [text for _, text, *_ in settings.config.texts()]
    texts += [str(where[-1]) for where in settings.config.keys]
    named = unquote("\n".join(texts)).replace("\\", "")
    data: Any = settings.config.data
    excluded = str(data.get("exclude_docs") or "").splitlines()
    left_out = GitIgnoreSpec.from_lines([*_LEFT_OUT, *excluded])
    for path in files:
        name = path.relative_to(settings.docs).as_posix()
        if path.suffix.casefold() in PAGES or left_out.match_file(name):
            continue
        megabytes = path.stat().st_size / 1e6
        limit = 1 if path.suffix.casefold() in PICTURES else 20  # readers load pictures unasked
        known = (*settings.data_files, *_USED_BY_OTHERS)
        if name not in known and path.name not in named:
            hint = Suggestion(path.name, {f"{path.stem}.yml"}.intersection(settings.data_files))
            details = {"name": path.name, "hint": hint}
            yield Problem(settings.display_path(path), 1, 1, "file_unused", details)
        elif megabytes > limit:
            details = {"size": f"{megabytes:.1f}", "limit": str(limit)}
            yield Problem(settings.display_path(path), 1, 1, "file_too_large", details)
