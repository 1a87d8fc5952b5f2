# SPDX-License-Identifier: MIT
"""Publish the files beside the pages: data, PDFs, images, redirects, site map and checksums."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.exports.data_files import checksums, data_files
from campaign.images.social_cards import TEMPLATE, make_cards
from campaign.model.file_names import CHECKSUMS
from campaign.model.pages import redirects
from campaign.model.urls import relative
from campaign.prepare import BuildContext


def on_config(config: MkDocsConfig) -> None:
    """Remove MkDocs' own site map, whose ``sitemap.xml.gz`` depends on the day and on zlib."""
    config.theme.static_templates.discard("sitemap.xml")


@event_priority(-200)  # static-i18n (-100) cannot take generated files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the files of all languages to those of each, as its pages link to them, and its cards."""
    context = BuildContext.of(config.extra)
    if context.is_first_language:
        context.data_files = data_files([*context.views.values()], context.urls)
    context.cards = {}
    if config.site_url:  # otherwise nothing could link to a card
        views, overrides = context.views[config.theme["language"]], config.theme.custom_dir or ""
        template = Path(overrides, TEMPLATE)
        context.cards = make_cards(views, config.site_name, context.icon, template)
    cards = {card.name: card.content for card in context.cards.values()}
    for name, content in {**context.data_files, **context.pdfs, **context.icons, **cards}.items():
        if files.get_file_from_path(name) is None:  # the campaign may have its own
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
