# SPDX-License-Identifier: MIT
"""Compare the footnotes of a page with those of its translation."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.touched import Spot, two_sided
from campaign.model.pages import Page
from campaign.problems import Problem


def compare_notes(page: Page, translation: Page) -> Iterator[Problem]:
    """Report a note of another name: side by side, notes of one name are in one row."""
    both = [
        {b.argument: b.line for b in reversed(p.blocks) if "footnote" in b.ancestors}
        for p in (page, translation)
    ]
    names = [sorted(map(str, a.keys() - b.keys())) for a, b in (both, both[::-1])]
    for mine, other in zip(*names, strict=False):
        spots = Spot(page, both[0][mine]), Spot(translation, both[1][other])
        yield two_sided("parity_notes", *spots, name=(mine, other))
