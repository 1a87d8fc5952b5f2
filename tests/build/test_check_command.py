# SPDX-License-Identifier: MIT
"""``make check`` reports what the build reports, in the same words, without a site."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from support import (
    build,
    command,
    edit,
)


def run_check(project: Path) -> subprocess.CompletedProcess[str]:
    """Run ``make check``."""
    return command("campaign", cwd=project)


def test_check_reports_the_problems_of_the_build(project: Path) -> None:
    edit(project / "docs/fr/letter.md", "{{ first_count }}", "{{ frist_count }}")
    done = run_check(project)
    assert done.returncode == 1
    assert done.stderr == (
        "docs/fr/letter.md:13:25: unknown figure “frist_count”; did you mean “first_count”?\n"
        "Problems found: 1\n"
    )


def test_check_renders_the_other_pages_when_one_has_a_problem(project: Path) -> None:
    edit(project / "docs/fr/letter.md", "{{ first_count }}", "{{ frist_count }}")
    edit(project / "docs/en/index.md", "There are", "~~There~~ are")
    lines = run_check(project).stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        "docs/en/index.md:8:1",
        "docs/fr/letter.md:13:25",
        "Problems found",
    ]


def test_check_validates_the_icon_and_the_date(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_check(project).returncode == 0
    (project / "docs/assets/favicon.svg").write_text("no picture", encoding="utf-8")
    done = run_check(project)
    assert done.returncode == 1
    (line, _) = done.stderr.splitlines()
    assert line.startswith("docs/assets/favicon.svg:1:1: ")
    assert line in build(project).output
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert "SOURCE_DATE_EPOCH is “yesterday”" in run_check(project).stderr


@pytest.mark.parametrize("file", ["mkdocs.yml", "docs/letter.txt"])
def test_empty_file_is_reported_without_a_traceback(project: Path, file: str) -> None:
    (project / file).write_text("", encoding="utf-8")
    done = run_check(project)
    assert done.returncode == 1
    assert re.match(r"(mkdocs\.yml|docs/[\w/.]+):\d+:\d+: ", done.stderr), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("~~Dear~~ Mayor,", "“~~Dear~~” would appear as typed"),
        ("Dear *Mayor*s*,*", "“*,*” is not closed as bold or italics"),
        ("*[Mayor]: {{ elms }}\n\nDear Mayor,", "“*[Mayor]:” would appear as typed"),
    ],
)
def test_text_that_readers_would_see_as_typed_is_reported(
    project: Path, typed: str, message: str
) -> None:
    """Check that the site is not overwritten: pages are rendered before anything is deleted."""
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site", encoding="utf-8")
    edit(project / "mkdocs.yml", "    reference: letter.txt\n", "")
    edit(project / "mkdocs.yml", "    left_as_sent: [we we]\n", "")
    edit(project / "mkdocs.yml", "    corrections:\n", "")
    correction = "      - {sent: before the the vote, published: before the vote}\n"
    edit(project / "mkdocs.yml", correction, "")
    edit(project / "docs/en/letter.md", "Dear Mayor,", typed)
    if "*[" in typed:
        edit(project / "docs/fr/letter.md", "Madame la Mairesse,", "{{ elms }}\n\nMadame,")
    failed = build(project)
    assert failed.status == 1
    assert "Traceback" not in failed.output
    reported = re.search(r"docs/en/letter\.md:\d+:\d+: .*" + re.escape(message), failed.output)
    assert reported, failed.output
    assert reported[0] in run_check(project).stderr
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good site"
