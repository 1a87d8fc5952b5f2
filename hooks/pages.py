# SPDX-License-Identifier: MIT
"""Replace MkDocs' rendering with ours: load.py has rendered every page."""

from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from campaign.model.campaign import Campaign
from campaign.model.pages import Page as Source
from campaign.prepare import BuildContext
from campaign.render.page_links import resolve
from campaign.source.front_matter import SHOWN


@event_priority(-200)  # after static-i18n (-100), which translates the titles
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Render the titles in ``mkdocs.yml`` as text; others are the front matter's."""
    context = BuildContext.of(config.extra)
    context.navigation, items = nav, [*nav.items]
    while items:
        item = items.pop()
        if item.title:
            item.title = context.campaign.plain(item.title, config.theme["language"])
        items += getattr(item, "children", None) or []


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Set the front matter; titles and descriptions become text without markup."""
    campaign = BuildContext.of(config.extra).campaign
    source = _source(page, campaign)
    # MkDocs reads YAML differently (`title: yes` as True): use the validated values.
    page.meta = source.matter.model_dump(exclude_none=True)
    for key in page.meta.keys() & {*SHOWN}:
        page.meta[key] = campaign.plain(page.meta[key], source.language)
    return ""


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return the page that was rendered in on_config, with its links."""
    context = BuildContext.of(config.extra)
    source = _source(page, context.campaign)
    rendered = context.rendered[source.language, source.path].html
    return resolve(rendered, partial(context.urls.file, page.url))


def _source(page: Page, campaign: Campaign) -> Source:
    language = page.file.locale  # type: ignore[attr-defined]  # static-i18n's
    source = campaign.pages.page(language, page.file.src_uri.removeprefix(f"{language}/"))
    assert source is not None  # the checks have every page below the folder of its language
    return source
