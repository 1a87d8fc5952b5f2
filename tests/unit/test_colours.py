# SPDX-License-Identifier: MIT
"""Contrast is that of WCAG 2.2, and the colours are those of the style sheet."""

from __future__ import annotations

import re

import pytest

from campaign.model.brand import COLOURS, DARK, GROUNDS, LIGHT, contrast, nearest_readable
from support import ROOT


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [  # as other tools compute them
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.00),
        ("#8a1538", "#8a1538", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#009485", "#ffec3d", "#8a1538"])
def test_nearest_colour_is_readable_and_one_step_nearer_is_not(colour: str, scheme: str) -> None:
    grounds = GROUNDS[scheme]
    nearest = nearest_readable(colour, grounds)
    assert min(contrast(nearest, ground) for ground in grounds) >= 4.5
    if nearest != colour:
        assert min(contrast(nearest, ground) for ground in grounds) < 4.65
        assert min(contrast(colour, ground) for ground in grounds) < 4.5
    assert nearest_readable(nearest, grounds) == nearest


def test_colours_are_those_of_the_style_sheet() -> None:
    text = (ROOT / "overrides/stylesheets/00-tokens.css").read_text(encoding="utf-8")
    values = {name: re.findall(rf"--colour-{name}: (#\w+);", text) for name in (
        "paper", "raised", "accent", "target", "on-accent"
    )}  # fmt: skip
    light, *darks = zip(*(values[x] for x in ("paper", "raised")), strict=True)
    assert (light, set(darks)) == (GROUNDS[LIGHT][:2], {GROUNDS[DARK][:2]})
    assert values["accent"] == [COLOURS[LIGHT], *[COLOURS[DARK]] * 2]
    assert values["target"] == [GROUNDS[LIGHT][2], "#463a10", "#463a10"]
    assert values["on-accent"] == ["#ffffff", "#33000f", "#33000f"]
    for scheme, colour in COLOURS.items():
        assert nearest_readable(colour, GROUNDS[scheme]) == colour
