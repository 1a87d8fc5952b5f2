# SPDX-License-Identifier: MIT
"""Text written by an editor stays text in the published files and in JSON-LD."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import pytest

from hostile_support import (
    LANGUAGES,
    PAIRED,
    data,
    description,
    every_page,
    printed,
    title,
)
from support import SITE_URL, Build, read_html, squeezed


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_index_has_plain_text(hostile: Build, language: str) -> None:
    """Check that it is not escaped: the search script inserts it as text."""
    file = hostile.site / f"assets/search/{language}.json"
    entries = json.loads(file.read_text(encoding="utf-8"))
    titles = [squeezed(entry["title"]) for entry in entries]
    texts = [squeezed(entry["text"]) for entry in entries]
    assert printed(title("index.md", language), language) in titles
    assert any(t.startswith(printed(description("index.md", language), language)) for t in texts)
    number = "¶ 1" if language == "en" else "par. 1"
    assert f"{printed(data('cite let', language), language)}, {number}" in titles
    label = printed(data("label elms", language), language)
    assert any(found.endswith(label) for found in titles)
    assert printed(data("source elms", language), language) in texts


def test_sitemap_and_404_page_have_no_hostile_text(hostile: Build) -> None:
    tree = ElementTree.parse(hostile.site / "sitemap.xml")
    places = tree.findall("{*}url/{*}loc")
    assert [str(place.text) for place in places] == [
        SITE_URL + address
        for language in LANGUAGES
        for path, page_address in every_page(language)
        for address in [page_address, *([f"{page_address}side-by-side/"] * (path in PAIRED))]
    ]
    page = read_html(hostile.site / "404.html")
    assert {a["href"] for a in page.select("main a")} == {"/letters/", "/letters/fr/"}
    assert len(page.select("script")) == 3
    assert "alert" not in "".join(script.get_text() for script in page.select("script"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_ld_cannot_close_its_script(hostile: Build, language: str) -> None:
    for path, address in every_page(language):
        page = hostile.page(address)
        found = page.select("script[type='application/ld+json']")
        assert len(found) == (path != "index.md"), path
        for script in found:
            assert not set(script.get_text()) & {*"<>&\u2028\u2029"}
            json_ld = json.loads(script.get_text())
            if path not in PAIRED:  # their names are headings of the letter
                assert squeezed(json_ld["name"]).startswith(
                    printed(title(path, language), language)
                )
            assert squeezed(json_ld["description"]) == printed(
                description(path, language), language
            )


def read(built: Build, name: str) -> Any:
    return json.loads((built.site / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_json_has_unchanged_texts(hostile: Build, language: str) -> None:
    for figure in read(hostile, "figures.json")["figures"]:
        moved = figure["name"] == "felling"
        for field in ("label", "before", *(["revised"] if moved else [])):
            expected = printed(data(f"{field} {figure['name']}", language), language)
            assert squeezed(figure[field][language]) == expected
        cite = "ann" if figure["name"] == "felling" else "let"
        labels = [citation["label"][language] for citation in figure["citations"]]
        expected = printed(data(f"cite {cite}", language), language)
        assert any(squeezed(label).startswith(expected) for label in labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_csv_has_unchanged_texts(hostile: Build, language: str) -> None:
    text = (hostile.site / "figures.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) == 5
    assert all(None not in row and None not in row.values() for row in rows)
    for row in rows:
        moved = row["name"] == "felling"
        for field in ("label", "before", "source", *(["revised"] if moved else [])):
            expected = printed(data(f"{field} {row['name']}", language), language)
            assert squeezed(row[f"{field}_{language}"]) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_letter_json_has_unchanged_texts(hostile: Build, language: str) -> None:
    pages = read(hostile, "letter.json")["pages"]
    assert [page["path"] for page in pages] == list(PAIRED)
    for page in pages:
        path = page["path"]
        assert squeezed(page["title"][language]) == printed(title(path, language), language)
        expected = printed(data(f"cite {path[:3]}", language), language)
        assert squeezed(page["cite"][language]) == expected
    if language == "en":
        passages = [squeezed(each["text"]["en"]) for page in pages for each in page["passages"]]
        assert any(printed(data("slip", "en"), "en") in passage for passage in passages)


def test_xml_and_json_are_well_formed(hostile: Build) -> None:
    """Parse every file with a strict parser."""
    ElementTree.parse(hostile.site / "sitemap.xml")
    names = sorted(file.name for file in hostile.site.rglob("*.json"))
    assert {"en.json", "figures.json", "figures.schema.json", "fr.json", "letter.json"} <= {*names}
    for file in hostile.site.rglob("*.json"):
        json.loads(file.read_text(encoding="utf-8"), parse_constant=_reject_constant)


def _reject_constant(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")
