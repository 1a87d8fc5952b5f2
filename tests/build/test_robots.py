# SPDX-License-Identifier: MIT
"""What a site without an address does not claim, in robots.txt and in its data."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_support import read
from support import SITE_URL, build


@pytest.mark.parametrize(
    ("site_url", "sitemap"),
    [(SITE_URL, f"Sitemap: {SITE_URL}sitemap.xml\n"), ("", "")],
    ids=["with an address", "without"],
)
def test_robots(project: Path, site_url: str, sitemap: str) -> None:
    done = build(project, SITE_URL=site_url)
    assert done.status == 0, done.output
    text = (done.site / "robots.txt").read_text(encoding="utf-8")
    assert text == "User-agent: *\nAllow: /\n" + sitemap
    if not site_url:  # addresses lead on from the file, and nothing claims to be whole
        citation = read(done, "figures.json")["figures"][-1]["citations"][0]
        assert citation["url"]["fr"] == "fr/annex/costs/#costs-p1"
        assert not done.page("letter/").select("script[type='application/ld+json']")
