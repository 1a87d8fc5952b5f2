# SPDX-License-Identifier: MIT
"""Publish one style sheet (Material's and ours), one script, and the assets of all languages.

on_files removes the theme's files from the site and publishes shared files in ``docs/`` once;
on_env names the style sheet and the script for the templates.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_theme_dir

from campaign.assets.bundles import script, style_sheet, whole_style_sheet
from campaign.build_context import BuildContext


@event_priority(-200)  # after static-i18n (-100), which puts shared assets below each language
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the bundles, with a content hash in their names so that browsers can cache them."""
    context = BuildContext.of(config.extra)
    data_files = context.campaign.settings.data_files
    for file in list(files):
        if file.src_dir in config.theme.dirs or file.src_uri in data_files:
            files.remove(file)
        elif not file.is_documentation_page() and getattr(file, "localization", "") is None:
            file.dest_uri = file.url = file.src_uri
            file.abs_dest_path = str(Path(config.site_dir) / file.src_uri)
    if context.is_first_language:
        context.bundles = _bundles(config, context)
    for name, content in context.bundles.items():
        files.append(File.generated(config, name, content=content))
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give the templates the names of the style sheet and the script."""
    style, code = BuildContext.of(config.extra).bundles
    env.globals |= {"style_sheet_name": style, "script_name": code}


def _bundles(config: MkDocsConfig, context: BuildContext) -> dict[str, str]:
    """Return the style sheet and the script by name."""
    ours, material = Path(config.theme.custom_dir or ""), Path(get_theme_dir("material"))
    (theme_sheet,) = (material / "assets/stylesheets").glob("main.*.css")
    sheets = sorted((ours / "stylesheets").glob("*.css"))
    whole = whole_style_sheet(theme_sheet.read_text(encoding="utf-8"), sheets)
    root, names = context.campaign.settings.root, context.names_in_pages
    style = style_sheet(whole, names, [ours, material], root)
    code = script(sorted((ours / "scripts").glob("*.js")))
    return {_named(style, "css"): style, _named(code, "js"): code}


def _named(content: str, suffix: str) -> str:
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    return f"assets/site.{digest}.{suffix}"
