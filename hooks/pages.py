# SPDX-License-Identifier: MIT
"""Replace MkDocs' rendering with ours: load.py has rendered every page."""

import re
from functools import partial
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from campaign.model.campaign import Campaign
from campaign.model.pages import Page as Source
from campaign.prepare import BuildContext
from campaign.render.page_links import resolve
from campaign.source.directives import INSERT_PLACEHOLDER
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


@event_priority(-10)  # after template_globals.py
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Replace ``/// insert | name …`` in pages with ``overrides/inserts/name.html``."""
    build, language = BuildContext.of(config.extra), config.theme["language"]
    with_inserts = env.globals["pages_with_inserts"] = set[str]()
    for file in files.documentation_pages():
        page = file.page
        if not (page and page.content and INSERT_PLACEHOLDER.search(page.content)):
            continue
        path = file.src_uri.removeprefix(f"{language}/")
        variables = {"page": page, **build.variables(path, language, page.url)}

        def html(match: re.Match[str], variables: dict[str, Any] = variables) -> str:
            template = env.get_template(f"inserts/{match[1]}.html")
            return template.render(variables, arguments=match[2].split())

        page.content = INSERT_PLACEHOLDER.sub(html, page.content)
        with_inserts.add(file.src_uri)


def _source(page: Page, campaign: Campaign) -> Source:
    language = page.file.locale  # type: ignore[attr-defined]  # static-i18n's
    source = campaign.pages.page(language, page.file.src_uri.removeprefix(f"{language}/"))
    assert source is not None  # the checks have every page below the folder of its language
    return source
