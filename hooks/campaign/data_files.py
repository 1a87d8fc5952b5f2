# SPDX-License-Identifier: MIT
"""The names of the files of data that are published beside the pages, and the files themselves,
made when anything that goes into them has changed.
"""

from __future__ import annotations

import json

from campaign.addresses import Addresses
from campaign.cache import Cache
from campaign.content import Campaign

FIGURES_JSON, FIGURES_CSV, DOCUMENT_JSON = "figures.json", "figures.csv", "letter.json"
FIGURES_SCHEMA, DOCUMENT_SCHEMA = "figures.schema.json", "letter.schema.json"
ROBOTS = "robots.txt"
MEDIA_TYPES = {
    FIGURES_CSV: "text/csv",
    FIGURES_JSON: "application/json",
    DOCUMENT_JSON: "application/json",
}
"""The files that readers are offered, and what they are."""


def data_files(campaign: Campaign, addresses: Addresses) -> dict[str, bytes]:
    """Every file by its name, at the root of the site."""

    def make() -> bytes:
        from campaign.exports import exports  # most builds find them made and need no models

        return json.dumps(exports(campaign, addresses)).encode()

    made_from = [campaign.state, repr(addresses)]
    files = json.loads(Cache(campaign.settings.root, "data").get(made_from, make))
    return {name: text.encode() for name, text in files.items()}
