# SPDX-License-Identifier: MIT
"""Check the navigation, the folders of pages, and that every page has its translations."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.model.draft import Draft
from campaign.model.settings import Settings
from campaign.problems import Problem
from campaign.source.markdown_blocks import Citation
from campaign.source.yaml_source import YamlSource
from campaign.text.markers import scan


def check_translations(draft: Draft) -> Iterator[Problem]:
    """Report pages that are missing in a language."""
    pages, settings = draft.pages, draft.settings
    for page in pages:
        for language in pages.languages:
            file = settings.docs / language / page.path
            if not file.is_file():
                yield Problem(
                    page.display_path, 1, 1, "twin_missing", {"path": settings.display_path(file)}
                )


def check_navigation(draft: Draft) -> Iterator[Problem]:
    """Report pages missing from ``docs/`` or from ``nav``, and titles without a translation."""
    pages, settings = draft.pages, draft.settings
    source = settings.config
    titles: set[str] = set()
    listed: set[str] = set()
    for where, position in source.values.items():
        if where[:1] != ("nav",):
            continue
        value = _at(source, where)
        titles |= (
            {key for key in value if isinstance(key, str)} if isinstance(value, dict) else set()
        )
        if isinstance(value, str):
            if value in listed:
                yield Problem(source.path, *position, "nav_twice", {"path": value})
            listed.add(value)
        if isinstance(value, str) and not (settings.docs / settings.codes[0] / value).is_file():
            yield Problem(source.path, *position, "nav_unknown", {"path": value})
    for page in pages.in_language(settings.codes[0]) if settings.pages else ():
        if page.path not in settings.pages:
            yield Problem(page.display_path, 1, 1, "nav_left_out", {"path": page.path})
    for where, position in source.values.items():
        if "nav_translations" in where[:-1] and not isinstance(_at(source, where), str):
            details = {"name": where[-1], "value": _at(source, where)}
            yield Problem(source.path, *position, "not_text", details)
        if where[-1:] == ("nav_translations",):
            known = _at(source, where)
            for title in sorted(titles.difference(known if isinstance(known, dict) else ())):
                yield Problem(source.path, *position, "nav_untranslated", {"title": title})
            for title in known if isinstance(known, dict) else ():
                if title not in titles:
                    place = source.key_position((*where, title))
                    yield Problem(source.path, *place, "nav_unmatched", {"title": title})


def check_settings(draft: Draft) -> Iterator[Problem]:
    """Report markers that would not be replaced, and pages outside the languages' folders."""
    settings = draft.settings
    source = settings.config
    for where, (line, column) in source.values.items():
        if where[-1:] in (("site_name",), ("site_description",)):
            for marker in scan(str(_at(source, where))):
                place = (source.path, line, column + marker.start)
                yield Problem(*place, "marker_in_settings", {"name": where[-1]})
    for path in sorted(settings.docs.rglob("*")):
        folder = path.relative_to(settings.docs).parts[0]
        suffix = path.suffix.casefold()
        is_page = suffix in (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
        if is_page and (folder not in settings.codes or suffix != ".md"):
            details = {"folders": ", ".join(f"docs/{code}" for code in settings.codes)}
            yield Problem(settings.display_path(path), 1, 1, "page_misplaced", details)


def navigation_citations(settings: Settings) -> Iterator[Citation]:
    """Yield the markers in the titles of the navigation and in their translations."""
    source = settings.config
    for where, (line, column) in source.keys.items():
        if where[0] == "nav":
            text = str(where[-1])
        elif "nav_translations" in where[:-1]:
            text = str(_at(source, where))
            line, column = source.values[where]
        else:
            continue
        for marker in scan(text):
            yield Citation(marker, line, column + marker.start)


def _at(source: YamlSource, where: tuple[str | int, ...]) -> object:
    data: object = source.data
    for key in where:
        data = data[key]  # type: ignore[index]
    return data
