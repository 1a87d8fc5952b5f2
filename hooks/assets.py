# SPDX-License-Identifier: MIT
"""Publishes what the pages use: one style sheet (of Material's and ours), one script, shared
assets.

on_files: the theme's scripts, source maps and search languages stay out of the site; files in
``docs/`` that belong to no language are published once, not once a language.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_theme_dir

from campaign.bundles import script, style_sheet, whole_style_sheet

_SUFFIXES = {"stylesheet": "css", "script": "js"}


@event_priority(-200)  # after static-i18n (-100), which moves shared assets below every language
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The names of our files carry a hash of their content, so that a browser may keep them for
    good.
    """
    campaign = config.extra["content"].settings.campaign
    for file in list(files):
        if file.src_uri in (
            campaign.figures,
            campaign.reference,
        ):  # read by the build, not for readers
            files.remove(file)
            continue
        if file.src_dir in config.theme.dirs:
            files.remove(file)
        elif not file.is_documentation_page() and getattr(file, "localization", "") is None:
            file.dest_uri = file.url = file.src_uri
            file.abs_dest_path = str(Path(config.site_dir) / file.src_uri)
    if "bundles" not in config.extra:  # once for all languages
        config.extra["bundles"] = _bundles(config)
    for key, content in config.extra["bundles"].items():
        digest = hashlib.sha256(content.encode()).hexdigest()[:8]
        config.extra[key] = f"assets/site.{digest}.{_SUFFIXES[key]}"
        files.append(File.generated(config, config.extra[key], content=content))
    return files


def _bundles(config: MkDocsConfig) -> dict[str, str]:
    """What every page loads, under the names by which the templates know it."""
    ours, material = Path(config.theme.custom_dir or ""), Path(get_theme_dir("material"))
    (ground,) = (material / "assets/stylesheets").glob("main.*.css")
    sheets = sorted((ours / "stylesheets").glob("*.css"))
    whole = whole_style_sheet(ground.read_text(encoding="utf-8"), sheets)
    root = config.extra["content"].settings.root
    names = config.extra["names_in_pages"]
    return {
        "stylesheet": style_sheet(whole, names, [ours, material], root),
        "script": script(sorted((ours / "scripts").glob("*.js"))),
    }
