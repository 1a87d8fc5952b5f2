# SPDX-License-Identifier: MIT
"""External links send no referrer and give no access to the page that opened them."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import SITE_URL, Build, build, read_html


def is_safe(rel: object) -> bool:
    return isinstance(rel, list) and {"noopener", "noreferrer"} <= set(rel)


@pytest.mark.parametrize("campaign", ["site", "small"])
def test_every_external_link_is_safe(campaign: str, request: pytest.FixtureRequest) -> None:
    built: Build = request.getfixturevalue(campaign)
    found = 0
    for file in sorted(built.site.rglob("*.html")):
        page = read_html(file)
        assert not page.select("[target], form[action]"), file
        for link in page.select("a[href^='http'], a[href^='//']"):
            found += 1
            assert is_safe(link.get("rel")), f"{file}: {link}"
    assert found > 10


def test_external_links_in_markdown_are_safe(project: Path) -> None:
    typed = (
        "[a](https://example.com/) [b](https://example.org/){ rel=license } "
        f"[c]({SITE_URL}letter/) [d](letter.md)"
    )
    for language in ("en", "fr"):
        file = project / "docs" / language / "index.md"
        file.write_text(file.read_text(encoding="utf-8") + f"\n{typed}\n", encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    links = {a.get_text(): a.get("rel") for a in done.page("").select("p a")}
    assert links["a"] == ["noopener", "noreferrer"]
    assert links["b"] == ["license", "noopener", "noreferrer"]
    assert links["c"] is None
    assert links["d"] is None
