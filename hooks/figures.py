# SPDX-License-Identifier: MIT
"""Carries figures, passages and typography into pages, titles and metadata.

on_config adds the Markdown extension; on_nav sets navigation titles; on_page_markdown sets the
front matter and says which page comes; on_page_content holds the page against its source.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from campaign.content import Campaign
from campaign.document import Page as Source
from campaign.problems import Problem
from campaign.rendering import CampaignExtension
from campaign.words import load_words


def on_config(config: MkDocsConfig) -> None:
    """Adds the extension, once for all languages."""
    if "extension" not in config.extra:
        config.extra["extension"] = CampaignExtension(config.extra["content"])
        config.markdown_extensions.append(config.extra["extension"])


@event_priority(-200)  # after static-i18n (-100), which translates the titles
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Sets the titles that ``mkdocs.yml`` gives."""
    for item in nav.items:
        _set_titles(item, config.extra["content"], config.theme["language"])


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Sets the front matter: titles and descriptions are text without markup."""
    source = _source(page, config)
    config.extra["extension"].begin(source)
    for key, value in page.meta.items():
        if isinstance(value, str) and key != "template":
            page.meta[key] = config.extra["content"].plain(value, source.language)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Fails where the rendered page has other passages than its source was read to have."""
    source = _source(page, config)
    rendered = config.extra["extension"].passages
    if rendered != [passage.id for passage in source.passages]:
        details = {"rendered": len(rendered), "read": len(source.passages)}
        problem = Problem(source.shown, 1, 1, "page_structure", details)
        raise PluginError(problem.line_of_text(load_words("en")))


def _source(page: Page, config: MkDocsConfig) -> Source:
    language = page.file.locale  # type: ignore[attr-defined]  # static-i18n's
    content: Campaign = config.extra["content"]
    source = content.document.page(language, page.file.src_uri.removeprefix(f"{language}/"))
    if source is None:
        raise PluginError(f"{page.file.src_uri} is not below the folder of its language")
    return source


def _set_titles(item: StructureItem, content: Campaign, language: str) -> None:
    if item.title:  # a page without a title here takes the one of its front matter
        item.title = content.plain(item.title, language)
    for child in getattr(item, "children", None) or []:
        _set_titles(child, content, language)
