# SPDX-License-Identifier: MIT
"""Carries figures, passages and typography into pages, titles and metadata.

on_config renders every page and holds it against its source; on_nav sets navigation titles;
on_page_markdown sets the front matter and says which page comes; on_post_page: it is written.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from campaign.configuration import check_templates
from campaign.content import Campaign
from campaign.document import Page as Source
from campaign.github import failure
from campaign.rendering import CampaignExtension
from campaign.trial import render_pages

_PLACEHOLDER = "."
"""Of an empty text Python-Markdown would render nothing."""


def on_config(config: MkDocsConfig) -> None:
    """Renders every page, once for all languages, and holds it against its source."""
    if "extension" in config.extra:
        return
    content: Campaign = config.extra["content"]
    extension = config.extra["extension"] = CampaignExtension(content, config.extra["addresses"])
    names = config.extra["names_in_pages"] = set()
    problems = render_pages(
        extension,
        config.extra["views"],
        config.markdown_extensions,
        config.mdx_configs,
        names,
    )
    problems += check_templates(content.document, map(Path, config.theme.dirs))
    if problems:
        raise PluginError(failure(problems))
    # MkDocs renders each page with the extensions named here: it gets what is rendered and checked.
    config.markdown_extensions = [extension]  # type: ignore[list-item]  # names or extensions


@event_priority(-200)  # after static-i18n (-100), which translates the titles
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Sets the titles that ``mkdocs.yml`` gives."""
    for item in nav.items:
        _set_titles(item, config.extra["content"], config.theme["language"])


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Sets the front matter: titles and descriptions are text without markup.

    The text has been rendered (see ``printed.py``), and would be held until the build ends.
    """
    source = _source(page, config)
    config.extra["extension"].begin(source)
    content: Campaign = config.extra["content"]
    # MkDocs reads YAML otherwise than the checks do (`title: yes` is True to it): ours is the one.
    page.meta = source.matter.model_dump(exclude_none=True)
    for key in ("title", "description", "cite"):
        if key in page.meta:
            page.meta[key] = content.plain(page.meta[key], source.language)
    return _PLACEHOLDER


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> None:
    """The page is written now, and its text need not be held until all languages are."""
    page.content = None


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
