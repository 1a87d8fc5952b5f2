# SPDX-License-Identifier: MIT
"""Nothing is reported for a hundred correct passages, and readers see what their editors mean."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from boxes_support import with_boxes
from campaign.load import read_campaign
from campaign.model.urls import Urls
from campaign.render.page_html import render_pages
from campaign.views.language_view import LanguageView
from support import SMALL, copy_project, edit, reported, squeezed
from yaml_file import read_yaml

PASSAGES: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("correct_passages.yml"))
_ON_A_PAGE = 20
_OF_THE_LETTER = 2
"""The first pages belong to the letter, so that its PDF has their passages."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign with the passages on a few pages."""
    project = with_boxes(copy_project(tmp_path_factory.mktemp("passages"), SMALL))
    for number in range(len(PASSAGES) // _ON_A_PAGE + 1):
        passages = PASSAGES[number * _ON_A_PAGE :][:_ON_A_PAGE]
        edit(project / "mkdocs.yml", "  - letter.md\n", f"  - letter.md\n  - corpus-{number}.md\n")
        for code in ("en", "fr"):
            name = f"{number} ({code})"
            text = f"---\ntitle: Corpus {name}\ndescription: Correct passages {name}.\n"
            text += "document: true\n" if number < _OF_THE_LETTER else ""
            text += f"---\n\n# {number} {{#corpus-{number}}}\n\n"
            text += "\n\n".join(passage[code] for passage in passages)
            (project / f"docs/{code}/corpus-{number}.md").write_text(text, encoding="utf-8")
    return project


def test_correct_passages_are_not_reported(project: Path) -> None:
    assert len(PASSAGES) > 100
    assert reported(project) == []


def test_correct_passages_are_shown_as_they_are_meant(project: Path) -> None:
    campaign = read_campaign(project / "mkdocs.yml")
    views = {code: LanguageView(campaign, code) for code in ("en", "fr")}
    rendered = render_pages(campaign, Urls(("en", "fr"), "", True))
    for code, key in (("en", "shown"), ("fr", "shown_fr")):
        html = "".join(page.html for (language, _), page in rendered.items() if language == code)
        pages = BeautifulSoup(html, "html.parser")
        text = re.sub(r"\s+", " ", pages.get_text())
        expected = [shown for passage in PASSAGES for shown in passage.get(key, [])]
        assert [shown for shown in expected if shown not in text] == []
        published = {  # in the data files
            word.removesuffix(",")
            for page in campaign.pages.in_language(code)
            for passage in page.passages
            for word in squeezed(views[code].text(page, passage)).split()
        }
        assert sorted(word for word in published if word not in text) == []
        selectors = [selector for passage in PASSAGES for selector in passage.get("has", [])]
        assert [selector for selector in selectors if not pages.select(selector)] == []
