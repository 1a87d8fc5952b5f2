# SPDX-License-Identifier: MIT
"""``robots.txt`` and the published data, with and without a site address."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_support import read
from support import SITE_URL, build


@pytest.mark.parametrize(
    ("site_url", "sitemap"),
    [(SITE_URL, f"Sitemap: {SITE_URL}sitemap.xml\n"), ("", "")],
    ids=["with an address", "without an address"],
)
def test_robots_and_data_depend_on_the_site_url(project: Path, site_url: str, sitemap: str) -> None:
    done = build(project, SITE_URL=site_url)
    assert done.status == 0, done.output
    text = (done.site / "robots.txt").read_text(encoding="utf-8")
    assert text == "User-agent: *\nAllow: /\n" + sitemap
    if not site_url:  # relative addresses and no JSON-LD
        citation = read(done, "figures.json")["figures"][-1]["citations"][0]
        assert citation["url"]["fr"] == "fr/annex/costs/#costs-p1"
        assert not done.page("letter/").select("script[type='application/ld+json']")


def test_robots_file_of_a_campaign_is_kept(project: Path) -> None:
    own = "User-agent: *\nDisallow: /drafts/\n"
    (project / "docs/robots.txt").write_text(own, encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    assert (done.site / "robots.txt").read_text(encoding="utf-8") == own
