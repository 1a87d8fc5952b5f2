# SPDX-License-Identifier: MIT
"""Check the navigation, the folders of pages, and that every page has its translations."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from campaign.model.campaign import Draft
from campaign.model.file_names import PAGES, visible_files
from campaign.model.settings import Settings
from campaign.problems import Problem, Suggestion
from campaign.source.markdown_blocks import Citation
from campaign.text.markers import scan


def check_translations(draft: Draft) -> Iterator[Problem]:
    """Report pages that are missing in a language."""
    pages, settings = draft.pages, draft.settings
    for page in pages:
        for language in pages.languages:
            file = settings.docs / language / page.path
            if not file.is_file():
                yield page.problem(1, 1, "twin_missing", path=settings.display_path(file))


def check_navigation(draft: Draft) -> Iterator[Problem]:
    """Report pages missing from ``docs/`` or from ``nav``, and titles without a translation."""
    pages, settings = draft.pages, draft.settings
    source = settings.config
    titles: set[str] = set()
    listed: set[str] = set()
    reference = pages.in_language(settings.codes[0]) if settings.pages else []
    left_out = {page.path: page for page in reference if page.path not in settings.pages}
    for where, position in source.values.items():
        if where[:1] != ("nav",):
            continue
        value = source.value(where)
        if isinstance(value, dict):
            paths = ((k, posixpath.normpath(str(v))) for k, v in value.items())
            titles |= {k for k, path in paths if isinstance(k, str) and path not in listed}
        if not isinstance(value, str):
            continue
        if "://" in value:
            yield source.problem(where, "nav_link", path=value)
            continue
        value = posixpath.normpath(value)
        if value in listed:
            yield source.problem(where, "nav_twice", path=value)
        elif not any((settings.docs / code / value).is_file() for code in settings.codes):
            if titled := re.match(r"([^:/]+):(?=\S+\.md$)", value):
                place = (position[0], position[1] + titled.end())
                yield Problem(source.path, *place, "yaml_no_space", {"name": titled[1]})
                left_out.pop(value[titled.end() :], None)
                continue
            hint = Suggestion(value, left_out)
            if len(left_out) == 1:  # the page has been renamed
                hint.best = next(iter(left_out))
            left_out.pop(hint.best or "", None)
            yield source.problem(where, "nav_unknown", path=value, hint=hint)
        listed.add(value)
    for path, page in left_out.items():
        yield page.problem(1, 1, "nav_left_out", path=path)
    for where in source.values:
        if "nav_translations" in where[:-1] and not isinstance(source.value(where), str):
            yield source.problem(where, "not_text", name=where[-1], value=source.value(where))
        if where[-1:] == ("nav_translations",):
            value = source.value(where)
            known = value if isinstance(value, dict) else {}
            unmatched = [title for title in known if title not in titles]
            for title in sorted(titles.difference(known)):
                if unmatched:  # the title has been changed
                    other = unmatched.pop(0)
                    details = {"title": title, "other": other}
                    yield source.problem_of_key((*where, other), "nav_renamed", **details)
                else:
                    yield source.problem(where, "nav_untranslated", title=title)
            for title in unmatched:
                yield source.problem_of_key((*where, title), "nav_unmatched", title=title)


def check_settings(draft: Draft) -> Iterator[Problem]:
    """Report markers that would not be replaced, and pages outside the languages' folders."""
    settings = draft.settings
    source = settings.config
    for where, (line, column) in source.values.items():
        if where[-1:] in (("site_name",), ("site_description",)):
            for marker in scan(str(source.value(where))):
                place = (source.path, line, column + marker.start)
                yield Problem(*place, "marker_in_settings", {"name": where[-1]})
    for path in visible_files(settings.docs):
        folder = path.relative_to(settings.docs).parts[0]
        if path.suffix.casefold() in PAGES and folder not in settings.codes:
            details = {"folders": ", ".join(f"docs/{code}" for code in settings.codes)}
            yield Problem(settings.display_path(path), 1, 1, "page_misplaced", details)


def navigation_citations(settings: Settings) -> Iterator[Citation]:
    """Yield the markers in the titles of the navigation and in their translations."""
    source = settings.config
    for where, (line, column) in source.keys.items():
        if where[0] == "nav":
            text = str(where[-1])
        elif "nav_translations" in where[:-1]:
            text = str(source.value(where))
            line, column = source.values[where]
        else:
            continue
        for marker in scan(text):
            yield Citation(marker, line, column + marker.start)
