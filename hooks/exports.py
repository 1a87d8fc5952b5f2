# SPDX-License-Identifier: MIT
"""Publish the figures and the letter as data, and structured data in each page.

on_files adds the files at the root of the site; on_env lists them and the PDFs for the templates;
on_page_context adds the page's JSON-LD.
"""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from campaign.build_context import BuildContext
from campaign.exports.data_files import data_files, downloads
from campaign.exports.json_ld import JsonLd
from campaign.model.file_names import ROBOTS


@event_priority(-200)  # static-i18n (-100) cannot take generated files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the data files in each language, so that its pages can link to them."""
    context = BuildContext.of(config.extra)
    if context.is_first_language:
        context.data_files = data_files([*context.views.values()], context.urls)
    for name, content in context.data_files.items():
        if name == ROBOTS and (Path(config.docs_dir) / name).is_file():
            continue  # the campaign's own
        files.append(File.generated(config, name, content=content))
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give the templates the downloads; ``document_pdf`` is the language's own PDF."""
    context = BuildContext.of(config.extra)
    views = context.views[config.theme["language"]]
    listed = downloads(views, context.sizes)
    env.globals["downloads"] = listed
    own = (file for file in listed if file.language == views.language)
    env.globals["document_pdf"] = next(own, None)
    context.json_ld = JsonLd(views, context.urls, config.site_name)


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Add the structured data; runs after template_globals.py, which sets ``source``."""
    build, source = BuildContext.of(config.extra), context["source"]
    card = build.cards.get(source.path)
    image = card.url if card else None
    context["structured_data"] = build.json_ld.structured_data(source, image)
