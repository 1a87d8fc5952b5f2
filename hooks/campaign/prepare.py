# SPDX-License-Identifier: MIT
"""Make what a build needs before it removes the previous site, and report every problem of it.

``make check`` does only this, and a build begins with it, so that both report the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from campaign.checks.configuration import check_configuration, check_templates, theme_folder
from campaign.images.favicons import TEMPLATE as ICON_TEMPLATE
from campaign.images.favicons import make_icons
from campaign.load import InvalidCampaignError, load_campaign, problems_of_other_files
from campaign.model.brand import theme_of
from campaign.model.campaign import Campaign
from campaign.model.settings import Settings
from campaign.model.urls import Urls
from campaign.pdf.background import Pdfs
from campaign.pdf.build import TEMPLATE as PDF_TEMPLATE
from campaign.pdf.build import Started, finished_pdfs, start_pdfs
from campaign.problems import CampaignError, Problem, collecting
from campaign.render.prerender import RenderedPages, render_pages
from campaign.views.language_view import LanguageView, all_views


@dataclass
class Prepared:
    """A campaign, and what was made of it."""

    campaign: Campaign
    urls: Urls
    views: Mapping[str, LanguageView]
    """By language code."""
    rendered: RenderedPages
    icon: str = ""
    """The campaign's icon as SVG; empty if it is in another format."""
    icons: Mapping[str, bytes] = field(default_factory=dict)
    pdfs: Pdfs = field(default_factory=dict)


def check_fully(config_file: Path) -> Campaign:
    """Return the campaign of ``mkdocs.yml`` if a build would publish it.

    Raises ``CampaignError`` with every problem.
    """
    if problems := check_configuration(config_file):  # the build stops here
        raise CampaignError([*problems, *problems_of_other_files(config_file, problems)])
    return prepare(config_file).campaign


def prepare(
    config_file: Path, address: tuple[str, bool] | None = None, pdfs: Pdfs | None = None
) -> Prepared:
    """Read the campaign, render every page, draw the icons and compile the PDFs.

    ``address`` is ``site_url`` and ``use_directory_urls``; if not given, those of ``mkdocs.yml``.
    PDFs that are given are not compiled.  Raises ``CampaignError`` with every problem.
    """
    problems, left_out = list[Problem](), set[str]()
    try:
        campaign = load_campaign(config_file)
    except InvalidCampaignError as error:
        if not error.is_complete:
            raise
        campaign, problems, left_out = error.campaign, [*error.problems], _invalid_pages(error)
    is_valid, settings = not problems, campaign.settings
    urls = Urls(tuple(settings.codes), *(address or _address(settings)))
    views = all_views(campaign)
    theme = theme_of(settings.config)
    overrides = settings.root / str(theme.get("custom_dir") or "")
    started: Started = {}
    with collecting(problems):
        if is_valid and pdfs is None:  # compiled while pages are rendered
            started = start_pdfs(campaign, urls, overrides / PDF_TEMPLATE)
    rendered, found = render_pages(campaign, urls, left_out)
    problems += found
    made = Prepared(campaign, urls, views, rendered)
    problems += check_templates(campaign.pages, (overrides, theme_folder()))
    if is_valid:
        with collecting(problems):
            made.icon, made.icons = make_icons(settings, overrides / ICON_TEMPLATE)
        with collecting(problems):
            made.pdfs = finished_pdfs(campaign, started) if pdfs is None else pdfs
    if problems:
        raise CampaignError([*campaign.advice, *problems])
    return made


def _invalid_pages(error: InvalidCampaignError) -> set[str]:
    """Return the files with problems, and those with figures that are unknown."""
    return {problem.path for problem in error.problems if not problem.is_advice} | {
        page.display_path
        for page in error.campaign.pages
        for citation, _ in page.citations()
        if citation.marker.name not in error.campaign.figures
    }


def _address(settings: Settings) -> tuple[str, bool]:
    """Return ``site_url`` with a slash at its end, and ``use_directory_urls``, as in MkDocs."""
    data: Any = settings.config.data
    url = str(data.get("site_url") or "")
    directories = data.get("use_directory_urls", True) is not False
    return f"{url.rstrip('/')}/" if url else "", directories
