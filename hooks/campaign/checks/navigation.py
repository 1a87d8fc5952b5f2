# SPDX-License-Identifier: MIT
"""Check the navigation, the folders of pages, and that every page has its translations."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from campaign.model.campaign import Draft
from campaign.model.file_names import PAGES, visible_files
from campaign.model.pages import Page
from campaign.model.settings import Settings
from campaign.problems import Problem, Suggestion
from campaign.source.markdown_blocks import Citation
from campaign.source.yaml_source import KeyPath, YamlSource
from campaign.text.markers import scan

TRANSLATIONS = "nav_translations"


def check_translations(draft: Draft) -> Iterator[Problem]:
    """Report pages and folders that are missing in a language."""
    pages, settings = draft.pages, draft.settings
    files = {code: visible_files(settings.docs / code) for code in settings.codes}
    lost = [code for code in files if not any(file.suffix == ".md" for file in files[code])]
    for code in lost:
        # Its pages may be in a folder with another name, such as ``docs/french``.
        folders = (each for each in settings.docs.glob("*") if each.name not in settings.codes)
        named = (each for each in folders if any((each / page.path).is_file() for page in pages))
        folder = next(named, settings.docs / code)
        key = "folder_missing" if folder.name == code else "folder_name"
        details = {"name": folder.name, "right": code}
        yield Problem(settings.display_path(folder), 1, 1, key, details)
    missing: dict[str, Page] = {}
    for page in pages:
        for language in pages.languages:
            file = settings.docs / language / page.path
            if language not in lost and not file.is_file():
                missing.setdefault(settings.display_path(file), page)
    for path, page in missing.items():
        yield page.problem(1, 1, "twin_missing", path=path)


def check_navigation(draft: Draft) -> Iterator[Problem]:
    """Report pages missing from ``docs/`` or from ``nav``, and titles without a translation."""
    pages, settings = draft.pages, draft.settings
    source = settings.config
    if not settings.pages and any(TRANSLATIONS in where for where in source.keys):
        yield Problem(source.path, 1, 1, "missing_key", {"name": "nav"})
        return
    listed: set[str] = set()
    untitled: set[KeyPath] = {("nav",)}  # keys that need no translation
    reference = pages.in_language(settings.codes[0]) if settings.pages else []
    left_out = {page.path: page for page in reference if page.path not in settings.pages}
    for where, path, *_ in source.texts():
        normal = posixpath.normpath(path)
        if where[0] != "nav":
            continue
        if "://" in path or normal in listed:
            key = "nav_link" if "://" in path else "nav_twice"
            yield source.problem(where, key, path=path)
            untitled.add(where)
        elif path != normal or not any(
            (settings.docs / code / path).is_file() for code in settings.codes
        ):
            hint = Suggestion(path, left_out)
            if len(left_out) == 1:  # the page has been renamed
                hint.best = next(iter(left_out))
            left_out.pop(hint.best or "", None)
            yield source.problem(where, "nav_unknown", path=path, hint=hint)
        listed.add(path)
    for path, page in left_out.items():
        yield page.problem(1, 1, "nav_left_out", path=path, in_letter=page.matter.document)
    titled = {where[-1] for where in source.keys if where[0] == "nav" and where not in untitled}
    titles = {title for title in titled if isinstance(title, str)}
    yield from _translated_titles(source, titles)


def _translated_titles(source: YamlSource, titles: Collection[str]) -> Iterator[Problem]:
    """Report titles of ``nav`` without a translation, and translations of no title.

    Each entry of ``languages`` has them; only the default language may have none.
    """
    for where in source.values:
        entry = source.value(where) if where[-2:-1] == ("languages",) else None
        if not isinstance(entry, dict) or (entry.get("default") and not entry.get(TRANSLATIONS)):
            continue
        at, known = (*where, TRANSLATIONS), entry.get(TRANSLATIONS) or {}
        unmatched = [title for title in known if title not in titles]
        for title in sorted({*titles}.difference(known)):
            if unmatched:  # the title has been changed
                other = unmatched.pop(0)
                details = {"title": title, "other": other}
                yield source.problem_of_key((*at, other), "nav_renamed", **details)
            else:
                yield source.problem(at, "nav_untranslated", title=title)
        for title in unmatched:
            yield source.problem_of_key((*at, title), "nav_unmatched", title=title)


def check_settings(draft: Draft) -> Iterator[Problem]:
    """Report markers that would not be replaced, and pages outside the languages' folders."""
    settings = draft.settings
    source = settings.config
    for where, (line, column) in source.values.items():
        if where[-1:] in (("site_name",), ("site_description",)):
            for marker in scan(str(source.value(where))):
                place = (source.path, line, column + marker.start)
                yield Problem(*place, "marker_in_settings", {"name": where[-1]})
    by_folder: dict[str, list[Path]] = defaultdict(list)
    for path in visible_files(settings.docs):
        if path.suffix.casefold() in PAGES:
            by_folder[path.relative_to(settings.docs).parts[0]].append(path)
    for path in settings.root.glob("*.md"):  # where GitHub’s page puts what is uploaded
        if path.is_file() and re.match(rb"---\s+title:", path.read_bytes()):
            by_folder[path.name].append(path)
    for folder, found in by_folder.items():
        if folder not in settings.codes:
            details = {"folders": ", ".join(f"docs/{code}" for code in settings.codes)}
            name = settings.display_path(found[0] if len(found) == 1 else settings.docs / folder)
            yield Problem(name, 1, 1, "page_misplaced", details)


def navigation_citations(settings: Settings) -> Iterator[Citation]:
    """Yield the markers in the titles of the navigation and in their translations."""
    source = settings.config
    for where, (line, column) in source.keys.items():
        if where[0] == "nav":
            text = str(where[-1])
        elif TRANSLATIONS in where[:-1]:
            text = str(source.value(where))
            line, column = source.values[where]
        else:
            continue
        for marker in scan(text):
            yield Citation(marker, line, column + marker.start)
