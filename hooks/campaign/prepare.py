# SPDX-License-Identifier: MIT
"""Make what a build needs before it removes the previous site, and report every problem of it.

``make check`` does only this, and a build begins with it, so that both report the same.  A build
shares it as a ``BuildContext``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Self

from campaign.images.favicons import TEMPLATE as ICON_TEMPLATE
from campaign.images.favicons import make_icons
from campaign.images.social_cards import CardImage
from campaign.load import load_campaign
from campaign.model.brand import theme_of
from campaign.model.campaign import Campaign
from campaign.model.urls import Urls, relative
from campaign.pdf.build import TEMPLATE as PDF_TEMPLATE
from campaign.pdf.build import Pdfs, make_pdfs
from campaign.problems import CampaignError, Problem, collecting
from campaign.render.page_html import RenderedPages, render_pages
from campaign.source.source_date import source_date
from campaign.views.language_view import LanguageView

KEY = "build"  # in MkDocs' config.extra, the only place that it offers for what hooks share


@dataclass
class BuildContext:
    """The state of one build: static-i18n runs all events again for each language.

    What all languages share is made in the first round.  Comments name the hook that sets the rest.
    """

    campaign: Campaign
    urls: Urls
    views: Mapping[str, LanguageView]  # by language code
    rendered: RenderedPages
    icon: str = ""  # the campaign's, as SVG; empty if it is in another format
    icons: Mapping[str, bytes] = field(default_factory=dict)
    pdfs: Pdfs = field(default_factory=dict)
    i18n: Any = None  # load.py: the plugin static-i18n
    cards: Mapping[str, CardImage] = field(default_factory=dict)  # images.py: by page path
    data_files: Mapping[str, bytes] = field(init=False)  # exports.py: by name
    bundles: Mapping[str, tuple[str, str]] = field(init=False)  # assets.py: path and content
    navigation: Any = None  # pages.py: MkDocs' own, for the menu of side-by-side pages

    @property
    def is_first_language(self) -> bool:
        """Whether this is the first round, within whose ``on_post_build`` the others are built."""
        return not self.i18n.building

    @property
    def sizes(self) -> dict[str, int]:
        """The sizes in bytes of the data files and of the PDFs, by name."""
        return {name: len(content) for name, content in {**self.data_files, **self.pdfs}.items()}

    def variables(self, path: str, language: str, url: str) -> dict[str, Any]:
        """Return what templates know of a page at ``url``; ``link`` links to other pages."""
        return {
            "path": path,
            "source": self.campaign.pages.page(language, path),
            "root": relative("", url),
            "link": partial(self.urls.link, url),
        }

    @classmethod
    def of(cls, extra: Mapping[str, Any]) -> Self:
        """Return the context stored in MkDocs' ``config.extra``."""
        context = extra[KEY]
        assert isinstance(context, cls)
        return context


def prepare(
    config_file: Path, address: tuple[str, bool] | None = None, pdfs: Pdfs | None = None
) -> BuildContext:
    """Read the campaign, render every page, draw the icons and compile the PDFs.

    ``address`` is ``site_url`` and ``use_directory_urls``; if not given, those of ``mkdocs.yml``.
    PDFs that are given are not compiled.  Raises ``CampaignError`` with every problem.
    """
    source_date(config_file.parent)
    campaign = load_campaign(config_file)
    settings = campaign.settings
    data = settings.config.data
    url = str(data.get("site_url") or "").rstrip("/")
    own = f"{url}/" if url else "", data.get("use_directory_urls", True) is not False  # as MkDocs
    urls = Urls(tuple(settings.codes), *(address or own))
    overrides = settings.root / str(theme_of(settings.config).get("custom_dir") or "")
    rendered = render_pages(campaign, urls)
    views = {code: LanguageView(campaign, code) for code in settings.codes}
    made = BuildContext(campaign, urls, views, rendered, pdfs=pdfs or {})
    problems = list[Problem]()
    with collecting(problems):
        made.icon, made.icons = make_icons(settings, overrides / ICON_TEMPLATE)
    with collecting(problems):
        if pdfs is None:
            made.pdfs = make_pdfs(campaign, urls, rendered, overrides / PDF_TEMPLATE)
    if problems:
        raise CampaignError([*campaign.advice, *problems])
    return made
