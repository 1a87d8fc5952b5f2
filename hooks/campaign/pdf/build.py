# SPDX-License-Identifier: MIT
"""Compile the complete letter as one PDF per language."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from campaign.model.campaign import Campaign
from campaign.model.file_names import pdf_name
from campaign.model.urls import Urls
from campaign.pdf.data import pdf_data
from campaign.pdf.typst import TypesettingError, make_pdf
from campaign.problems import CampaignError, Problem
from campaign.render.prerender import RenderedPages
from campaign.source.source_date import source_date
from campaign.source.text_files import read_text

TEMPLATE = "publications/document.typ"
"""In the theme's folder of templates; the modules that it imports are beside it."""

Pdfs = Mapping[str, bytes]
"""The content of each PDF, by its name on the site."""

SERVED_PDFS: dict[str, bytes] = {}
"""Those of the first build of ``mkdocs serve``: a long letter takes seconds to compile."""


def make_pdfs(campaign: Campaign, urls: Urls, rendered: RenderedPages, template: Path) -> Pdfs:
    """Return the PDFs of all languages, compiled in parallel; none if the site has no letter.

    Raises ``CampaignError`` if the template is missing, or for each PDF that cannot be compiled.
    """
    settings, problems = campaign.settings, list[Problem]()
    firsts = {page.language: page for page in reversed([*campaign.pages]) if page.matter.document}
    if not firsts:
        return {}
    files = [template, *sorted(template.parent.glob(f"{template.stem}_*.typ"))]
    sources = {file.name: read_text(file, settings.display_path(file)) for file in files}
    date = source_date(settings.root)

    def make(code: str) -> bytes:
        data = pdf_data(campaign, code, urls, rendered)
        try:
            return make_pdf(settings.root, sources, data, date, settings.font_files)
        except TypesettingError as error:
            details = {"reason": error, "template": TEMPLATE}
            problems.append(firsts[code].problem(1, 1, "pdf_failed", **details))
            return b""

    with ThreadPoolExecutor() as pool:
        made = dict(zip(map(pdf_name, settings.codes), pool.map(make, settings.codes), strict=True))
    if problems:
        raise CampaignError(problems)
    return made
