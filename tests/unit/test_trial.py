# SPDX-License-Identifier: MIT
"""A rendered page is cached until its inputs change, but problems are reported every time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from campaign.load import read_campaign
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.render.markdown_extension import CampaignExtension
from campaign.render.page_links import resolve
from campaign.render.prerender import render_pages
from campaign.views.language_view import LanguageView
from support import SMALL, copy_project, edit, move_figure

ALL = [f"{code}/{path}" for code in ("en", "fr") for path in ("index.md", "letter.md")]


class Counting(CampaignExtension):
    """An extension that records the rendered pages."""

    rendered: list[str]

    def render(self, page: Page) -> str:
        """Record and render a page."""
        self.rendered.append(f"{page.language}/{page.path}")
        return super().render(page)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path, SMALL)


def rendered(project: Path, site_url: str = "") -> Counting:
    """Render all pages and return the extension; fail if a page has a problem."""
    campaign = read_campaign(project / "mkdocs.yml")
    extension = Counting(campaign, Urls(("en", "fr"), site_url, True))
    extension.rendered = []
    views = {code: LanguageView(campaign, code) for code in ("en", "fr")}
    assert render_pages(extension, views) == []
    return extension


def test_unchanged_page_is_rendered_once(project: Path) -> None:
    first, second = rendered(project), rendered(project)
    assert {*ALL} < {*first.rendered}
    assert len(first.rendered) == len({*first.rendered})
    assert second.rendered == []
    assert second.pages == first.pages
    assert second.fragments == first.fragments


def title(project: Path) -> None:
    edit(project / "docs/fr/letter.md", "\ncite: Lettre\n", "\ncite: La lettre\n")


def paragraph(project: Path) -> None:
    edit(project / "docs/fr/index.md", "tel quel", "comme il est")


def figure(project: Path) -> None:
    move_figure(project / "docs/figures.yml", "1998", "1999")


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (title, {"fr/letter.md"}),
        (paragraph, {"fr/index.md"}),
        # The letter cites the year of the first count.
        (figure, {"en/letter.md", "fr/letter.md"}),
    ],
)
def test_changed_page_is_rendered_again(
    project: Path, change: Callable[[Path], None], again: set[str]
) -> None:
    rendered(project)
    change(project)
    assert {*rendered(project).rendered} == again


def test_every_page_is_rendered_again_if_settings_or_addresses_change(project: Path) -> None:
    every = rendered(project).rendered
    edit(project / "mkdocs.yml", "United Nations", "The United Nations")
    assert rendered(project).rendered == every
    assert rendered(project, site_url="https://example.org/").rendered == every
    edit(project / "mkdocs.yml", "permalink: false", "permalink: true")
    assert rendered(project).rendered == every


def test_problem_is_reported_every_time(project: Path) -> None:
    rendered(project)
    for code in ("en", "fr"):
        page = project / f"docs/{code}/index.md"
        page.write_text(page.read_text("utf-8") + "\nhttps://example.org/*a*\n", encoding="utf-8")
    campaign = read_campaign(project / "mkdocs.yml")
    views = {code: LanguageView(campaign, code) for code in ("en", "fr")}
    for _ in range(2):
        extension = CampaignExtension(campaign, Urls(("en", "fr"), "", True))
        found = render_pages(extension, views)
        assert [(p.path, p.key) for p in found] == [
            ("docs/en/index.md", "page_structure"),
            ("docs/fr/index.md", "page_structure"),
        ]


def test_links_are_marked_and_then_resolved(project: Path) -> None:
    extension = rendered(project)
    html = extension.pages["fr", "index.md"]
    assert "/fr/letter.md" in html
    assert 'href="[/fr/letter.md]"' in resolve(html, lambda source: f"[{source}]")
