# SPDX-License-Identifier: MIT
"""What editors type on a page is right, or reported once, with what to type instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from support import SMALL, copy_campaign, copy_project, edit, problems, reported
from yaml_file import read_yaml

CASES: dict[str, dict[str, Any]] = read_yaml(Path(__file__).with_name("editors.yml"))
TOGETHER = 8
"""The number of cases that are typed on one page: a check takes as long for one as for all."""
NAMES = [*CASES]
GROUPS = [NAMES[start : start + TOGETHER] for start in range(0, len(NAMES), TOGETHER)]


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small campaign whose pages are restored after each case."""
    return copy_project(tmp_path_factory.mktemp("editors"), SMALL)


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
def test_typed_text_is_right_or_reported_once(campaign: Path, names: Sequence[str]) -> None:
    """Check cases together, and again in two halves if they are not independent."""
    found, expected = typed(campaign, names)
    if sorted(found) == sorted(expected):
        assert [line for line in found if len(line.split(": ", 1)[1]) > 200] == []
    elif len(names) == 1:
        assert found == expected, names[0]
    else:
        middle = len(names) // 2
        test_typed_text_is_right_or_reported_once(campaign, names[:middle])
        test_typed_text_is_right_or_reported_once(campaign, names[middle:])


def typed(campaign: Path, names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Type the texts of cases at the end of their pages; return the reports and the right ones."""
    before: dict[Path, str] = {}
    expected = []
    for case in map(CASES.__getitem__, names):
        same = "typed_fr" not in case and "report_fr" not in case
        for code in ("en", "fr"):
            page = campaign / f"docs/{code}/{case.get('page', 'index.md')}"
            text = page.read_text(encoding="utf-8")
            before.setdefault(page, text)
            text = text.rstrip("\n") + "\n\n"
            page.write_text(f"{text}{case.get(f'typed_{code}', case['typed'])}\n", encoding="utf-8")
            if report := case.get("report" if code == "en" or same else "report_fr"):
                line, rest = report.split(":", 1)
                number = text.count("\n") + int(line)
                expected.append(f"{page.relative_to(campaign).as_posix()}:{number}:{rest}")
    try:
        return reported(campaign), expected
    finally:
        for page, text in before.items():
            page.write_text(text, encoding="utf-8")


def test_page_listed_twice_in_the_navigation_is_reported(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    edit(project / "mkdocs.yml", "  - figures.md\n", "  - figures.md\n  - figures.md\n")
    (line,) = problems(project)
    assert line.endswith("“figures.md” is in the navigation twice; keep one")
