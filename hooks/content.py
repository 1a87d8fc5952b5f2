# SPDX-License-Identifier: MIT
"""Reads the campaign once per build, before anything is built or cleaned.

on_config: every fault of content is told here, so that the last good site stays untouched; and what
could be better, which keeps nothing from being published, even in strict mode; on_pre_build and
on_post_build: whether all languages are built.
"""

from __future__ import annotations

import gc
import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from campaign.addresses import Addresses
from campaign.github import advice, failure
from campaign.kept import kept_campaign
from campaign.problems import CampaignError
from campaign.source_date import given_date
from campaign.views import Views

log = logging.getLogger("mkdocs.hooks.content")

# A build makes many objects and next to no circles of them: what is loaded by now is not looked
# through again, and the rest less often. It takes a twentieth of the time.
if not gc.get_freeze_count():  # a server loads this file anew for every build
    gc.freeze()
    gc.set_threshold(10_000)


def on_config(config: MkDocsConfig) -> None:
    """Keeps the campaign in ``config.extra``; static-i18n runs this event again for every
    language.
    """
    if "content" not in config.extra:
        try:
            given_date()
        except ValueError as error:
            raise PluginError(str(error)) from error
        try:
            content = kept_campaign(Path(config.config_file_path))
        except CampaignError as error:
            raise PluginError(failure(error.problems)) from error
        for line in advice(content.advice):
            log.info("%s", line)
        config.extra["content"] = content
        # MkDocs gives the site that it serves the address of its own server.
        address = f"http://{config.dev_addr}/"
        config.extra["is_served"] = (config.site_url or "").startswith(address)
        config.extra["views"] = {code: Views(content, code) for code in content.settings.codes}
        default = content.settings.codes[0]
        config.extra["addresses"] = Addresses(
            default, config.site_url or "", config.use_directory_urls
        )


def on_pre_build(config: MkDocsConfig) -> None:
    """One language's build begins."""
    config.extra["builds_open"] = config.extra.get("builds_open", 0) + 1


@event_priority(-150)  # after static-i18n (-100), which builds the other languages in this event
def on_post_build(*, config: MkDocsConfig) -> None:
    """It ends; that of the default language, which is around the others, ends last."""
    config.extra["builds_open"] -= 1
    config.extra["is_complete"] = not config.extra["builds_open"]
