# SPDX-License-Identifier: MIT
"""Renders every page before the build and holds it against what was read.

What comes of a page without a fault is kept, under everything that decides it: the page, the
figures it names, the settings, this package and what is installed.  So a page is rendered again
only where something of that has changed, and a fault is told at every build.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from campaign.model.pages import Page
from campaign.problems import CampaignError, Problem
from campaign.render.consistency import check_consistency
from campaign.render.html_fragments import Fragment
from campaign.render.markdown_extension import CampaignExtension
from campaign.storage.cache import KEPT_VERSIONS, Cache, digest
from campaign.storage.fingerprint import generator_fingerprint
from campaign.views.language_view import LanguageView

# Extensions that read nothing but the page.  With another one (pymdownx.snippets reads files)
# nothing is kept.
_SELF_CONTAINED = {
    *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html"),
    *("sane_lists", "tables", "toc", "pymdownx.blocks.details", "pymdownx.blocks.html"),
}


def render_pages(
    extension: CampaignExtension,
    views: Mapping[str, LanguageView],
    extensions: Sequence[Any],
    configs: Mapping[str, Any],
    names: set[str],
    left_out: Collection[str] = (),
) -> list[Problem]:
    """Leaves every page with the extension that renders them; what is wrong with them is returned.

    Pages whose ``shown`` path is in ``left_out`` are not rendered.
    ``views`` are those of each language; ``extensions`` and ``configs`` are Python-Markdown's.
    ``names`` is given the names of the elements, classes and attributes of all pages.
    """
    problems: list[Problem] = []
    cache = Cache(extension.campaign.settings.root, "pages", kept=None)
    keeps = _SELF_CONTAINED.issuperset(extensions)
    shared = digest([generator_fingerprint(), repr(extensions), repr(configs), *_site(extension)])
    pages = extension.campaign.pages
    for page in pages:
        if page.display_path in left_out:
            continue

        def make(page: Page = page) -> bytes:
            html = extension.render(page, [*extensions, extension], configs)
            own: set[str] = set()
            if found := list(check_consistency(page, html, views[page.language], own)):
                raise CampaignError(found)
            return _written(extension, page, own)

        try:
            content = cache.get([shared, *_page(page, extension)], make) if keeps else make()
            try:
                names |= _read(content, extension, page)
            except ValueError:  # a damaged file
                names |= _read(make(), extension, page)
        except CampaignError as error:
            problems += error.problems
    cache.prune(KEPT_VERSIONS * len(pages))
    return problems


def _site(extension: CampaignExtension) -> Iterator[str]:
    """What all pages share."""
    yield repr(extension.urls)
    yield repr(extension.campaign.settings.languages)
    yield repr(extension.campaign.settings.campaign)


def _page(page: Page, extension: CampaignExtension) -> Iterator[str]:
    """What is the page's own; a figure is named in its text wherever it stands."""
    text = "\n".join(page.lines)
    yield from (page.language, page.path, str(extension.figures_link(page)), text)
    yield from (
        f"{name} {figure!r}" for name, figure in extension.campaign.figures.items() if name in text
    )


_FRAGMENT = [field.name for field in fields(Fragment)]


def _written(extension: CampaignExtension, page: Page, names: set[str]) -> bytes:
    fragments = extension.fragments.get((page.language, page.path), ())
    values = [[getattr(fragment, name) for name in _FRAGMENT] for fragment in fragments]
    html = extension.pages[page.language, page.path]
    return json.dumps([html, values, sorted(names)]).encode()


def _read(content: bytes, extension: CampaignExtension, page: Page) -> set[str]:
    html, fragments, names = json.loads(content)
    extension.pages[page.language, page.path] = html
    if page.matter.document:
        kept = tuple(Fragment(*values) for values in fragments)
        extension.fragments[page.language, page.path] = kept
    return set(names)
