# SPDX-License-Identifier: MIT
"""Check everything of a campaign that a build would check, without a site generator.

Reads the campaign, renders every page, draws the icons and compiles the PDFs.  The messages are
those of the build, and the build uses the cached results.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from campaign.checks.configuration import (
    check_configuration,
    check_templates,
    theme_folder,
)
from campaign.images.favicons import TEMPLATE as ICON_TEMPLATE
from campaign.images.favicons import make_icons
from campaign.load import InvalidCampaignError, load_campaign
from campaign.model.brand import theme_of
from campaign.model.campaign import Campaign
from campaign.model.settings import Settings
from campaign.model.urls import Urls
from campaign.pdf.build import TEMPLATE, finished_pdfs, start_pdfs
from campaign.problems import CampaignError, Problem
from campaign.render.markdown_extension import CampaignExtension
from campaign.render.prerender import render_pages
from campaign.views.language_view import LanguageView


def check_fully(config_file: Path) -> Campaign:
    """Return the campaign of ``mkdocs.yml`` if a build would publish it.

    Raises ``CampaignError`` with every problem.
    """
    if problems := check_configuration(config_file):  # like the build, stop here
        raise CampaignError(problems)
    try:
        campaign = load_campaign(config_file)
    except InvalidCampaignError as error:
        if not error.is_complete:
            raise
        invalid = {problem.path for problem in error.problems if not problem.is_advice}
        invalid |= {
            page.display_path
            for page in error.campaign.pages
            for citation, _ in page.citations()
            if citation.marker.name not in error.campaign.figures
        }
        found = _render(error.campaign, invalid)
        raise CampaignError([*error.problems, *found]) from error
    problems = [*_render(campaign, set()), *_make(campaign)]
    if problems:
        raise CampaignError([*campaign.advice, *problems])
    return campaign


def _render(campaign: Campaign, left_out: set[str]) -> list[Problem]:
    """Render all pages except those in ``left_out``, and return the problems found."""
    views = {code: LanguageView(campaign, code) for code in campaign.settings.codes}
    extension = CampaignExtension(campaign, _addresses(campaign.settings))
    theme = theme_of(campaign.settings.config)
    folders = [campaign.settings.root / str(theme.get("custom_dir") or "")]
    if folder := theme_folder(str(theme.get("name"))):
        folders.append(folder)
    problems = render_pages(extension, views, set(), left_out)
    return [*problems, *check_templates(campaign.pages, folders)]


def _make(campaign: Campaign) -> Iterator[Problem]:
    """Draw the icons, compile the PDFs and yield the problems found."""
    settings = campaign.settings
    overrides = settings.root / str(theme_of(settings.config).get("custom_dir") or "")
    try:
        make_icons(settings, overrides / ICON_TEMPLATE)
    except CampaignError as error:
        yield from error.problems
    try:
        finished_pdfs(campaign, start_pdfs(campaign, _addresses(settings), overrides / TEMPLATE))
    except CampaignError as error:
        yield from error.problems


def _addresses(settings: Settings) -> Urls:
    """Return the addresses with a slash at the end of ``site_url``, as in MkDocs."""
    data: Any = settings.config.data
    url = str(data.get("site_url") or "")
    directories = data.get("use_directory_urls", True) is not False
    return Urls(tuple(settings.codes), f"{url.rstrip('/')}/" if url else "", directories)
