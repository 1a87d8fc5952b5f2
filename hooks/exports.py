# SPDX-License-Identifier: MIT
"""Publish the files beside the pages: data, redirects, the site map and the checksums."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.exports.data_files import checksums, data_files
from campaign.model.file_names import CHECKSUMS
from campaign.model.pages import redirects
from campaign.model.urls import relative
from campaign.prepare import BuildContext


def on_config(config: MkDocsConfig) -> None:
    """Remove MkDocs' own site map, whose ``sitemap.xml.gz`` depends on the day and on zlib."""
    config.theme.static_templates.discard("sitemap.xml")


@event_priority(-200)  # static-i18n (-100) cannot take generated files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the data files in each language, so that its pages can link to them."""
    context = BuildContext.of(config.extra)
    if context.is_first_language:
        context.data_files = data_files([*context.views.values()], context.urls)
    for name, content in context.data_files.items():
        if files.get_file_from_path(name) is None:  # the campaign may have its own robots.txt
            files.append(File.generated(config, name, content=content))
    return files


@event_priority(-20)  # after template_globals.py and side_by_side.py
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Add the site map, and redirects of pages; those of passages are in the old page itself."""
    context, language = BuildContext.of(config.extra), config.theme["language"]
    campaign, urls = context.campaign, context.urls
    for redirect in (each for each in redirects(campaign.pages, language) if not each.anchor):
        old, new = (urls.page(path, language) for path in (redirect.path, redirect.page.path))
        html = env.get_template("redirect.html").render(
            target=relative(new, old),
            canonical=urls.absolute(new),
            title=campaign.plain(redirect.page.matter.title, language),
        )
        name = f"{old}index.html" if old.endswith("/") or not old else old
        files.append(File.generated(config, name, content=html))
    if not campaign.settings.campaign.draft:
        site_map = env.get_template("sitemap.xml").render()  # the same for all languages
        files.append(File.generated(config, "sitemap.xml", content=site_map))


@event_priority(-200)  # after static-i18n (-100), which builds the other languages in this event
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the checksums; the first language, which contains the others, is the last to end."""
    if BuildContext.of(config.extra).is_first_language:
        site = Path(config.site_dir)
        (site / CHECKSUMS).write_text(checksums(site), encoding="utf-8", newline="\n")
