# SPDX-License-Identifier: MIT
"""The names of the files of data that are published beside the pages, and the files themselves,
made when anything that goes into them has changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from campaign.addresses import Addresses
from campaign.site_cache import SiteCache
from campaign.views import Views

FIGURES_JSON, FIGURES_CSV, DOCUMENT_JSON = "figures.json", "figures.csv", "letter.json"
FIGURES_SCHEMA, DOCUMENT_SCHEMA = "figures.schema.json", "letter.schema.json"
ROBOTS = "robots.txt"
MEDIA_TYPES = {
    FIGURES_CSV: "text/csv",
    FIGURES_JSON: "application/json",
    DOCUMENT_JSON: "application/json",
}
"""The files that readers are offered, and what they are."""
_NAMES = (*MEDIA_TYPES, FIGURES_SCHEMA, DOCUMENT_SCHEMA, ROBOTS)


def data_files(views: Sequence[Views], addresses: Addresses) -> dict[str, Path]:
    """Every file by its name at the root of the site, where it is kept; ``views`` are those of each
    language.
    """

    @cache
    def made() -> dict[str, str]:
        from campaign.exports import exports  # most builds find them made and need no models

        return exports(views, addresses)

    def make(name: str) -> bytes:
        return made()[name].encode()

    kept = SiteCache(views[0].campaign, addresses, "data", len(_NAMES))
    return {name: kept.file(name, partial(make, name)) for name in _NAMES}
