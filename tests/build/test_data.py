# SPDX-License-Identifier: MIT
"""The published data files match the pages and their schemas."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jsonschema
import pytest
from bs4 import Tag

from campaign.model.campaign import Campaign
from campaign.text.typography import typographer
from campaigns import address
from data_support import LANGUAGES, hostile_project, hostile_text, page_at, read
from support import NBSP, SITE_URL, Build, build, edit, move_figure
from yaml_file import read_yaml

BOM = "\N{BYTE ORDER MARK}"


def rows(built: Build) -> list[dict[str, str]]:
    text = (built.site / "figures.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_root_files_are_written_once(built: Build) -> None:
    names = {"figures.json", "figures.csv", "figures.schema.json", "robots.txt"}
    names |= {"letter.json", "letter.schema.json"}
    assert names <= {file.name for file in built.site.iterdir()}
    assert [file for file in built.site.glob("*/**/*") if file.name in names] == []


@pytest.mark.parametrize("name", ["figures.json", "letter.json"])
def test_data_file_is_valid_against_its_schema(built: Build, campaign: Campaign, name: str) -> None:
    data = read(built, name)
    schema = read(built, data["$schema"])
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    validator(schema).validate(data)
    del data[next(key for key in data if isinstance(data[key], list))]
    assert not validator(schema).is_valid(data)
    assert data["languages"] == {lang.code: lang.tag for lang in campaign.settings.languages}


def test_schema_describes_every_key_of_a_figure(built: Build) -> None:
    schema = read(built, "figures.schema.json")["$defs"]
    bare = {"kind", "url", "source", "title"}  # self-explanatory
    for model in ("FigureExport", "CitationExport"):
        properties = schema[model]["properties"]
        assert {k for k, v in properties.items() if "description" not in v} <= bare


def test_published_figures_match_the_data_file(built: Build, campaign: Campaign) -> None:
    path = built.site.parent / "docs" / campaign.settings.campaign.figures
    source = read_yaml(path)["figures"]
    data = read(built, "figures.json")["figures"]
    assert [figure["name"] for figure in data] == list(source)
    for figure in data:
        entry = source[figure["name"]]
        for key in ("value", "as_published", "as_of", "currency"):
            assert figure[key] == entry.get(key), (figure["name"], key)
            assert type(figure[key]) is type(entry.get(key))
        assert figure["kind"] == entry.get("kind", "count")
        assert figure["source"]["url"] == entry["source"].get("url")
        is_in_letter = figure["as_published"] is not None
        assert (figure["text_published"] is not None) == is_in_letter
        for code in campaign.settings.codes:
            assert figure["text"][code] == campaign.figure_text(figure["name"], code)
            assert figure["label"][code] == campaign.typeset(entry["label"][code], code)
            title = campaign.typeset(entry["source"]["title"][code], code)
            assert figure["source"]["title"][code] == title


def test_published_figures_of_the_small_campaign(small: Build) -> None:
    figures = {figure["name"]: figure for figure in read(small, "figures.json")["figures"]}
    assert [figures[name]["text"]["fr"] for name in figures] == [
        f"12{NBSP}500",
        f"12,5{NBSP}%",
        "1998",
        f"1er{NBSP}mai 2024",
        f"1{NBSP}200{NBSP}000{NBSP}$",
    ]
    assert (figures["sick"]["unit"], figures["sick"]["value"]) == ("%", 12.5)
    assert (figures["felling"]["unit"], figures["felling"]["currency"]) == (None, "CAD")
    assert figures["felling"]["period"] == {"en": "spring 2024", "fr": "printemps 2024"}
    assert figures["felling"]["citations"] == [
        {
            "page": "annex/costs.md",
            "id": "costs-p1",
            "number": 1,
            "label": {"en": f"Annex I, ¶{NBSP}1", "fr": f"Annexe I, par.{NBSP}1"},
            "url": {
                "en": f"{SITE_URL}annex/costs/#costs-p1",
                "fr": f"{SITE_URL}fr/annex/costs/#costs-p1",
            },
        }
    ]


def test_changed_figure_is_published_with_both_values(project: Path) -> None:
    move_figure(project / "docs/figures.yml", "12500", "13000")
    published = "form_published: {en: 12.5 thousand, fr: 12 500}"
    edit(project / "docs/figures.yml", "value: 13000\n", f"value: 13000\n    {published}\n")
    edit(project / "docs/letter.txt", "12,500", "12.5 thousand")
    done = build(project)
    assert done.status == 0, done.output
    elms = read(done, "figures.json")["figures"][0]
    assert (elms["value"], elms["as_published"], elms["moved"]) == (13000, 12500, True)
    assert elms["text_published"] == {"en": f"12.5{NBSP}thousand", "fr": f"12{NBSP}500"}
    row = rows(done)[0]
    assert (row["moved"], row["text_published_en"]) == ("true", f"12.5{NBSP}thousand")
    texts = [
        p["text"]["en"] for page in read(done, "letter.json")["pages"] for p in page["passages"]
    ]
    assert any(f"13,000 [12.5{NBSP}thousand in the original letter] elms" in text for text in texts)


def test_citations_link_to_passages_with_the_figure(built: Build, campaign: Campaign) -> None:
    seen = 0
    for figure in read(built, "figures.json")["figures"]:
        for citation in figure["citations"]:
            for code in campaign.settings.codes:
                page, anchor = page_at(built, citation["url"][code])
                assert anchor == (citation["id"] or "")
                if anchor:
                    place = page.find(id=anchor)
                    assert isinstance(place, Tag)
                    assert figure["text"][code] in place.get_text()
                    assert anchor.endswith(f"-p{citation['number']}")
                    seen += 1
    assert seen


def test_csv_matches_json(built: Build, campaign: Campaign) -> None:
    raw = (built.site / "figures.csv").read_bytes()
    assert raw.startswith(BOM.encode())
    assert raw.count(b"\n") == raw.count(b"\r\n")
    figures = read(built, "figures.json")["figures"]
    codes = campaign.settings.codes
    assert rows(built) == [expected_row(figure, codes) for figure in figures]


def expected_row(figure: dict[str, Any], codes: Sequence[str]) -> dict[str, str]:
    row = {"source_url": defused(figure["source"]["url"])}
    for key in ("name", "kind", "currency", "unit", "as_of"):
        row[key] = defused(figure[key])
    for key in ("value", "as_published", "moved"):
        row[key] = csv_value(figure[key])
    for code in codes:
        for key in ("text", "text_published", "label", "before", "period", "revised"):
            row[f"{key}_{code}"] = defused((figure[key] or {}).get(code))
        row[f"source_{code}"] = defused(figure["source"]["title"][code])
        citations = figure["citations"]
        row[f"cited_in_{code}"] = defused("; ".join(c["label"][code] for c in citations))
        row[f"citations_{code}"] = " ".join(c["url"][code] for c in citations)
    return row


def csv_value(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def defused(text: str | None) -> str:
    return f"'{text}" if text and text[0] in "=+-@" else text or ""


def test_downloads_are_listed_with_their_sizes(built: Build, campaign: Campaign) -> None:
    for code in campaign.settings.codes:
        source = campaign.pages.page_with_insert(code, "downloads")
        assert source is not None
        place = address(campaign, source.path, code)
        page = built.page(place)
        links = page.select(".download__link")
        names = [urljoin(place, str(link["href"])).lstrip("/") for link in links]
        pdfs = [f"letter-{other}.pdf" for other in campaign.settings.codes]
        assert names == [*pdfs, "figures.csv", "figures.json", "letter.json"]
        for name, link in zip(names, links, strict=True):
            said = link.get_text()
            assert f", {name.rpartition('.')[2].upper()}, " in said
            number = re.sub(r"[^\d,.]", "", said.rpartition(", ")[2]).replace(",", ".")
            real = (built.site / name).stat().st_size / 1000
            assert abs(float(number) - real) <= 0.5


def test_link_to_a_pdf_is_in_its_language(small: Build) -> None:
    for place in ("figures/", "fr/figures/"):
        links = small.page(place).select('.download__link[type="application/pdf"]')
        assert [re.sub(r"\d+", "9", link.get_text()) for link in links] == [
            f"The letter in English, PDF, 9{NBSP}kB",
            f"La lettre en français, PDF, 9{NBSP}ko",
        ]
        texts = [link.find_parent("li") for link in links]
        other = "fr-CA" if place == "figures/" else "en-CA"
        assert [text["lang"] for text in texts if text and text.has_attr("lang")] == [other]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    done = build(hostile_project(tmp_path_factory.mktemp("hostile_data")))
    assert done.status == 0, done.output
    return done


def test_hostile_texts_are_unchanged_in_the_data_files(hostile: Build) -> None:
    figures = read(hostile, "figures.json")["figures"]
    for figure in figures:
        for code in LANGUAGES:
            typed = f"{hostile_text(code)} label {figure['name']} {code}"
            expected = typographer(f"{code}-CA")(typed)
            assert figure["label"][code] == expected
    table = rows(hostile)
    assert table == [expected_row(figure, LANGUAGES) for figure in figures]
    assert all(row["label_en"].startswith("'=1+1</script>") for row in table)
    assert not [v for row in table for v in row.values() if v[:1] in {*"=+-@"}]
