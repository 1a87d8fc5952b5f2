# SPDX-License-Identifier: MIT
"""Build the complete letter as one PDF per language."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from campaign.model.campaign import Campaign
from campaign.model.file_names import pdf_name
from campaign.model.urls import Urls
from campaign.pdf.data import pdf_data
from campaign.pdf.typst import Typesetter, TypesettingError, as_json
from campaign.problems import CampaignError, Problem
from campaign.render.prerender import RenderedPages
from campaign.source.source_date import source_date
from campaign.source.text_files import read_text

TEMPLATE = "publications/document.typ"
"""In the theme's folder of templates."""

Started = dict[str, Future[bytes]]
"""The PDFs being compiled, by language code."""


def start_pdfs(campaign: Campaign, urls: Urls, rendered: RenderedPages, template: Path) -> Started:
    """Start to compile the PDFs of all languages in threads; none if the site has no letter.

    Raises ``CampaignError`` if the template is missing.
    """
    if not any(page.matter.document for page in campaign.pages):
        return {}
    codes = campaign.settings.codes
    content = {code: as_json(pdf_data(campaign, code, urls, rendered)) for code in codes}
    source, modules = template_sources(template, campaign.settings.display_path)
    typesetter = Typesetter(campaign.settings.root, campaign.settings.font_files)
    date = source_date(campaign.settings.root)
    pool = ThreadPoolExecutor()
    started = {
        code: pool.submit(typesetter.pdf, source, data, date, modules)
        for code, data in content.items()
    }
    pool.shutdown(wait=False)
    return started


def template_sources(
    template: Path, display_path: Callable[[Path], str]
) -> tuple[str, dict[str, str]]:
    """Return the template and the modules beside it that it may import, by file name.

    Raises ``CampaignError`` if the template is missing.
    """
    modules = sorted(template.parent.glob(f"{template.stem}_*.typ"))
    return read_text(template, display_path(template)), {
        module.name: read_text(module, display_path(module)) for module in modules
    }


def finished_pdfs(campaign: Campaign, started: Started) -> dict[str, bytes]:
    """Wait for the PDFs and return them by file name.

    Raises ``CampaignError`` with a problem for each one that could not be compiled.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for code, result in started.items():
        try:
            files[pdf_name(code)] = result.result()
        except TypesettingError as error:
            page = next(page for page in campaign.pages.in_language(code) if page.matter.document)
            problems.append(page.problem(1, 1, "pdf_failed", reason=error, template=TEMPLATE))
    if problems:
        raise CampaignError(problems)
    return files
