# SPDX-License-Identifier: MIT
"""Make what a build needs before it removes the previous site, and report every problem of it.

``make check`` does only this, and a build begins with it, so that both report the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from campaign.images.favicons import TEMPLATE as ICON_TEMPLATE
from campaign.images.favicons import make_icons
from campaign.load import check_settings, load_campaign
from campaign.model.brand import theme_of
from campaign.model.campaign import Campaign
from campaign.model.settings import Settings
from campaign.model.urls import Urls
from campaign.pdf.background import Pdfs
from campaign.pdf.build import TEMPLATE as PDF_TEMPLATE
from campaign.pdf.build import finished_pdfs, start_pdfs
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
    check_settings(config_file)  # the build stops here
    return prepare(config_file).campaign


def prepare(
    config_file: Path, address: tuple[str, bool] | None = None, pdfs: Pdfs | None = None
) -> Prepared:
    """Read the campaign, render every page, draw the icons and compile the PDFs.

    ``address`` is ``site_url`` and ``use_directory_urls``; if not given, those of ``mkdocs.yml``.
    PDFs that are given are not compiled.  Raises ``CampaignError`` with every problem.
    """
    campaign = load_campaign(config_file)
    settings = campaign.settings
    urls = Urls(tuple(settings.codes), *(address or _address(settings)))
    theme = theme_of(settings.config)
    overrides = settings.root / str(theme.get("custom_dir") or "")
    rendered = render_pages(campaign, urls)
    template = overrides / PDF_TEMPLATE
    started = start_pdfs(campaign, urls, rendered, template) if pdfs is None else {}
    made = Prepared(campaign, urls, all_views(campaign), rendered)
    problems = list[Problem]()
    with collecting(problems):
        made.icon, made.icons = make_icons(settings, overrides / ICON_TEMPLATE)
    with collecting(problems):
        made.pdfs = finished_pdfs(campaign, started) if pdfs is None else pdfs
    if problems:
        raise CampaignError([*campaign.advice, *problems])
    return made


def _address(settings: Settings) -> tuple[str, bool]:
    """Return ``site_url`` with a slash at its end, and ``use_directory_urls``, as in MkDocs."""
    data: Any = settings.config.data
    url = str(data.get("site_url") or "")
    directories = data.get("use_directory_urls", True) is not False
    return f"{url.rstrip('/')}/" if url else "", directories
