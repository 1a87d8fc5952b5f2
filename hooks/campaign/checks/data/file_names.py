# SPDX-License-Identifier: MIT
"""Check the files in ``docs/``: their names, which become addresses, and whether they are used."""

import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from pathspec.gitignore import GitIgnoreSpec

from campaign.model.campaign import Draft
from campaign.model.file_names import PAGES, PICTURES, visible_files
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.problems import Problem, Suggestion

_USED_BY_OTHERS = ("CNAME", "robots.txt", "favicon.ico", "apple-touch-icon.png")
"""Files in ``docs/`` that hosts, robots and browsers use."""
_LEFT_OUT = ("/templates/", "/google*.html", "/BingSiteAuth.xml")
"""What MkDocs leaves out, and the proofs of ownership that search engines ask for."""


def check_file_names(draft: Draft) -> Iterator[Problem]:
    """Report names that would give a wrong address, or that of another file."""
    settings = draft.settings
    folders = ", ".join(f"docs/{code}" for code in settings.codes)
    urls = Urls(tuple(settings.codes), "", directories=True)
    taken: dict[str, str] = {}
    # From “z” to “A”: of two names, the one with more capitals is reported.
    for path in reversed(visible_files(settings.docs)):
        right, shown = _right_name(path.name, settings.codes), settings.display_path(path)
        code, _, inner = path.relative_to(settings.docs).as_posix().partition("/")
        address = urls.page(inner, code) if path.suffix == ".md" else shown
        other = taken.setdefault(unicodedata.normalize("NFC", address).casefold(), shown)
        details = {"name": path.name, "right": right, "other": other, "folders": folders}
        if code not in settings.codes and path.suffix.casefold() in PAGES:
            yield Problem(shown, 1, 1, "page_misplaced", details)
        elif right != path.name:
            yield Problem(shown, 1, 1, "file_name", details)
        elif other != shown:
            yield Problem(shown, 1, 1, "file_name_taken", details)


def _right_name(name: str, codes: list[str]) -> str:
    """Return the name that a file in the folder of a language should have."""
    if name != unicodedata.normalize("NFC", name):
        return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    endings = (each for each in (*PAGES, ".md.txt") if name.casefold().endswith(each))
    if not (ending := next(endings, "")):
        return name
    stem = name[: -len(ending)]
    # MkDocs gives README.md the address of index.md; a link to the page does not.
    if stem.casefold() in ("readme", "index"):
        return "index.md"
    page, _, code = stem.rpartition(".")
    return f"{page if page and code in codes else stem}.md"


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
    texts += [(settings.root / settings.config.path).read_text(encoding="utf-8")]
    named = unquote("\n".join(texts)).replace("\\", "")
    data: Any = settings.config.data
    excluded = str(data.get("exclude_docs") or "").splitlines()
    left_out = GitIgnoreSpec.from_lines([*_LEFT_OUT, *excluded])
    for path in files:
        name, shown = path.relative_to(settings.docs).as_posix(), settings.display_path(path)
        if path.suffix.casefold() in PAGES or left_out.match_file(name):
            continue
        megabytes = path.stat().st_size / 1e6
        limit = 1 if path.suffix.casefold() in PICTURES else 20  # readers load pictures unasked
        known = (*settings.data_files, *_USED_BY_OTHERS)
        if name not in known and path.name not in named:
            hint = Suggestion(path.name, {f"{path.stem}.yml"}.intersection(settings.data_files))
            yield Problem(shown, 1, 1, "file_unused", {"name": path.name, "hint": hint})
        elif megabytes > limit:
            details = {"size": f"{megabytes:.1f}", "limit": limit}
            yield Problem(shown, 1, 1, "file_too_large", details)


def check_copies(draft: Draft) -> Iterator[Problem]:
    """Report pages with the description of another, and half of its lines."""
    listed = draft.settings.pages
    first: dict[tuple[str, str], Page] = {}
    # Pages in the navigation come first, so the one that nobody listed is the copy.
    for page in sorted(draft.pages, key=lambda page: page.path not in listed):
        original = first.setdefault((page.language, page.matter.description), page)
        lines = _lines(page)
        if original is not page and len(lines & _lines(original)) * 2 >= len(lines):
            yield page.problem(1, 1, "page_copied", other=original.display_path)


def _lines(page: Page) -> set[str]:
    return {line for line in page.lines[page.body_line - 1 :] if line.strip()}


def check_renamed(draft: Draft) -> Iterator[Problem]:
    """Report pages that have another file name in one language than in the others.

    They have the same IDs of headings, or are the only pages without a translation.
    """
    default, *others = draft.pages.languages
    for language in others:
        ours = {page.path: page for page in draft.pages.in_language(language)}
        theirs = {page.path: page for page in draft.pages.in_language(default)}
        left = [page for path, page in theirs.items() if path not in ours]
        right = [page for path, page in ours.items() if path not in theirs]
        for page in left:
            same = [each for each in right if _ids(page) and _ids(page) == _ids(each)]
            same = same or (right if len(left) == 1 else [])
            if len(same) == 1:
                # The navigation has the name that the editor means.
                is_listed = same[0].path in draft.settings.pages
                renamed, other = (page, same[0]) if is_listed else (same[0], page)
                details = {"other": other.display_path, "right": other.path}
                yield renamed.problem(1, 1, "page_renamed", **details)


def _ids(page: Page) -> list[str]:
    return [block.id for block in page.blocks if block.kind == "heading" and block.id]
