# SPDX-License-Identifier: MIT
"""The generator does not mention this letter's subjects, even in comments and examples."""

from __future__ import annotations

from campaign.load import read_campaign
from support import LETTER
from unit.test_nothing_names_the_campaign import MACHINERY, named

ABOUT = (
    "Amnesty Amnistie Amnistía Trudeau Trump Neve Vaugrante Canada's NAFTA ALENA nafta mexico "
    "Mexico Washington Rohingya Rohingyas united-states missing_persons refugees réfugiés"
)


def test_generator_does_not_mention_the_subjects_of_the_letter() -> None:
    settings = read_campaign(LETTER / "mkdocs.yml").settings.campaign
    abbreviations = {short for known in settings.abbreviations.values() for short in known}
    assert MACHINERY
    assert named({*ABOUT.split(), *abbreviations}) == set()
