# SPDX-License-Identifier: MIT
"""Publish the style sheets (Material's and ours), the script, and the assets of all languages."""

import hashlib
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_theme_dir

from campaign.assets.bundles import script, style_sheets
from campaign.prepare import BuildContext


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
            file.abs_dest_path = str(Path(config.site_dir, file.src_uri))
    if context.is_first_language:
        context.bundles = _bundles(config, context)
    for name, content in context.bundles.values():
        files.append(File.generated(config, name, content=content))
    return files


def _bundles(config: MkDocsConfig, context: BuildContext) -> dict[str, tuple[str, str]]:
    """Return the path and the content of each style sheet and of the script, by name."""
    ours, material = Path(config.theme.custom_dir or ""), Path(get_theme_dir("material"))
    (theme_sheet,) = (material / "assets/stylesheets").glob("main.*.css")
    ground, brand = theme_sheet.read_text(encoding="utf-8"), context.campaign.settings.brand
    pages = context.rendered.values()
    html = "".join(text for page in pages for text in (page.html, *page.fragments.values()))
    sheets = style_sheets(ground, [ours, material], brand, html)
    contents = {f"{name}.css": sheet for name, sheet in sheets.items()}
    contents["site.js"] = script(sorted((ours / "scripts").glob("*.js")))
    bundles = {}
    for name, content in contents.items():
        digest = hashlib.sha256(content.encode()).hexdigest()[:8]
        bundles[name] = f"assets/{name.replace('.', f'.{digest}.')}", content
    return bundles
