# SPDX-License-Identifier: MIT
"""Nor what this letter alone is about, in comments and examples either."""

from __future__ import annotations

from campaign.load import read_campaign
from support import LETTER
from unit.test_nothing_names_the_campaign import MACHINERY, named

ABOUT = (
    "Amnesty Amnistie Amnistía Trudeau Trump Neve Vaugrante Canada's NAFTA ALENA nafta mexico "
    "Mexico Washington Rohingya Rohingyas united-states missing_persons refugees réfugiés"
)


def test_nothing_names_this_letter() -> None:
    settings = read_campaign(LETTER / "mkdocs.yml").settings.campaign
    abbreviations = {short for known in settings.abbreviations.values() for short in known}
    assert MACHINERY
    assert named({*ABOUT.split(), *abbreviations}) == set()
