# SPDX-License-Identifier: MIT
"""What editors type on a page is right, or reported once, with what to type instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from support import SMALL, copy_campaign, copy_project, edit, problems, reported

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("editors.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small campaign whose pages are restored after each case."""
    return copy_project(tmp_path_factory.mktemp("editors"), SMALL)


@pytest.mark.parametrize("name", CASES)
def test_typed_text_is_right_or_reported_once(campaign: Path, name: str) -> None:
    case = CASES[name]
    pages = {
        code: campaign / f"docs/{code}/{case.get('page', 'index.md')}" for code in ("en", "fr")
    }
    before = {code: page.read_text(encoding="utf-8") for code, page in pages.items()}
    same = "typed_fr" not in case and "report_fr" not in case
    expected = []
    for code, page in pages.items():
        text = before[code].rstrip("\n") + "\n\n"
        typed = case.get(f"typed_{code}", case["typed"])
        page.write_text(f"{text}{typed}\n", encoding="utf-8")
        if report := case.get("report" if code == "en" or same else "report_fr"):
            line, rest = report.split(":", 1)
            number = text.count("\n") + int(line)
            expected.append(f"{page.relative_to(campaign).as_posix()}:{number}:{rest}")
    try:
        found = reported(campaign)
    finally:
        for code, page in pages.items():
            page.write_text(before[code], encoding="utf-8")
    assert found == expected
    assert [line for line in found if len(line.split(": ", 1)[1]) > 200] == []


def test_page_listed_twice_in_the_navigation_is_reported(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    edit(project / "mkdocs.yml", "  - figures.md\n", "  - figures.md\n  - figures.md\n")
    (line,) = problems(project)
    assert line.endswith("“figures.md” is in the navigation twice; keep one")
