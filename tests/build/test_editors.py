# SPDX-License-Identifier: MIT
"""What editors type on a page is right, or reported once, with what to type instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from support import SMALL, copy_campaign, copy_project, edit, problems, reported
from yaml_file import read_yaml

CASES: dict[str, dict[str, Any]] = read_yaml(Path(__file__).with_name("editors.yml"))
TOGETHER = 40
"""The number of cases that are checked at once, each on a page of its own."""
NAMES = [*CASES]
GROUPS = [NAMES[start : start + TOGETHER] for start in range(0, len(NAMES), TOGETHER)]
PAGES = {
    "en": "---\ntitle: Page {0}\ndescription: Text {0}\n---\n\n# Page {0} {{#home}}\n",
    "fr": "---\ntitle: Feuille {0}\ndescription: Texte {0}\n---\n\n# Feuille {0} {{#home}}\n",
}


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
def test_typed_text_is_right_or_reported_once(tmp_path: Path, names: Sequence[str]) -> None:
    campaign = copy_project(tmp_path, SMALL)
    expected = [line for number, name in enumerate(names) for line in typed(campaign, name, number)]
    found = reported(campaign)
    assert sorted(found) == sorted(expected)
    assert [line for line in found if len(line.split(": ", 1)[1]) > 200] == []


def typed(campaign: Path, name: str, number: int) -> Iterator[str]:
    """Type the texts of a case; yield the right reports."""
    case = CASES[name]
    path = case.get("page") or re.sub(r"\W+", "-", name) + ".md"
    if "page" not in case:
        edit(campaign / "mkdocs.yml", "  - figures.md\n", f"  - figures.md\n  - {path}\n")
    same = "typed_fr" not in case and "report_fr" not in case
    for code in ("en", "fr"):
        page = campaign / "docs" / code / path
        text = page.read_text("utf-8") if page.exists() else PAGES[code].format(number)
        text = text.rstrip("\n") + "\n\n"
        above = text.count("\n")
        page.write_text(f"{text}{case.get(f'typed_{code}', case['typed'])}\n", encoding="utf-8")
        if report := case.get("report" if code == "en" or same else "report_fr"):
            line, rest = report.replace("/page.md", f"/{path}").split(":", 1)
            yield f"docs/{code}/{path}:{above + int(line)}:{rest}"


def test_page_listed_twice_in_the_navigation_is_reported(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    edit(project / "mkdocs.yml", "  - figures.md\n", "  - figures.md\n  - figures.md\n")
    (line,) = problems(project)
    assert line.endswith("“figures.md” is in the navigation twice; keep one")
