# SPDX-License-Identifier: MIT
"""What is read and what is printed are quoted so that the difference is seen."""

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
def test_the_quotes_differ(read: str, printed: str) -> None:
    words = read.split(), printed.split()
    one, other = _excerpts(*words, _first_difference(*words))
    assert one != other
    assert max(len(one), len(other)) <= 64
