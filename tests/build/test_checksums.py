# SPDX-License-Identifier: MIT
"""``SHA256SUMS`` lists every file of the site, in the format of ``sha256sum``."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from campaign.exports.data_files import checksums
from support import Build, build, edit


@pytest.mark.parametrize("campaign", ["site", "small"])
def test_every_file_has_its_digest(campaign: str, request: pytest.FixtureRequest) -> None:
    built: Build = request.getfixturevalue(campaign)
    lines = (built.site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = {f.relative_to(built.site).as_posix(): f for f in built.site.rglob("*") if f.is_file()}
    assert listed.keys() == files.keys() - {"SHA256SUMS"}
    assert {"404.html", "sitemap.xml", "fr/letter/index.html"} <= listed.keys()
    for name, digest in listed.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == digest, name
    assert list(listed) == sorted(listed, key=str.encode)


def test_sha256sum_accepts_the_list(small: Build) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    subprocess.run(command, cwd=small.site, check=True)


def test_names_are_sorted_by_bytes(tmp_path: Path) -> None:
    for name in ("é.txt", "z.txt", "Z.txt", "\N{GRINNING FACE}.txt", "\uffee.txt", "a b.txt"):
        (tmp_path / name).touch()
    names = [line.split("  ", 1)[1] for line in checksums(tmp_path).splitlines()]
    assert names == ["Z.txt", "a b.txt", "z.txt", "é.txt", "\uffee.txt", "\N{GRINNING FACE}.txt"]


def test_build_of_a_single_language_has_checksums(project: Path) -> None:
    i18n = "      docs_structure: folder\n"
    edit(project / "mkdocs.yml", i18n, i18n + "      build_only_locale: en\n")
    done = build(project)
    assert done.status == 0, done.output
    assert "letter/index.html" in (done.site / "SHA256SUMS").read_text(encoding="utf-8")
