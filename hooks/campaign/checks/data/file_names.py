# SPDX-License-Identifier: MIT
"""Check the names of files in ``docs/``, which become addresses, and find copied pages."""

import unicodedata
from collections.abc import Iterator

from campaign.model.campaign import Draft
from campaign.model.file_names import PAGES, visible_files
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.problems import Problem


def check_file_names(draft: Draft) -> Iterator[Problem]:
    """Report names that would give a wrong address, or that of another file."""
    settings = draft.settings
    urls = Urls(tuple(settings.codes), "", directories=True)
    taken: dict[str, str] = {}
    # From “z” to “A”: of two names, the one with more capitals is reported.
    for path in reversed(visible_files(settings.docs)):
        right = _right_name(path.name, settings.codes)
        shown = settings.display_path(path)
        folder, _, inner = path.relative_to(settings.docs).as_posix().partition("/")
        is_page = folder in settings.codes and path.suffix == ".md"
        address = urls.page(inner, folder) if is_page else shown
        other = taken.setdefault(unicodedata.normalize("NFC", address).casefold(), shown)
        if right != path.name and (folder in settings.codes or not right.endswith(".md")):
            details = {"name": path.name, "right": right}
            yield Problem(shown, 1, 1, "file_name", details)
        elif other != shown:
            yield Problem(shown, 1, 1, "file_name_taken", {"name": path.name, "other": other})


def _right_name(name: str, codes: list[str]) -> str:
    """Return the name that a file in the folder of a language should have."""
    if name != unicodedata.normalize("NFC", name):
        return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    endings = (*PAGES, ".md.txt")
    ending = next((each for each in endings if name.casefold().endswith(each)), "")
    if not ending:
        return name
    stem = name[: -len(ending)]
    # MkDocs gives README.md the address of index.md; a link to the page does not.
    if stem.casefold() in ("readme", "index"):
        return "index.md"
    page, _, code = stem.rpartition(".")
    return f"{page if page and code in codes else stem}.md"


def check_copies(draft: Draft) -> Iterator[Problem]:
    """Report pages with the description or the heading of another, and half of its lines."""
    listed = draft.settings.pages
    first: dict[tuple[str, str], Page] = {}
    # Pages in the navigation come first, so the one that nobody listed is the copy.
    for page in sorted(draft.pages, key=lambda page: page.path not in listed):
        lines = _lines(page)
        for key in (page.matter.description, *_ids(page)[:1]):
            original = first.setdefault((page.language, key), page)
            if original is not page and len(lines & _lines(original)) * 2 >= len(lines):
                yield page.problem(1, 1, "page_copied", other=original.display_path)
                break


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
