# SPDX-License-Identifier: MIT
"""Replace MkDocs' rendering with ours: load.py has rendered every page."""

from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
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
    """Render the titles in ``mkdocs.yml`` as text."""
    context = BuildContext.of(config.extra)
    context.navigation = nav
    for item in nav.items:
        _set_titles(item, context.campaign, config.theme["language"])


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Set the front matter; titles and descriptions become text without markup."""
    campaign = BuildContext.of(config.extra).campaign
    source = _source(page, campaign)
    # MkDocs reads YAML differently (`title: yes` as True): use the validated values.
    page.meta = source.matter.model_dump(exclude_none=True)
    for key in SHOWN:
        if key in page.meta:
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
    if source is None:
        raise PluginError(f"{page.file.src_uri} is not below the folder of its language")
    return source


def _set_titles(item: StructureItem, campaign: Campaign, language: str) -> None:
    if item.title:  # otherwise the title is the front matter's
        item.title = campaign.plain(str(item.title), language)  # YAML may make it a date
    for child in getattr(item, "children", None) or []:
        _set_titles(child, campaign, language)
