# SPDX-License-Identifier: MIT
"""Load the campaign before anything is built or cleaned.

on_config reports every problem of the content before the previous site is removed; on_pre_build and
on_post_build find out when all languages are built.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from campaign.build_context import KEY, BuildContext, refusing
from campaign.github_annotations import announce
from campaign.load import load_campaign
from campaign.model.urls import Urls
from campaign.source.messages import message_words
from campaign.source.source_date import given_date
from campaign.views.language_view import LanguageView

log = logging.getLogger("mkdocs.hooks.load")


def on_config(config: MkDocsConfig) -> None:
    """Load the campaign for the first language, and count the languages."""
    if KEY in config.extra:
        BuildContext.of(config.extra).round += 1
        return
    try:
        given_date()
    except ValueError as error:
        words = message_words(config.config_file_path)
        raise PluginError(words("problem_source_date", given=error)) from error
    with refusing(config.config_file_path, PluginError):
        campaign = load_campaign(Path(config.config_file_path))
    for line in announce(campaign.advice, message_words(config.config_file_path)):
        log.info("%s", line)  # a warning would fail a strict build
    codes, site_url = campaign.settings.codes, config.site_url or ""
    config.extra[KEY] = BuildContext(
        campaign,
        Urls(tuple(codes), site_url, config.use_directory_urls),
        {code: LanguageView(campaign, code) for code in codes},
        # `mkdocs serve` sets the site's address to that of its server.
        is_served=site_url.startswith(f"http://{config.dev_addr}/"),
    )


def on_pre_build(config: MkDocsConfig) -> None:
    """Count a started build of a language."""
    BuildContext.of(config.extra).open_builds += 1


@event_priority(-150)  # after static-i18n (-100), which builds the other languages in this event
def on_post_build(*, config: MkDocsConfig) -> None:
    """Count a finished one; the default language, which contains the others, is the last."""
    context = BuildContext.of(config.extra)
    context.open_builds -= 1
    context.is_complete = not context.open_builds
