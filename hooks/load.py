# SPDX-License-Identifier: MIT
"""Load the campaign, render its pages and compile its PDFs before the previous site is removed."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from campaign.pdf.build import SERVED_PDFS
from campaign.prepare import KEY, prepare
from campaign.problems import CampaignError
from campaign.source.messages import announce, message_words

log = logging.getLogger("mkdocs.hooks.load")


def on_config(config: MkDocsConfig) -> None:
    """Prepare the site for all languages, in the round of the first."""
    if KEY in config.extra:
        return
    file, site_url = Path(config.config_file_path), config.site_url or ""
    words = message_words(file)
    # `mkdocs serve` sets the site's address to that of its server.
    is_served = site_url.startswith(f"http://{config.dev_addr}/")
    has_pdfs = "hooks/pdf.py" in {*map(str, config.hooks)}
    pdfs = (is_served and SERVED_PDFS) or (None if has_pdfs else {})
    try:
        context = prepare(file, (site_url, config.use_directory_urls), pdfs)
    except CampaignError as error:
        lines = announce(error.problems, words)
        report = "\n".join([words("problem_count", count=len(lines)), *lines])
        raise PluginError(report) from error
    for line in announce(context.campaign.advice, words):
        log.info("%s", line)  # a warning would fail a strict build
    SERVED_PDFS.update(context.pdfs)
    context.i18n = config.plugins["i18n"]
    config.extra[KEY] = context
    config.markdown_extensions = []  # MkDocs has nothing to render
