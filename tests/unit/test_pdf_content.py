# SPDX-License-Identifier: MIT
"""The content of a PDF: links, headings, languages and missing characters."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest

from campaign.load import read_campaign
from campaign.model.urls import Urls
from campaign.pdf.build import link_target, pdf_data
from campaign.pdf.typst import TypesettingError, make_pdf
from campaign.render.page_html import render_pages
from campaign.render.paper import language_of
from campaign.storage import cache
from campaign.text.languages import RIGHT_TO_LEFT
from campaign.views.language_view import LanguageView
from pdf_support import Pdf
from support import LETTER, ROOT, SITE_URL, SMALL, copy_campaign, edit

TEMPLATE = '#let data = json(bytes(sys.inputs.data))\n#set document(title: "x")\n#data.text'


def target(href: str, site_url: str, language: str = "en") -> str | None:
    letter = LanguageView(read_campaign(SMALL / "mkdocs.yml"), language).letter
    return link_target(href, letter[0], letter, Urls(("en", "fr"), site_url, True))


@pytest.mark.parametrize(
    ("href", "language", "expected"),
    [
        ("annex/costs.md", "en", "#costs"),
        ("annex/costs.md#costs-p1", "en", "#costs-p1"),
        ("#letter-p2", "fr", "#letter-p2"),
        ("annex/costs.md#elsewhere", "en", f"{SITE_URL}annex/costs/#elsewhere"),
        ("figures.md#elms", "en", f"{SITE_URL}figures/#elms"),
        ("figures.md", "fr", f"{SITE_URL}fr/figures/"),
        ("../assets/favicon.svg", "fr", f"{SITE_URL}assets/favicon.svg"),
        ("of-this-language.pdf", "fr", f"{SITE_URL}fr/of-this-language.pdf"),
        ("https://example.org/?a=b#c", "en", "https://example.org/?a=b#c"),
    ],
)
def test_link_has_a_target_in_the_pdf_or_on_the_web(
    href: str, language: str, expected: str
) -> None:
    assert target(href, SITE_URL, language) == expected


def test_link_to_a_site_without_url_has_no_target() -> None:
    assert target("figures.md", "") is None
    assert target("annex/costs.md", "") == "#costs"


@pytest.mark.parametrize(
    ("tag", "language", "region"),
    [
        ("fr-CA", "fr", "CA"),
        ("es", "es", ""),
        ("es-419", "es", ""),
        ("zh-Hant-TW", "zh", "TW"),
        ("ar", "ar", ""),
        ("x-unknown", "x", ""),
    ],
)
def test_language_tag_is_split_for_typst(tag: str, language: str, region: str) -> None:
    assert language_of(tag) == {"lang": language, "region": region}


def test_headings_are_nested_below_those_of_their_pages(tmp_path: Path) -> None:
    campaign = read_campaign(copy_campaign(tmp_path, LETTER) / "mkdocs.yml")
    urls = Urls(("en", "fr"), SITE_URL, True)
    data = pdf_data(campaign, "en", urls, render_pages(campaign, urls))
    levels = [
        (page["name"], block["level"])
        for page in data["pages"]
        for block in page["blocks"]
        if block["kind"] == "heading"
    ]
    assert [level for _, level in levels] == [1, 1, 2, 2, 2, 2]
    assert data["abbreviations"] == [
        ("NAFTA", "North American Free Trade Agreement"),
        ("OAS", "Organization of American States"),
        ("UN", "United Nations"),
    ]


def test_long_name_is_cut_at_a_word(project: Path) -> None:
    name = "a name that goes on " * 10
    edit(project / "mkdocs.yml", "site_name: Save the elms", f"site_name: {name}")
    campaign = read_campaign(project / "mkdocs.yml")
    urls = Urls(("en", "fr"), "", True)
    running = pdf_data(campaign, "en", urls, render_pages(campaign, urls))["running"]
    assert running == "a name that goes on a name that goes on a name that goes on a name …"


def test_character_that_no_font_has_is_set_as_a_square(tmp_path: Path) -> None:
    data = {"text": "a\N{GRINNING FACE}b\N{BELL}c \N{BLACK TELEPHONE} ᓄ"}
    text = Pdf(BytesIO(make_pdf(tmp_path, {"a": TEMPLATE}, data, 0))).tree.text()
    assert text == "a□b□c \N{BLACK TELEPHONE} □"


def test_typesetting_error_is_raised(tmp_path: Path) -> None:
    template = TEMPLATE.replace('title: "x"', "")
    with pytest.raises(TypesettingError, match="missing document title"):
        make_pdf(tmp_path, {"a": template}, {"text": "a"}, 0)


def test_same_content_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def compiled(*given: object, **options: object) -> bytes:
        made.append(repr((given, options)))
        return made[-1].encode()

    monkeypatch.setattr("typst.compile", compiled)
    asked = [("a", "x", 1), ("a", "x", 1), ("b", "x", 1), ("a", "y", 1), ("a", "x", 2)]
    for template, text, date in asked:
        make_pdf(tmp_path, {"a": template}, {"text": text}, date)
    assert len(made) == 4
    monkeypatch.setattr(cache, "generator_fingerprint", lambda: "another")
    make_pdf(tmp_path, {"a": "a"}, {"text": "x"}, 1)
    assert len(made) == 5


@pytest.mark.parametrize("name", ["card", "document"])
def test_templates_and_pages_know_the_same_scripts_from_right_to_left(name: str) -> None:
    template = (ROOT / f"overrides/publications/{name}.typ").read_text(encoding="utf-8")
    (letters,) = re.findall(r'^#let rtl = "\[(.*)\]"$', template, re.MULTILINE)
    letters = re.sub(r"\\u\{(\w+)\}", lambda code: chr(int(code[1], 16)), letters)
    assert RIGHT_TO_LEFT.pattern.startswith(f"([{letters}]")
