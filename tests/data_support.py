# SPDX-License-Identifier: MIT
"""Helpers for the tests of published data: reading it, and hostile texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import yaml
from bs4 import BeautifulSoup

from support import SITE_URL, SMALL, Build, copy_project, edit
from yaml_file import read_yaml

LANGUAGES = ("en", "fr")
TAGS = {"en": "en-CA", "fr": "fr-CA"}
# A formula; the end of an element and of a CDATA section; a line separator; an emoji; a change of
# direction.
HOSTILE = "=1+1</script><!--<script>\"'&amp;]]>\N{GRINNING FACE};,"


def read(built: Build, name: str) -> Any:
    return json.loads((built.site / name).read_text(encoding="utf-8"))


def page_at(built: Build, url: str) -> tuple[BeautifulSoup, str]:
    """Return the page at an absolute address, and the fragment of that address."""
    address, anchor = urldefrag(url)
    assert address.startswith(SITE_URL)
    return built.page(address.removeprefix(SITE_URL)), anchor


def hostile_text(code: str) -> str:
    """Return the text in a language: French has no straight quotation marks."""
    return HOSTILE if code == "en" else HOSTILE.replace('"', "")


def hostile_project(folder: Path) -> Path:
    """Copy the small campaign, with texts that could break a table, a script or a spreadsheet."""
    project = copy_project(folder, SMALL)
    path = project / "docs/figures.yml"
    data = read_yaml(path)
    for name, figure in data["figures"].items():
        if isinstance(figure["value"], str):  # a date
            figure["value"] = "2024-05-02"
        else:
            figure["value"] += 1
        for key in ("label", "before", "revised"):
            figure[key] = {code: f"{hostile_text(code)} {key} {name} {code}" for code in LANGUAGES}
        figure["source"]["title"] = {code: f"{hostile_text(code)} {code}" for code in LANGUAGES}
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    author = {code: f"{hostile_text(code)} author {code}" for code in LANGUAGES}
    edit(
        project / "mkdocs.yml",
        '    sent: "2024-04"',
        f'    sent: "2024-04"\n    author: {json.dumps(author, ensure_ascii=False)}',
    )
    name = json.dumps(f"{HOSTILE} site", ensure_ascii=False)
    edit(project / "mkdocs.yml", "site_name: Save the elms", f"site_name: {name}")
    return project
