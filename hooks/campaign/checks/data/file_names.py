# SPDX-License-Identifier: MIT
"""Check the files in ``docs/``: their names, which become addresses, and whether they are used."""

import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from pathspec.gitignore import GitIgnoreSpec

from campaign.model.campaign import Campaign
from campaign.model.file_names import PAGES, PICTURES, visible_files
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.problems import Problem, Suggestion

_USED_BY_OTHERS = ("/CNAME", "/robots.txt", "/favicon.ico", "/apple-touch-icon.png")
"""What hosts, robots and browsers use."""
_LEFT_OUT = ("/templates/", "/google*.html", "/BingSiteAuth.xml")
"""What MkDocs leaves out, and the proofs of ownership that search engines ask for."""


def check_file_names(draft: Campaign) -> Iterator[Problem]:
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
    ending = next((each for each in (*PAGES, ".md.txt") if name.casefold().endswith(each)), "")
    stem = name.removesuffix(name[-len(ending) :] if ending else name)
    # MkDocs gives README.md the address of index.md; a link to the page does not.
    if stem.casefold() in ("readme", "index"):
        return "index.md"
    page, _, code = stem.rpartition(".")
    return f"{page if page and code in codes else stem}.md" if ending else name


def check_unused_files(draft: Campaign) -> Iterator[Problem]:
    """Report files in ``docs/`` that no page, style sheet or setting names, and large pictures.

    Skipped if a page could not be read: it may be the one that uses a file.
    """
    settings = draft.settings
    files = [path for path in visible_files(settings.docs) if path.is_file()]
    texts = [path for path in files if path.suffix == ".css"]
    named = "".join(path.read_text("utf-8", "replace") for path in (*texts, *settings.text_files))
    named += "\n".join(line for page in draft.pages for line in page.lines)
    named = unquote(named).replace("\\", "")
    excluded = str(settings.config.data.get("exclude_docs") or "").splitlines()
    used = (*_USED_BY_OTHERS, *_LEFT_OUT, *(f"/{name}" for name in settings.data_files))
    left_out = GitIgnoreSpec.from_lines([*used, *excluded])
    for path in files if draft.pages.complete else ():
        name, shown = path.relative_to(settings.docs).as_posix(), settings.display_path(path)
        megabytes = path.stat().st_size / 1e6
        limit = 1 if path.suffix.casefold() in PICTURES else 20  # readers load pictures unasked
        if path.suffix.casefold() in PAGES or left_out.match_file(name):
            continue
        if path.name not in named:
            hint = Suggestion(path.name, {f"{path.stem}.yml"}.intersection(settings.data_files))
            yield Problem(shown, 1, 1, "file_unused", {"name": path.name, "hint": hint})
        elif megabytes > limit:
            details = {"size": f"{megabytes:.1f}", "limit": limit}
            yield Problem(shown, 1, 1, "file_too_large", details)


def check_copies(draft: Campaign) -> Iterator[Problem]:
    """Report pages with the description of another, and half of its lines."""
    listed = draft.settings.pages
    first: dict[tuple[str, str], Page] = {}
    # Pages in the navigation come first, so the one that nobody listed is the copy.
    for page in sorted(draft.pages, key=lambda page: page.path not in listed):
        original = first.setdefault((page.language, page.matter.description), page)
        lines, others = ({*filter(str.strip, x.lines[x.body_line - 1 :])} for x in (page, original))
        if original is not page and len(lines & others) * 2 >= len(lines):
            yield page.problem(1, 1, "page_copied", other=original.display_path)


def check_renamed(draft: Campaign) -> Iterator[Problem]:
    """Report the only page without a translation, if one page has no original."""
    default, *others = draft.pages.languages
    for language in others:
        twins = {default: language, language: default}
        pages = [page for page in draft.pages if page.language in twins]
        alone = [x for x in pages if not draft.pages.page(twins[x.language], x.path)]
        # The navigation has the name that the editor means.
        alone.sort(key=lambda page: (page.path in draft.settings.pages, page.language == default))
        if sorted(page.language for page in alone) == sorted(twins):
            details = {"other": alone[1].display_path, "right": alone[1].path}
            yield alone[0].problem(1, 1, "page_renamed", **details)


def check_left_out(draft: Campaign) -> Iterator[Problem]:
    """Report pages excluded by ``exclude_docs``: other pages link to them."""
    config = draft.settings.config
    excluded = str(config.data.get("exclude_docs") or "").splitlines()
    patterns = GitIgnoreSpec.from_lines(excluded)
    pages = (page for page in draft.pages if patterns.match_file(f"{page.language}/{page.path}"))
    if page := next(pages, None):
        place, path = ("exclude_docs",), page.display_path
        yield config.problem(place, "page_left_out", name=place[0], path=path)
