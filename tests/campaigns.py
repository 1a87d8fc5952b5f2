# SPDX-License-Identifier: MIT
"""The campaigns that the tests build."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.model.settings import Language
from support import LETTER, ROOT, SMALL, Build, copy_project, read_html
from yaml_file import read_yaml

SECOND = ROOT / "tests/build/second_campaign"
SPANISH = ROOT / "tests/build/second_campaign_es"

CAMPAIGNS = ("letter", "small", "second", "three")
"""The frozen letter, the small campaign, the second one, and the second in three languages."""

FOLDERS = {"letter": LETTER, "small": SMALL, "second": SECOND}
"""The campaigns that are stored in a folder; the others are derived from these."""


def in_three_languages(folder: Path) -> Path:
    """Add Spanish to a copy of the second campaign: only configuration and a folder."""
    project = copy_project(folder, SECOND)
    shutil.copytree(SPANISH / "docs", project / "docs", dirs_exist_ok=True)
    data = project / "docs/numbers.yml"
    _write(data, _with(read_yaml(data), read_yaml(SPANISH / "numbers.yml")))
    config, spanish = project / "mkdocs.yml", read_yaml(SPANISH / "mkdocs.yml")
    # The rest of the file is left unparsed: it has MkDocs' own YAML tags.
    head, extra = config.read_text(encoding="utf-8").split("extra:\n")
    language = json.dumps(spanish["language"], ensure_ascii=False)  # JSON is YAML, on one line
    head = head.replace("markdown_extensions:", f"        - {language}\nmarkdown_extensions:")
    campaign = _with(yaml.safe_load(extra)["campaign"], spanish["campaign"])
    text = yaml.safe_dump({"extra": {"campaign": campaign}}, allow_unicode=True)
    config.write_text(head + text, encoding="utf-8")
    return project


def _write(file: Path, data: Any) -> None:
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _with(data: Any, more: Any) -> Any:
    """Merge ``more`` into ``data``, recursively."""
    if isinstance(data, dict) and isinstance(more, dict):
        return data | {k: _with(data[k], v) if k in data else v for k, v in more.items()}
    if isinstance(data, list) and isinstance(more, list):
        return [_with(*pair) for pair in zip(data, more, strict=True)]
    return more


def address(campaign: Campaign, path: str, code: str) -> str:
    """Return a page's address from the root: ``fr/annex/costs/`` for ``annex/costs.md``."""
    folder = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return prefix(campaign, code) + (f"{folder}/" if folder else "")


def prefix(campaign: Campaign, code: str) -> str:
    """Return the prefix of a language's addresses, empty for the default language."""
    return "" if code == campaign.settings.codes[0] else f"{code}/"


def language_at(campaign: Campaign, place: str) -> Language:
    """Return the language of the page at an address from the root."""
    default, *others = campaign.settings.languages
    return next((other for other in others if place.startswith(f"{other.code}/")), default)


def translations(campaign: Campaign, place: str) -> dict[str, str]:
    """Return the addresses of the page at ``place`` in all languages, by language tag."""
    below = place.removeprefix(prefix(campaign, language_at(campaign, place).code))
    return {
        other.tag: prefix(campaign, other.code) + below for other in campaign.settings.languages
    }


def documents(campaign: Campaign) -> list[Page]:
    """Return the pages of the document, in every language."""
    return [page for page in campaign.pages if page.matter.document]


@cache
def pages(built: Build) -> list[tuple[str, BeautifulSoup]]:
    """Return every page, parsed, but not 404.html or redirects; shared, so not to be modified."""
    found = []
    for file in sorted(built.site.rglob("*.html")):
        place = file.relative_to(built.site).as_posix().removesuffix("index.html")
        page = read_html(file)
        if place != "404.html" and not page.select("meta[http-equiv=refresh]"):
            found.append((place, page))
    return found
