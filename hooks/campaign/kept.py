# SPDX-License-Identifier: MIT
"""The campaign as it was read and found without a fault, while nothing of it has changed."""

from __future__ import annotations

import pickle
from pathlib import Path

from campaign.cache import STATES, Cache
from campaign.content import Campaign, read_campaign
from campaign.settings import read_settings
from campaign.state import state


def kept_campaign(config_file: Path) -> Campaign:
    """The campaign of ``mkdocs.yml``, as ``read_campaign`` reads it.  Raises ``CampaignError`` with
    every problem.
    """
    settings = read_settings(config_file)
    read_from = state(settings)
    read: list[Campaign] = []

    def make() -> bytes:
        read.append(read_campaign(config_file))
        return pickle.dumps(read[0], pickle.HIGHEST_PROTOCOL)

    content = Cache(settings.root, "campaign", STATES).get([read_from], make)
    if read:
        return read[0]
    try:
        # Whoever can write into the project's folder can write its code as well.
        campaign: Campaign = pickle.loads(content)
    except Exception:  # a damaged file may raise anything, and costs time only
        return read_campaign(config_file)
    return campaign if campaign.state == read_from else read_campaign(config_file)
