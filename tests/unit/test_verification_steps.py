# SPDX-License-Identifier: MIT
"""The commands that verify a site use only what its servers offer."""

from __future__ import annotations

import pytest

from campaign.exports.checksums import verification

SITE = "https://example.org/letters/"


@pytest.mark.parametrize(
    ("site_url", "repository", "purposes"),
    [
        ("", "", []),
        ("", "https://github.com/owner/name", []),
        (SITE, "", ["verify_files"]),
        (SITE, "https://example.org/owner/name", ["verify_files", "verify_source"]),
        (
            SITE,
            "https://github.com/owner/name",
            ["verify_files", "verify_signature", "verify_source"],
        ),
    ],
)
def test_only_possible_steps_are_given(site_url: str, repository: str, purposes: list[str]) -> None:
    assert [step.purpose for step in verification(site_url, repository)] == purposes


@pytest.mark.parametrize("end", ["", "/"])
def test_signature_command_names_the_github_repository(end: str) -> None:
    _, signature, _ = verification(SITE, f"https://github.com/owner/name{end}")
    assert "--repo owner/name --format json" in signature.commands


def test_address_is_quoted_for_the_shell() -> None:
    files, source = verification("https://example.org/a&b/", "https://example.org/$(x)")
    assert files.commands.startswith("site='https://example.org/a&b/'\n")
    assert "git clone 'https://example.org/$(x)' source" in source.commands
