# SPDX-License-Identifier: MIT
"""A text has the typography of its language tag wherever readers see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from campaign.exports.figures_and_letter import Texts, as_json, letter_export
from campaign.exports.search_index import search_index
from campaign.load import read_campaign, read_draft
from campaign.model.campaign import Campaign
from campaign.model.settings import read_settings
from campaign.model.urls import Urls
from campaign.pdf.build import pdf_data
from campaign.render.page_html import render_page, render_pages
from campaign.views.language_view import LanguageView
from support import SMALL, copy_campaign, copy_project, edit
from yaml_file import read_yaml

SPACES = {"~": "\N{NO-BREAK SPACE}", "_": "\N{NARROW NO-BREAK SPACE}"}
PAGE = "annex/costs.md"
URLS = Urls(("en", "fr"), "https://example.org/", True)
CASES: dict[str, list[list[str]]] = read_yaml(Path(__file__).with_name("typography.yml"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("typography"), SMALL)


def spaced(text: str) -> str:
    return "".join(SPACES.get(sign, sign) for sign in text)


def written(folder: Path, tag: str, typed: list[str]) -> Campaign:
    """Return a campaign whose second language is ``tag``, with paragraphs in both languages."""
    config = folder / "mkdocs.yml"
    settings = (SMALL / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("fr: fr-CA", f"fr: {tag}").replace(
        "    reference: letter.txt\n", ""
    )
    head, _, rest = settings.partition("    corrections:")
    config.write_text(head + rest[rest.index("    abbreviations:") :], encoding="utf-8")
    for code in ("en", "fr"):
        original = (SMALL / f"docs/{code}/{PAGE}").read_text(encoding="utf-8")
        head = original[: original.index("Il en" if code == "fr" else "It would")]
        text = head + "\n\n".join(f"{{{{ felling }}}}\n\n{text}" for text in typed) + "\n"
        (folder / f"docs/{code}/{PAGE}").write_text(text, encoding="utf-8")
    draft, _ = read_draft(read_settings(config))  # the paragraphs are not translated
    return draft


def paragraphs(runs: list[dict[str, Any]]) -> Iterator[str]:
    for run in runs:
        if run["kind"] != "note":
            yield run.get("text", " " if run["kind"] == "break" else "")
            yield from paragraphs(run.get("runs", []))


def shown(campaign: Campaign) -> dict[str, list[str]]:
    """Return the paragraphs of the page in French in each publication."""
    views = {code: LanguageView(campaign, code) for code in ("en", "fr")}
    page = campaign.pages.page("fr", PAGE)
    assert page is not None
    rendered = render_page(page, views["fr"], URLS)
    html = BeautifulSoup(rendered.html, "html.parser")
    data = pdf_data(campaign, "fr", URLS, render_pages(campaign, URLS))
    part = next(p for p in data["pages"] if p["name"] == "Annexe I")
    letter = json.loads(as_json(letter_export(Texts([*views.values()], URLS))))
    (annex,) = (each for each in letter["pages"] if each["path"] == PAGE)
    return {
        "page": [p.get_text() for p in html.find_all("p")],
        "side by side": [
            BeautifulSoup(html, "html.parser").get_text()
            for html in rendered.fragments.values()
            if html.startswith("<p")
        ],
        "pdf": ["".join(paragraphs(b["runs"])).strip() for b in part["blocks"][1:]],
        "letter.json": [passage["text"]["fr"] for passage in annex["passages"]],
        "search": [
            e["text"]
            for e in json.loads(search_index(views["fr"], URLS, {}))
            if "costs-p" in e["url"]
        ],
    }


@pytest.mark.parametrize("tags", CASES)
def test_text_has_the_typography_of_its_tag_everywhere(
    folder: Path, tags: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The campaign's second language has the code fr, whatever its tag is here.
    monkeypatch.setattr("campaign.model.settings.is_supported", lambda *_: True)
    for tag in tags.split(", "):
        typed = [spaced(case[0]) for case in CASES[tags]]
        # Of the language of the site that is not compared, only the markup counts.
        for place, texts in shown(written(folder, tag, typed)).items():
            found = [" ".join(text.split("\n")) for text in texts[1::2]]
            assert found == [spaced(case[1]) for case in CASES[tags]], (tag, place)


def test_author_in_the_footer_has_the_typography_of_its_tag(tmp_path: Path) -> None:
    config = copy_campaign(tmp_path, SMALL) / "mkdocs.yml"
    author = '    author: {en: "The elm\'s friends", fr: "Les amis de l\'orme : nous"}\n'
    edit(config, "    reference:", f"{author}    reference:")
    credit = LanguageView(read_campaign(config), "fr").credit()
    assert spaced("Les amis de l’orme~: nous") in credit
    assert "'" not in credit
