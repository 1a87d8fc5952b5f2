# SPDX-License-Identifier: MIT
"""Excerpts of the source and of the page are cut so that their difference shows."""

from __future__ import annotations

import pytest

from campaign.render.consistency import _excerpts, _first_difference

ADDRESS = "https://example.org/" + "x" * 70


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("some words before ~~this~~ one", "some words before this one"),
        (f"a a a {ADDRESS} then ~~this~~ one", f"a a a {ADDRESS} then this one"),
        (f"{ADDRESS}~~this~~", f"{ADDRESS}this"),
        ("word " * 40 + "~~this~~", "word " * 40 + "this"),
        ("all of it", "all"),
        ("all of it", ""),
    ],
)
def test_excerpts_show_the_difference(read: str, printed: str) -> None:
    words = read.split(), printed.split()
    one, other = _excerpts(*words, _first_difference(*words))
    assert one != other
    assert max(len(one), len(other)) <= 64
