# SPDX-License-Identifier: MIT
"""Load the campaign before anything is built or cleaned.

on_config: every problem of the content is reported here, so that the last good site stays in place;
on_pre_build and on_post_build: whether all languages are built.
"""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from campaign.build_context import KEY, BuildContext
from campaign.github_annotations import advice, failure
from campaign.load import load_campaign
from campaign.model.urls import Urls
from campaign.problems import CampaignError
from campaign.source.source_date import given_date
from campaign.views.language_view import LanguageView

log = logging.getLogger("mkdocs.hooks.load")


def on_config(config: MkDocsConfig) -> None:
    """Load the campaign in the first round, and count the rounds."""
    if KEY in config.extra:
        BuildContext.of(config.extra).round += 1
        return
    try:
        given_date()
    except ValueError as error:
        raise PluginError(str(error)) from error
    try:
        campaign = load_campaign(Path(config.config_file_path))
    except CampaignError as error:
        raise PluginError(failure(error.problems)) from error
    for line in advice(campaign.advice):
        log.info("%s", line)  # a warning would fail a strict build
    codes, site_url = campaign.settings.codes, config.site_url or ""
    config.extra[KEY] = BuildContext(
        campaign,
        Urls(tuple(codes), site_url, config.use_directory_urls),
        {code: LanguageView(campaign, code) for code in codes},
        # MkDocs gives the site that it serves the address of its own server.
        is_served=site_url.startswith(f"http://{config.dev_addr}/"),
    )


def on_pre_build(config: MkDocsConfig) -> None:
    """Count a language whose build begins."""
    BuildContext.of(config.extra).open_builds += 1


@event_priority(-150)  # after static-i18n (-100), which builds the other languages in this event
def on_post_build(*, config: MkDocsConfig) -> None:
    """Count it out; the default language, around the others, is the last."""
    context = BuildContext.of(config.extra)
    context.open_builds -= 1
    context.is_complete = not context.open_builds
