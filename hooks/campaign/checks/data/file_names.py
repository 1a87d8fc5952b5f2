# SPDX-License-Identifier: MIT
"""Check the names of files in ``docs/``, which become addresses, and find copied pages."""

import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from campaign.model.campaign import Draft
from campaign.model.file_names import PAGES, visible_files
from campaign.model.pages import Page
from campaign.model.settings import Settings
from campaign.model.urls import Urls
from campaign.problems import Problem, Suggestion
from campaign.source.yaml_source import KeyPath


def check_file_names(draft: Draft) -> Iterator[Problem]:
    """Report names that would give a wrong address, or another one on other computers."""
    settings = draft.settings
    siblings: dict[tuple[Path, str], str] = {}
    addresses: dict[str, str] = {}
    urls = Urls(tuple(settings.codes), "", directories=True)
    for page in draft.pages.in_language(settings.codes[0]):
        other = addresses.setdefault(urls.page(page.path, page.language), page.path)
        if other != page.path:
            yield page.problem(1, 1, "name_address", name=page.path, right=other)
    # From “z” to “A”: of two names, the one with more capitals is reported.
    for path in reversed(visible_files(settings.docs)):
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
    if parts[0] not in settings.codes or not path.is_file():
        return None
    right = f"{path.stem.removesuffix('.md')}.md"
    if path.suffix != ".md":
        return ("name_suffix", right) if _is_page(path, right) else None
    # MkDocs gives README.md the address of index.md; a link to the page does not.
    if path.stem == "README" or (path.stem != "index" and path.stem.casefold() == "index"):
        return "name_index", "index.md"
    page, _, code = path.stem.rpartition(".")
    if page and code in settings.codes:
        return "name_with_language", f"{page}.md"
    # The address of docs/en/fr.md or docs/en/fr/ is that of the French pages.
    default, *others = settings.codes
    if parts[0] == default and PurePosixPath(parts[1]).stem in others:
        return "name_of_language", parts[1].removesuffix(".md")
    return None


def _is_page(path: Path, right: str) -> bool:
    """Return whether a file is a page with another ending, such as “letter.md.txt”."""
    if path.suffix.casefold() in PAGES:
        return True
    if path.suffix not in ("", ".txt", ".html") or path.with_name(right).exists():
        return False
    with path.open("rb") as file:
        return file.read(3) == b"---"


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
    """Report pages that have another file name in one language than in the others."""
    default, *others = draft.pages.languages
    folders: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for language in others:
        ours = {page.path: page for page in draft.pages.in_language(language)}
        theirs = {page.path: page for page in draft.pages.in_language(default)}
        for a, b in _pairs(
            [page for path, page in theirs.items() if path not in ours],
            [page for path, page in ours.items() if path not in theirs],
        ):
            # The navigation has the name that the editor means.
            renamed, other = (a, b) if b.path in draft.settings.pages else (b, a)
            details = {"other": other.display_path, "right": other.path}
            problem = renamed.problem(1, 1, "page_renamed", **details)
            folders[posixpath.dirname(renamed.display_path), _folder(other)].append(problem)
    for (folder, right), problems in folders.items():
        if len(problems) > 1 and posixpath.basename(folder) != posixpath.basename(right):
            details = {"name": posixpath.basename(folder), "right": posixpath.basename(right)}
            yield Problem(folder, 1, 1, "folder_name", details)
        else:
            yield from problems


def check_named_files(draft: Draft) -> Iterator[Problem]:
    """Report a data file or a reference text that is not there, where the settings name it."""
    settings, source = draft.settings, draft.settings.config
    files = [path.relative_to(settings.docs).as_posix() for path in visible_files(settings.docs)]
    at: KeyPath = ("extra", "campaign")
    named: list[tuple[KeyPath, str]] = [((*at, "figures"), settings.campaign.figures)]
    named += [((*at, "reference", code), name) for code, name in settings.references.items()]
    for where, name in named:
        file = settings.docs / name
        if not file.is_file():
            hint = Suggestion(name, (each for each in files if not each.endswith(PAGES)))
            details = {"name": name, "hint": hint if hint.best else ""}
            # One text for all languages has no key of its own: ``reference: letter.txt``.
            given = [keys for keys in (where, where[:-1]) if keys in source.values and keys != at]
            if given:
                yield source.problem(given[0], "file_nowhere", **details)
            else:
                yield Problem(settings.display_path(file), 1, 1, "file_nowhere", details)


def _pairs(left: list[Page], right: list[Page]) -> Iterator[tuple[Page, Page]]:
    """Yield pages that translate each other under different names.

    They have the same IDs of headings, or are the only two pages and in the same folder.
    """
    for page in left:
        same = [other for other in right if _ids(page) and _ids(page) == _ids(other)]
        if not same and len(left) == len(right) == 1:
            same = [other for other in right if _folder(page) == _folder(other)]
        if len(same) == 1:
            yield page, same[0]


def _ids(page: Page) -> list[str]:
    return [block.id for block in page.blocks if block.kind == "heading" and block.id]


def _folder(page: Page) -> str:
    return posixpath.dirname(page.path)
