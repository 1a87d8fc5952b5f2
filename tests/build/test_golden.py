# SPDX-License-Identifier: MIT
"""What the site promises does not change unnoticed: not by a new pin, not by a template."""

from __future__ import annotations

from pathlib import Path

from site_contract import change
from support import Build, build, edit


def test_the_site_keeps_what_it_promises(small: Build) -> None:
    found = change(small.site)
    assert not found, found


def test_a_change_is_told_and_how_to_accept_it(project: Path) -> None:
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
    told = change(done.site).splitlines()
    assert {
        "-    lang: fr-CA",
        "+    lang: fr",
        "-    - main",
        "+    - content",
        "-    - https://example.org/owner/repository/edit/main/docs/fr/letter.md",
        "+    - https://example.org/owner/repository",
    } <= {*told}
    assert told[-1].endswith("If it is wanted: make golden, and commit golden.yml")


def test_a_file_that_is_not_made_any_more_is_told(small: Build, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for file in small.site.rglob("*"):
        if file.is_file() and file.name != "sitemap.xml":
            copy = site / file.relative_to(small.site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    assert "-- sitemap.xml" in change(site).splitlines()
