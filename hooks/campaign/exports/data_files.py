# SPDX-License-Identifier: MIT
"""The data files published beside the pages, each with all languages.

To add one, write a function that takes ``Texts`` and returns its content, and add it below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from campaign.exports.figures_and_letter import (
    figures_csv,
    figures_json,
    figures_schema,
    letter_json,
    letter_schema,
)
from campaign.exports.robots import robots
from campaign.exports.texts import Texts
from campaign.model.file_names import (
    FIGURES_CSV,
    FIGURES_JSON,
    FIGURES_SCHEMA,
    LETTER_JSON,
    LETTER_SCHEMA,
    ROBOTS,
    pdf_name,
)
from campaign.model.settings import Language
from campaign.model.urls import Urls
from campaign.storage.cache import KEPT_VERSIONS, Cache
from campaign.text.formats import format_size
from campaign.text.translations import load_words
from campaign.views.language_view import LanguageView

DATA_FILES: Mapping[str, Callable[[Texts], str]] = {
    FIGURES_CSV: figures_csv,
    FIGURES_JSON: figures_json,
    LETTER_JSON: letter_json,
    FIGURES_SCHEMA: figures_schema,
    LETTER_SCHEMA: letter_schema,
    ROBOTS: robots,
}
DOWNLOADS = {
    FIGURES_CSV: "text/csv",
    FIGURES_JSON: "application/json",
    LETTER_JSON: "application/json",
}
"""The media types of the files that readers can download."""


def data_files(views: Sequence[LanguageView], urls: Urls) -> dict[str, Path]:
    """Return the cached data files by name; ``views`` has one view per language.

    With 50 pages per language, the cache saves 0.4 s per build.
    """
    campaign, texts = views[0].campaign, Texts(views, urls)
    cache = Cache(campaign.settings.root, "data", KEPT_VERSIONS * len(DATA_FILES))
    made_from = (campaign.fingerprint, repr(urls))
    return {
        name: cache.file([*made_from, name], partial(_encoded, make, texts))
        for name, make in DATA_FILES.items()
    }


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers can download, with the text of a link to it in its own language."""

    name: str
    type: str
    text: str
    language: Language | None = None
    """The language of a PDF; the other files are in all languages."""


def downloads(views: LanguageView, files: Mapping[str, Path]) -> list[Download]:
    """Return the PDFs and the data files among ``files`` (by name), with their sizes."""
    settings, made = views.campaign.settings, []
    for language in settings.languages:
        if file := files.get(name := pdf_name(language.code)):
            text = load_words(language.code)("download_pdf", size=_size(file, language))
            made.append(Download(name, "application/pdf", text, language))
    for name, type_ in DOWNLOADS.items():
        stem, format_ = name.split(".")
        key = "download_letter" if stem == "letter" else "download_figures"
        size = _size(files[name], views.language)
        made.append(Download(name, type_, views.words(key, format=format_.upper(), size=size)))
    return made


def _size(file: Path, language: Language) -> str:
    return format_size(file.stat().st_size, language.tag)


def _encoded(make: Callable[[Texts], str], texts: Texts) -> bytes:
    return make(texts).encode()
