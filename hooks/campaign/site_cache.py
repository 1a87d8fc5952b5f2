# SPDX-License-Identifier: MIT
"""What is made of a whole campaign, once for each state of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from campaign.addresses import Addresses
from campaign.cache import STATES, Cache
from campaign.content import Campaign


class SiteCache:
    """Entries of one kind, of which a site has as many as ``parts``; the last states are kept.

    A part of a campaign, which has no state, makes nothing that could be kept.
    """

    def __init__(self, campaign: Campaign, addresses: Addresses, kind: str, parts: int) -> None:
        assert campaign.state
        self.cache = Cache(campaign.settings.root, kind, STATES * parts)
        self.made_from = (campaign.state, repr(addresses))

    def file(self, part: str, make: Callable[[], bytes]) -> Path:
        """A part as a file; ``make`` makes it if it has not been made of this state."""
        return self.cache.file([*self.made_from, part], make)
