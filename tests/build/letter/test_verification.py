# SPDX-License-Identifier: MIT
"""Readers can verify the site with the commands that it shows."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from site_server import serve
from support import SITE_URL, Build, build

ABOUT = {"": "about/", "fr/": "fr/about/"}
BASE = "/letters/"


@pytest.fixture(scope="module")
def address(site: Build) -> Iterator[str]:
    with serve(site.site, BASE) as served:
        yield served


def commands(built: Build, page: str) -> list[str]:
    return [code.get_text() for code in built.page(page).select(".verification code")]


def run(commands: str, address: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a reader's commands with the test server's address instead of the site's."""
    script = commands.replace(SITE_URL, address)
    assert address in script
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("language", ABOUT)
def test_checksum_list_is_linked(site: Build, language: str) -> None:
    page = site.page(ABOUT[language])
    (link,) = (a for a in page.select("a") if a.get_text() == "SHA256SUMS")
    assert urljoin(SITE_URL + ABOUT[language], str(link["href"])) == f"{SITE_URL}SHA256SUMS"


def test_both_languages_show_the_same_commands(site: Build) -> None:
    english, french = (commands(site, page) for page in ABOUT.values())
    assert english == french
    assert len(english) == 2


def test_served_site_passes_verification(site: Build, address: str, tmp_path: Path) -> None:
    done = run(commands(site, "about/")[0], address, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    fetched = {file.relative_to(tmp_path) for file in tmp_path.rglob("*") if file.is_file()}
    assert fetched == {f.relative_to(site.site) for f in site.site.rglob("*") if f.is_file()}


def test_modified_site_fails_verification(small: Build, tmp_path: Path) -> None:
    served, folder = tmp_path / "served", tmp_path / "fetched"
    folder.mkdir()
    subprocess.run(["cp", "-r", small.site, served], check=True)
    page = served / "fr/letter/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("ormes", "frênes"), encoding="utf-8")
    with serve(served, BASE) as address:
        done = run(commands(small, "figures/")[0], address, folder)
    assert done.returncode == 1
    assert done.stdout == "fr/letter/index.html: FAILED\n"


def test_commands_for_a_github_repository_use_attestations(project: Path) -> None:
    done = build(project, REPO_URL="https://github.com/owner/repository")
    assert done.status == 0, done.output
    _, signature, source = commands(done, "fr/figures/")
    assert "--repo owner/repository " in signature
    assert f"SITE_URL={SITE_URL} " in source
    assert "REPO_URL=https://github.com/owner/repository make site" in source
