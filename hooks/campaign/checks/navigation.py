# SPDX-License-Identifier: MIT
"""Check the navigation, the folders of pages, and that every page has its translations."""

import posixpath
from collections.abc import Iterator

from campaign.checks.texts import texts_in_data
from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.problems import Problem, Suggestion
from campaign.source.markdown_blocks import Citation
from campaign.source.yaml_source import YamlSource
from campaign.text.markers import scan

TRANSLATIONS = "nav_translations"


def check_translations(draft: Campaign) -> Iterator[Problem]:
    """Report pages and folders that are missing in a language."""
    pages, settings = draft.pages, draft.settings
    lost = [code for code in settings.codes if not any((settings.docs / code).rglob("*.md"))]
    for code in lost:
        place = settings.display_path(settings.docs / code), 1, 1
        yield Problem(*place, "folder_missing", {"right": code})
    missing: dict[str, Page] = {}
    for page in pages:
        for language in pages.languages:
            file = settings.docs / language / page.path
            if language not in lost and not file.is_file():
                missing.setdefault(settings.display_path(file), page)
    for path, page in missing.items():
        yield page.problem(1, 1, "twin_missing", path=path)


def check_navigation(draft: Campaign) -> Iterator[Problem]:
    """Report pages missing from ``docs/`` or from ``nav``, and titles without a translation."""
    settings, source = draft.settings, draft.settings.config
    if not settings.pages and any(TRANSLATIONS in where for where in source.keys):
        yield Problem(source.path, 1, 1, "missing_key", {"name": "nav"})
        return
    listed: set[str] = set()
    reference = draft.pages.in_language(settings.codes[0]) if settings.pages else []
    left_out = {page.path: page for page in reference if page.path not in settings.pages}
    for where, path, *_ in source.texts():
        if where[0] != "nav":
            continue
        if path in listed:
            yield source.problem(where, "nav_twice", path=path)
        elif path != posixpath.normpath(path) or not any(
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
    yield from _translated_titles(source)


def _translated_titles(source: YamlSource) -> Iterator[Problem]:
    """Report titles of ``nav`` without a translation, or else translations of no title.

    Each entry of ``languages`` has them; only the default language may have none.
    """
    titles = {str(at[-1]) for at in source.keys if at[0] == "nav" and isinstance(at[-1], str)}
    titles.discard("nav")
    for where in source.values:
        entry = source.value(where) if where[-2:-1] == ("languages",) else None
        if not isinstance(entry, dict) or (entry.get("default") and not entry.get(TRANSLATIONS)):
            continue
        at, known = (*where, TRANSLATIONS), entry.get(TRANSLATIONS) or {}
        missing = sorted(titles.difference(known))
        for title in missing:
            yield source.problem(at, "nav_untranslated", title=title)
        for title in () if missing else known:
            if title not in titles:
                yield source.problem_of_key((*at, title), "nav_unmatched", title=title)


def navigation_citations(draft: Campaign) -> Iterator[Citation]:
    """Yield the markers in the titles of the navigation and in their translations."""
    for text in texts_in_data(draft):
        if text.where[0] == "nav" or TRANSLATIONS in text.where:
            for marker in scan(text.text):
                yield Citation(marker, text.line, text.column + marker.start)
