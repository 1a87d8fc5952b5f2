# SPDX-License-Identifier: MIT
"""The commands that verify a site use only what its servers offer."""

from __future__ import annotations

from shlex import quote

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from support import ROOT

SITE = "https://example.org/letters/"


def steps(site_url: str, repository: str) -> dict[str, str]:
    """Return the commands of each step, by the key of its explanation."""
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=False)
    environment.filters["shell"] = quote
    html = environment.get_template("inserts/verification.html").render(
        {"t": str, "root": "", "checksums": "SHA256SUMS"},
        urls={"site_url": site_url},
        repo_url=repository,
    )
    items = BeautifulSoup(html, "html.parser").find_all("li")
    return {item.p.get_text(): item.code.get_text() for item in items if item.p and item.code}


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
    assert list(steps(site_url, repository)) == purposes


@pytest.mark.parametrize("end", ["", "/"])
def test_signature_command_names_the_github_repository(end: str) -> None:
    signature = steps(SITE, f"https://github.com/owner/name{end}")["verify_signature"]
    assert "--repo owner/name --format json" in signature


def test_address_is_quoted_for_the_shell() -> None:
    files, source = steps("https://example.org/a&b/", "https://example.org/$(x)").values()
    assert files.startswith("site='https://example.org/a&b/'\n")
    assert "git clone 'https://example.org/$(x)' source" in source
