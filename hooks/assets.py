# SPDX-License-Identifier: MIT
"""Publishes what the pages use: one style sheet (Material's, and ours on it), one script, shared
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

from campaign.bundles import bundle


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
    overrides = Path(config.theme.custom_dir or "")
    styles = bundle(sorted((overrides / "stylesheets").glob("*.css")))
    scripts = bundle(sorted((overrides / "scripts").glob("*.js")))
    for key, suffix, content in (
        ("stylesheet", "css", _material(Path(get_theme_dir("material"))) + styles),
        ("script", "js", scripts),
    ):
        config.extra[key] = (
            f"assets/site.{hashlib.sha256(content.encode()).hexdigest()[:8]}.{suffix}"
        )
        files.append(File.generated(config, config.extra[key], content=content))
    return files


def _material(folder: Path) -> str:
    """Material's style sheet, in a layer of its own: any rule of ours goes before any of it."""
    (file,) = (folder / "assets/stylesheets").glob("main.*.css")
    rules = file.read_text("utf-8").removeprefix('@charset "UTF-8";')
    rules = rules.partition("/*# sourceMappingURL")[0]
    return f"@layer material{{{rules}}}\n"
