# SPDX-License-Identifier: MIT
"""A rendered page is cached until its inputs change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from campaign.load import read_campaign
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.render.page_html import RenderedPage, RenderedPages, render_page, render_pages
from campaign.render.page_links import resolve
from campaign.views.language_view import LanguageView
from support import SMALL, copy_project, edit, move_figure

ALL = [f"{code}/{path}" for code in ("en", "fr") for path in ("index.md", "letter.md")]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path, SMALL)


def rendered(project: Path, site_url: str = "") -> tuple[RenderedPages, list[str]]:
    """Render all pages; return them and the files that were not cached."""
    made, campaign = list[str](), read_campaign(project / "mkdocs.yml")

    def render(page: Page, views: LanguageView, urls: Urls) -> RenderedPage:
        made.append(f"{page.language}/{page.path}")
        return render_page(page, views, urls)

    with patch("campaign.render.page_html.render_page", render):
        return render_pages(campaign, Urls(("en", "fr"), site_url, True)), made


def test_unchanged_page_is_rendered_once(project: Path) -> None:
    (first, made), (second, made_again) = rendered(project), rendered(project)
    assert {*ALL} < {*made}
    assert len(made) == len({*made})
    assert made_again == []
    assert second == first


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
    _, made = rendered(project)
    assert {*made} == again


def test_every_page_is_rendered_again_if_settings_or_addresses_change(project: Path) -> None:
    _, every = rendered(project)
    edit(project / "mkdocs.yml", "United Nations", "The United Nations")
    assert rendered(project)[1] == every
    assert rendered(project, site_url="https://example.org/")[1] == every


def test_links_are_marked_and_then_resolved(project: Path) -> None:
    pages, _ = rendered(project)
    html = pages["fr", "index.md"].html
    assert "/fr/letter.md" in html
    assert 'href="[/fr/letter.md]"' in resolve(html, lambda source: f"[{source}]")
