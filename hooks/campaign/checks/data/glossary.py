# SPDX-License-Identifier: MIT
"""Check the form of the glossary; what it says is for the review of a change."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.model.draft import Draft
from campaign.model.glossary import read_glossary
from campaign.problems import CampaignError, Problem


def check_glossary(draft: Draft) -> Iterator[Problem]:
    """Report the mistakes in ``docs/glossary.yml``."""
    try:
        read_glossary(draft.settings)
    except CampaignError as error:
        yield from error.problems
