# SPDX-License-Identifier: MIT
"""Renders every page before the build, checks the result, and caches it.

Only pages without problems are cached. The key covers everything that affects the HTML: the page,
the figures it names, the settings, the generator and the installed packages. So only changed pages
are rendered again, and problems are reported at every build. It saves 1.5 s at 50 pages per
language.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields

from campaign.model.pages import Page
from campaign.problems import CampaignError, Problem
from campaign.render.consistency import check_consistency
from campaign.render.html_fragments import Fragment
from campaign.render.markdown_extension import CampaignExtension
from campaign.storage.cache import KEPT_VERSIONS, Cache, digest, generator_fingerprint
from campaign.views.language_view import LanguageView


def render_pages(
    extension: CampaignExtension,
    views: Mapping[str, LanguageView],
    names: set[str],
    left_out: Collection[str] = (),
) -> list[Problem]:
    """Render every page into ``extension.pages``, and return the problems found.

    Pages whose ``display_path`` is in ``left_out`` are skipped. ``views`` are by language. The
    names of the elements, classes and attributes of all pages are added to ``names``.
    """
    problems: list[Problem] = []
    cache = Cache(extension.campaign.settings.root, "pages", kept=None)
    shared = digest([generator_fingerprint(), *_site(extension)])
    pages = extension.campaign.pages
    for page in pages:
        if page.display_path in left_out:
            continue

        def render(page: Page = page) -> bytes:
            html = extension.render(page)
            page_names: set[str] = set()
            if found := list(check_consistency(page, html, views[page.language], page_names)):
                raise CampaignError(found)
            return _serialize(extension, page, page_names)

        try:
            content = cache.get([shared, *_page(page, extension)], render)
            try:
                names |= _restore(content, extension, page)
            except ValueError:  # a corrupt cache file
                names |= _restore(render(), extension, page)
        except CampaignError as error:
            problems += error.problems
    cache.prune(KEPT_VERSIONS * len(pages))
    return problems


def _site(extension: CampaignExtension) -> Iterator[str]:
    """Yield the part of the cache key that all pages share."""
    yield repr(extension.urls)
    yield repr(extension.campaign.settings.languages)
    yield repr(extension.campaign.settings.campaign)
    yield repr(extension.campaign.settings.extension_options)


def _page(page: Page, extension: CampaignExtension) -> Iterator[str]:
    """Yield a page's part of the cache key, with every figure whose name occurs in its text."""
    text = "\n".join(page.lines)
    yield from (page.language, page.path, str(extension.figures_link(page)), text)
    yield from (
        f"{name} {figure!r}" for name, figure in extension.campaign.figures.items() if name in text
    )


_FRAGMENT = [field.name for field in fields(Fragment)]


def _serialize(extension: CampaignExtension, page: Page, names: set[str]) -> bytes:
    fragments = extension.fragments.get((page.language, page.path), ())
    values = [[getattr(fragment, name) for name in _FRAGMENT] for fragment in fragments]
    html = extension.pages[page.language, page.path]
    return json.dumps([html, values, sorted(names)]).encode()


def _restore(content: bytes, extension: CampaignExtension, page: Page) -> set[str]:
    html, fragments, names = json.loads(content)
    extension.pages[page.language, page.path] = html
    if page.matter.document:
        restored = tuple(Fragment(*values) for values in fragments)
        extension.fragments[page.language, page.path] = restored
    return set(names)
