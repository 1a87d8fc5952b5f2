# SPDX-License-Identifier: MIT
"""The whole document as one PDF a language: the files that come of it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from campaign.exports.file_names import pdf_name
from campaign.model.campaign import Campaign
from campaign.model.urls import Urls
from campaign.pdf.data import pdf_data
from campaign.pdf.typst import Typesetter, TypesettingError, as_json
from campaign.problems import CampaignError, Problem
from campaign.source.source_date import source_date
from campaign.source.text_files import read_text

TEMPLATE = "publications/document.typ"
"""In the theme's folder of templates."""


Started = dict[str, Future[Path]]
"""By language: a PDF that is being made."""


def start_pdfs(campaign: Campaign, urls: Urls, template: Path) -> Started:
    """Begins to make the PDF of each language, beside one another and beside what the build does
    meanwhile; none where there is no document.

    Raises ``CampaignError`` where there is no template.
    """
    if not any(page.matter.document for page in campaign.pages):
        return {}
    content = {code: _data(campaign, urls, code) for code in campaign.settings.codes}
    source = read_text(template, campaign.settings.display_path(template))
    typesetter = Typesetter(campaign.settings.root)
    date = source_date(campaign.settings.root)
    pool = ThreadPoolExecutor()
    started = {
        code: pool.submit(typesetter.pdf, source, data, date) for code, data in content.items()
    }
    pool.shutdown(wait=False)
    return started


def finished_pdfs(campaign: Campaign, started: Started) -> dict[str, Path]:
    """The PDFs by their file names.  Raises ``CampaignError`` where one could not be made."""
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for code, result in started.items():
        try:
            files[pdf_name(code)] = result.result()
        except TypesettingError as error:
            page = next(page for page in campaign.pages.in_language(code) if page.matter.document)
            details = {"reason": error, "template": TEMPLATE}
            problems.append(Problem(page.display_path, 1, 1, "pdf_failed", details))
    if problems:
        raise CampaignError(problems)
    return files


def _data(campaign: Campaign, urls: Urls, code: str) -> str:
    """Return what the template reads in one language."""
    return as_json(pdf_data(campaign, code, urls))
