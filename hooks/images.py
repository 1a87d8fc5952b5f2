# SPDX-License-Identifier: MIT
"""Publish the social cards of the pages and the site's icons."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.images.social_cards import TEMPLATE, make_cards
from campaign.prepare import BuildContext


@event_priority(-200)  # static-i18n (-100) cannot take generated files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add cards and icons; no cards without the site's address, as nothing could link to them."""
    context = BuildContext.of(config.extra)
    views, context.cards = context.views[config.theme["language"]], {}
    if config.site_url:
        template = Path(config.theme.custom_dir or "") / TEMPLATE
        context.cards = make_cards(views, config.site_name, context.icon, template)
    for card in context.cards.values():
        files.append(File.generated(config, card.name, content=card.content))
    for name, image in context.icons.items():
        if files.get_file_from_path(name) is None:  # the campaign may provide its own
            files.append(File.generated(config, name, content=image))
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give the templates the icons, and the cards of the language by page path."""
    context = BuildContext.of(config.extra)
    env.globals |= {"cards": context.cards, "icons": context.icons}
