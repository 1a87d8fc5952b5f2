# SPDX-License-Identifier: MIT
"""The commands that verify a site ask of each server only what it has."""

from __future__ import annotations

import pytest

from campaign.exports.verification import verification

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
def test_the_steps_that_are_possible(site_url: str, repository: str, purposes: list[str]) -> None:
    assert [step.purpose for step in verification(site_url, repository)] == purposes


@pytest.mark.parametrize("end", ["", "/"])
def test_the_repository_on_github_is_named(end: str) -> None:
    _, signature, _ = verification(SITE, f"https://github.com/owner/name{end}")
    assert "--repo owner/name --format json" in signature.commands


def test_an_address_is_a_word_to_the_shell() -> None:
    files, source = verification("https://example.org/a&b/", "https://example.org/$(x)")
    assert files.commands.startswith("site='https://example.org/a&b/'\n")
    assert "git clone 'https://example.org/$(x)' source" in source.commands
