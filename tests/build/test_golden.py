# SPDX-License-Identifier: MIT
"""Changes of the site's contract, by a dependency or a template, do not pass unnoticed."""

from __future__ import annotations

from pathlib import Path

from site_contract import change
from support import Build, build, edit


def test_site_matches_its_contract(small: Build) -> None:
    found = change(small.site)
    assert not found, found


def test_change_is_reported_with_how_to_accept_it(project: Path) -> None:
    frame = project / "overrides/base.html"
    edit(frame, 'lang="{{ language.tag }}"', 'lang="{{ language.code }}"')
    edit(frame, '<main id="main"', '<main id="content"')
    edit(
        project / "overrides/partials/edit-link.html",
        "{{ page.edit_url | e }}",
        "{{ config.repo_url | e }}",
    )
    done = build(project)
    assert done.status == 0, done.output
    report = change(done.site).splitlines()
    assert {
        "-    lang: fr-CA",
        "+    lang: fr",
        "-    - main",
        "+    - content",
        "-    - https://example.org/owner/repository/edit/main/docs/fr/letter.md",
        "+    - https://example.org/owner/repository",
    } <= {*report}
    assert report[-1].endswith("If it is wanted: make test UPDATE=1, and commit golden.yml")


def test_missing_file_is_reported(small: Build, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for file in small.site.rglob("*"):
        if file.is_file() and file.name != "sitemap.xml":
            copy = site / file.relative_to(small.site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    assert "-- sitemap.xml" in change(site).splitlines()
