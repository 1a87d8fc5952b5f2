# SPDX-License-Identifier: MIT
"""Build the complete letter as one PDF per language, in the background under ``mkdocs serve``.

A long letter takes seconds to compile, and after saving a paragraph an editor looks at the page
first: it is served with the previous PDFs, which the new ones replace when they are compiled.
"""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
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
from campaign.text.translations import Translations

TEMPLATE = "publications/document.typ"
"""In the theme's folder of templates."""

Pdfs = Mapping[str, bytes]
"""The content of each PDF, by its name on the site."""

# Not MkDocs' logger: in strict mode a warning would fail the build running meanwhile.
log = logging.getLogger("campaign.pdf.build")


def make_pdfs(campaign: Campaign, urls: Urls, rendered: RenderedPages, template: Path) -> Pdfs:
    """Return the PDFs of all languages, compiled in parallel; none if the site has no letter.

    Raises ``CampaignError`` with a problem for each one that cannot be compiled.
    """
    settings, problems = campaign.settings, list[Problem]()
    firsts = {page.language: page for page in reversed([*campaign.pages]) if page.matter.document}
    sources = template_sources(template, settings.display_path) if firsts else {}
    typesetter = Typesetter(settings.root, settings.font_files)
    date = source_date(settings.root)

    def make(code: str) -> bytes:
        data = as_json(pdf_data(campaign, code, urls, rendered))
        try:
            return typesetter.pdf(sources, data, date)
        except TypesettingError as error:
            details = {"reason": error, "template": TEMPLATE}
            problems.append(firsts[code].problem(1, 1, "pdf_failed", **details))
            return b""

    codes = settings.codes if firsts else ()
    with ThreadPoolExecutor() as pool:
        made = dict(zip(map(pdf_name, codes), pool.map(make, codes), strict=True))
    if problems:
        raise CampaignError(problems)
    return made


def template_sources(template: Path, display_path: Callable[[Path], str]) -> dict[str, str]:
    """Return the template and the modules beside it that it may import, by file name.

    Raises ``CampaignError`` if the template is missing.
    """
    modules = sorted(template.parent.glob(f"{template.stem}_*.typ"))
    return {file.name: read_text(file, display_path(file)) for file in (template, *modules)}


class BackgroundPdfs:
    """The PDFs of one server, which are compiled for one version of the site after another."""

    def __init__(self) -> None:
        self.latest: Pdfs = {}
        """Empty if there are none yet."""
        self._pool = ThreadPoolExecutor(1)
        self._job = Future[None]()

    def make(self, make: Callable[[], Pdfs], folder: Path, words: Translations) -> Future[None]:
        """Make PDFs in the background and copy them into the site's ``folder``.

        Those that wait to be made are not made any more.  Errors are logged in the language of
        ``words``.
        """

        def publish() -> None:
            try:
                self.latest = make()
            except Exception as error:  # nothing else reports an error in a thread
                problems = error.lines(words) if isinstance(error, CampaignError) else [str(error)]
                log.warning("%s", words("pdfs_not_updated", reason="\n".join(problems)))
                return
            for name, content in self.latest.items():
                with suppress(OSError):  # the next build has removed the folder
                    new = folder / f"{name}.new"
                    new.write_bytes(content)
                    new.replace(folder / name)  # in one step, as a reader may open it at any time

        self._job.cancel()
        self._job = self._pool.submit(publish)
        return self._job


BACKGROUND_PDFS = BackgroundPdfs()
"""One per process, because MkDocs reloads the hooks for each build."""
