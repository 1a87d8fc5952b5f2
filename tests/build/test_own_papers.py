# SPDX-License-Identifier: MIT
"""A campaign's own documents fail no test, and faults in the generator's are found.

The tests of documents run in copies of the repository without ``docs/`` and ``mkdocs.yml``, so they
do not read those of the root either.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edits import delete_the_french_papers, replace_the_papers
from papers_support import MARKS
from support import LETTER, ROOT, edit

TESTS = ("test_papers.py", "letter/test_papers_of_the_letter.py", "test_github_files.py")
ELSEWHERE = "workflow or dependabot or ruleset or job or action"
"""Tests of what no campaign replaces, which are slow."""
_LEFT_OUT = (
    "docs",
    "mkdocs.yml",
    ".git",
    ".venv",
    ".*cache",
    ".hypothesis",
    "site",
    "node_modules",
)
PAPERS = {
    "README.md": "# Read\n\n[French](README.fr.md), `make check`, `hooks/load.py`\n",
    "README.fr.md": "# Lire\n\n[Anglais](README.md), `make check`, `hooks/load.py`\n",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the repository whose README is the generator's."""
    folder = tmp_path / "copy"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    shutil.copytree(LETTER, folder / LETTER.relative_to(ROOT), dirs_exist_ok=True)
    for (name, text), mark in zip(PAPERS.items(), MARKS, strict=True):
        (folder / name).write_text(f"<!-- {mark}. -->\n{text}", encoding="utf-8")
    return folder


def failures(copy: Path) -> list[str]:
    """Return the names of the tests that fail in a copy."""
    tests = [f"tests/unit/{name}" for name in TESTS]
    options = ("-q", "-p", "no:cacheprovider", "-k", f"not ({ELSEWHERE})")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *tests],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.search(r"^\d+ (?:passed|failed)", done.stdout, re.MULTILINE), done.stdout
    return re.findall(r"^(?:FAILED|ERROR) \S+::(\S+)", done.stdout, re.MULTILINE)


def test_own_documents_fail_no_test(copy: Path) -> None:
    replace_the_papers(copy)
    assert failures(copy) == []


def test_documents_can_be_replaced_one_by_one(copy: Path) -> None:
    """The README is still the generator's."""
    readme = (copy / "README.md").read_text(encoding="utf-8")
    replace_the_papers(copy)
    (copy / "README.md").write_text(readme, encoding="utf-8")
    (copy / "LICENSE-TEXT.md").unlink()
    (copy / ".github/pull_request_template.md").unlink()
    assert failures(copy) == []


def test_documents_in_french_can_be_deleted(copy: Path) -> None:
    delete_the_french_papers(copy)
    assert failures(copy) == []


def test_faults_in_documents_of_the_generator_are_found(copy: Path) -> None:
    edit(copy / "README.md", "(README.fr.md)", "(README.fr.md), [more](MORE.md)")
    edit(copy / "README.md", "make check", "make tea")
    edit(copy / "README.md", "hooks/load.py", "hooks/laod.py")
    edit(copy / "README.fr.md", "# Lire", "# Read")
    edit(copy / "README.fr.md", "Anglais", "L'anglais")
    assert failures(copy) == [
        "test_every_make_command_exists",
        "test_every_link_has_a_target",
        "test_paper_has_the_same_structure_in_all_languages",
        "test_french_paper_has_french_typography",
        "test_every_path_in_code_exists",
    ]
