# SPDX-License-Identifier: MIT
"""Publishes the figures and the document as data, and says in each page what it is.

on_files: the files at the root, the same in every language; on_env: what the list of downloads
says of them, and what all pages of a language share; on_page_context: the page's JSON-LD.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from campaign.data_files import MEDIA_TYPES, data_files
from campaign.formats import format_size
from campaign.structured_data import Describer


@event_priority(-200)  # static-i18n (-100) cannot take generated files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The same for all languages, and there for the links of each."""
    if "data_files" not in config.extra:
        views = [*config.extra["views"].values()]
        config.extra["data_files"] = data_files(views, config.extra["addresses"])
    for name, made in config.extra["data_files"].items():
        files.append(File.generated(config, name, abs_src_path=str(made)))
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """The files that readers are offered, each with its type and size."""
    tag = config.extra["content"].settings.language(config.theme["language"]).tag
    made = config.extra["data_files"]
    env.globals["downloads"] = [
        {"name": name, "type": type_, "size": format_size(made[name].stat().st_size, tag)}
        for name, type_ in MEDIA_TYPES.items()
    ]
    views = config.extra["views"][config.theme["language"]]
    config.extra["describer"] = Describer(views, config.extra["addresses"], config.site_name)


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """After theme.py, which says which source the page has, and cards.py."""
    source = context["source"]
    card = config.extra.get("cards", {}).get(source.path)
    context["structured_data"] = config.extra["describer"].structured_data(
        source, card.url if card else None
    )
