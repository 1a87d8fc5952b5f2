# SPDX-License-Identifier: MIT
"""The data files published beside the pages, each with all languages.

To add one, write a function that takes ``Texts`` and returns its content, and add it below with a
name from ``model/file_names.py``.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from campaign.exports import figures_and_letter as data
from campaign.exports.figures_and_letter import Texts
from campaign.exports.schemas import DocumentExport, FiguresExport
from campaign.model import file_names
from campaign.model.settings import Language
from campaign.model.urls import Urls
from campaign.text.formats import format_size
from campaign.views.language_view import LanguageView


def robots(texts: Texts) -> str:
    """Allow everything, drafts too, which say ``noindex``; name the site map if there is one."""
    has_map = texts.urls.site_url and not texts.campaign.settings.campaign.draft
    site_map = f"Sitemap: {texts.urls.absolute('sitemap.xml')}\n" if has_map else ""
    return f"User-agent: *\nAllow: /\n{site_map}"


DATA_FILES: Mapping[str, Callable[[Texts], str]] = {
    file_names.FIGURES_CSV: data.figures_csv,
    file_names.FIGURES_JSON: lambda texts: data.as_json(data.figures_export(texts)),
    file_names.LETTER_JSON: lambda texts: data.as_json(data.letter_export(texts)),
    file_names.FIGURES_SCHEMA: lambda _: data.schema(FiguresExport),
    file_names.LETTER_SCHEMA: lambda _: data.schema(DocumentExport),
    file_names.ROBOTS: robots,
}
DOWNLOADS = {
    file_names.FIGURES_CSV: ("text/csv", "download_figures"),
    file_names.FIGURES_JSON: ("application/json", "download_figures"),
    file_names.LETTER_JSON: ("application/json", "download_letter"),
}
"""The media types of the files that readers can download, and the keys of their links' words."""


def checksums(site: Path) -> str:
    """Return the SHA-256 of all files of a site, by path, as ``sha256sum --check`` reads it."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    listed = sorted((name for name in names if name != file_names.CHECKSUMS), key=str.encode)
    digests = (hashlib.sha256((site / name).read_bytes()).hexdigest() for name in listed)
    return "".join(f"{digest}  {name}\n" for digest, name in zip(digests, listed, strict=True))


def data_files(views: Sequence[LanguageView], urls: Urls) -> dict[str, bytes]:
    """Return the data files by name; ``views`` has one view per language."""
    texts = Texts(views, urls)
    return {
        name: make(texts).encode()
        for name, make in DATA_FILES.items()
        if texts.campaign.figures or not name.startswith("figures")
    }


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers can download, with the text of a link to it in its own language."""

    name: str
    type: str
    text: str
    language: Language | None = None  # the language of a PDF; the other files are in all languages


def downloads(views: LanguageView, sizes: Mapping[str, int]) -> list[Download]:
    """Return the PDFs and data files that readers can download; ``sizes`` has all files by name."""
    made = []
    for language in views.campaign.settings.languages:
        if bytes_ := sizes.get(name := file_names.pdf_name(language.code)):
            size = format_size(bytes_, language.tag)
            text = views.campaign.words(language.code)("download_pdf", size=size)
            made.append(Download(name, "application/pdf", text, language))
    for name, (type_, key) in DOWNLOADS.items():
        if name in sizes:
            size, form = format_size(sizes[name], views.language.tag), name.split(".")[1].upper()
            made.append(Download(name, type_, views.words(key, format=form, size=size)))
    return made
