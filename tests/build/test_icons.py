# SPDX-License-Identifier: MIT
"""The root icons are generated from the campaign's icon, unless it provides its own."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from pages_support import html_pages, png_size
from support import Build, build, edit


@pytest.mark.parametrize("campaign", ["site", "small"])
def test_icons_are_generated_from_the_campaign_icon(
    campaign: str, request: pytest.FixtureRequest
) -> None:
    built: Build = request.getfixturevalue(campaign)
    ico = (built.site / "favicon.ico").read_bytes()
    kind, count, width, height, length, start = struct.unpack("<2xHHBB6xII", ico[:22])
    assert (kind, count, width, height, start) == (1, 1, 32, 32, 22)
    assert png_size(ico[22:]) == (32, 32)
    assert len(ico) == 22 + length
    assert png_size((built.site / "apple-touch-icon.png").read_bytes()) == (180, 180)
    for address, page in html_pages(built).items():
        links = [Path(str(a["href"])).name for a in page.select("link[rel~=icon]")]
        assert links == ["favicon.ico", "favicon.svg"], address
        assert len(page.select("link[rel=apple-touch-icon]")) == 1


def test_icons_of_the_campaign_are_not_overwritten(project: Path) -> None:
    (project / "docs/favicon.ico").write_bytes(b"its own")
    edit(project / "mkdocs.yml", "favicon: assets/favicon.svg", "favicon: assets/icon.png")
    (project / "docs/assets/icon.png").write_bytes(b"another")
    done = build(project)
    assert done.status == 0, done.output
    assert (done.site / "favicon.ico").read_bytes() == b"its own"
    assert not (done.site / "apple-touch-icon.png").exists()
    (link,) = done.page("fr/letter/").select("link[rel~=icon]")
    assert (link["href"], link.get("type")) == ("../../assets/icon.png", None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<svg", "docs/assets/favicon.svg:1:1: this icon cannot be drawn (failed to parse SVG"),
        (None, "mkdocs.yml:23:84: “assets/favicon.svg” was not found; correct the name"),
    ],
    ids=["not SVG", "missing"],
)
def test_invalid_icon_is_reported(project: Path, content: str | None, message: str) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the last good site", encoding="utf-8")
    for page in ("en", "fr"):
        text = (project / f"docs/{page}/index.md").read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if not line.startswith("![")]
        (project / f"docs/{page}/index.md").write_text("\n".join(lines), encoding="utf-8")
    icon = project / "docs/assets/favicon.svg"
    icon.unlink() if content is None else icon.write_text(content, encoding="utf-8")
    failed = build(project)
    assert failed.status == 1
    assert message in failed.output
    assert "Traceback" not in failed.output
    assert (project / "site/index.html").read_text(encoding="utf-8") == "the last good site"
