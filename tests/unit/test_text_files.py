# SPDX-License-Identifier: MIT
"""Text files: unresolved merge conflicts are reported, and accents are composed."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.problems import CampaignError
from campaign.source.text_files import decoded, read_text
from support import SMALL, copy_campaign, edit, problems

CONFLICT = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> branch\n"
EXPECTED = (
    "a merge conflict was left unresolved; keep one of the two texts, "
    "and delete the lines that Git added"
)
FILES = {
    "docs/en/index.md": "There are {{ elms }} of them, and `{{ elms }}` in code stays as it is.\n",
    "docs/fr/letter.md": "title: La lettre\n",
    "docs/figures.yml": "    value: 1998\n",
    "docs/letter.txt": "Dear Mayor,\n",
    "mkdocs.yml": "site_name: Save the elms\n",
}


@pytest.mark.parametrize("file", FILES)
def test_conflict_is_the_only_problem_of_its_file(tmp_path: Path, file: str) -> None:
    project, line = copy_campaign(tmp_path, SMALL), FILES[file]
    edit(project / file, line, CONFLICT.format(line, line))
    number = (project / file).read_text(encoding="utf-8").split("<<<<<<<")[0].count("\n") + 1
    assert problems(project) == [f"{file}:{number}:1: {EXPECTED}"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\n=======\ntwo\n", 2),
        ("a\n\none\n=======\ntwo\n>>>>>>> 1a2b3c4\n", 4),
        ("one\ntwo\n>>>>>>> 1a2b3c4 (Reword)\n", 3),
        ("<<<<<<< HEAD\none\n", 1),
        ("one\n||||||| parent\ntwo\n=======\nthree\n", 2),
        ("one\n>>>>>>>", 2),
    ],
)
def test_remains_of_a_conflict_are_found(text: str, line: int) -> None:
    with pytest.raises(CampaignError) as raised:
        decoded(text.encode(), "x.md")
    assert [(each.line, each.key) for each in raised.value.problems] == [(line, "merge_conflict")]


@pytest.mark.parametrize(
    "text",
    [
        "Our demands\n=======\n\nFirst, …\n",
        "\nTitle\n=======\n",
        "text\n\nAnnex I\n========\ntext\n",
        "a <<<<<<< b\n>>>>>>>> quoted\n",
        "<<<< four\n",
    ],
)
def test_headings_and_quotes_are_no_conflict(text: str) -> None:
    assert decoded(text.encode(), "x.txt") == text


def test_accents_are_composed_and_line_ends_are_those_of_unix(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_bytes("\ufeffQue\u0301bec\r\nMontre\u0301al\r".encode())
    assert read_text(file, "x.md") == "Qu\u00e9bec\nMontr\u00e9al\n"
