# SPDX-License-Identifier: MIT
"""The look of a PDF: what stays together at the end of a page or a line, whatever is above it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from campaign.load import read_campaign
from campaign.model.urls import Urls
from campaign.pdf.build import pdf_data
from campaign.pdf.typst import make_pdf
from campaign.render.page_html import render_pages
from campaigns import SECOND
from support import ROOT, SITE_URL, copy_campaign, squeezed

PUBLICATIONS = ROOT / "overrides/publications"
NAMES = ("document.typ", "document_blocks.typ")
SOURCES = {name: (PUBLICATIONS / name).read_text(encoding="utf-8") for name in NAMES}
FILL = range(25, 41, 3)
"""Numbers of lines that end in turn at each place near the end of the first page."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = copy_campaign(tmp_path_factory.mktemp("second"), SECOND)
    campaign = read_campaign(folder / "mkdocs.yml")
    urls = Urls(("fr", "en"), SITE_URL, True)
    return pdf_data(campaign, "en", urls, render_pages(campaign, urls))


def typeset(tmp_path: Path, data: dict[str, Any], *blocks: dict[str, Any]) -> list[list[str]]:
    """Return the lines of each page of a letter with these blocks."""
    page = {"name": "Letter", "depth": 0, "blocks": [heading("The letter", 1), *blocks]}
    letter = {**data, "pages": [page], "about": [], "abbreviations": []}
    content = make_pdf(tmp_path, SOURCES, letter, 0)
    texts = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    return [[squeezed(line) for line in text.split("\n") if line.strip()] for text in texts]


def runs(text: str) -> list[dict[str, Any]]:
    return [{"kind": "text", "text": text}]


def heading(text: str, level: int = 2) -> dict[str, Any]:
    return {"kind": "heading", "level": level, "id": None, "runs": runs(text)}


def paragraph(text: str) -> dict[str, Any]:
    return {"kind": "paragraph", "runs": runs(text), "editorial": False}


def lines(count: int) -> dict[str, Any]:
    return paragraph(" ".join(["words"] * 11 * count))


def test_a_heading_is_not_alone_at_the_foot_of_a_page(tmp_path: Path, data: dict[str, Any]) -> None:
    places = set()
    for count in FILL:
        blocks = [lines(count), heading("Of banks"), heading("Of planks", 3), lines(6)]
        first, *_ = pages = typeset(tmp_path, data, *blocks)
        assert first[-1] not in ("Of banks", "Of planks")
        places.add(next(n for n, page in enumerate(pages) if "Of planks" in page))
    assert places == {0, 1}


SIGNED = {
    "kind": "signatories",
    "items": [
        {"runs": [*runs("Odalys Brindle-Moth"), {"kind": "break"}, *runs("Keeper of the lantern")]}
    ],
}
LAST = {
    "paragraph": paragraph("Until then, we walk."),
    "list": {"kind": "list", "start": None, "items": [[paragraph("Until then, we walk.")]]},
    "quote": {"kind": "quote", "blocks": [paragraph("Until then, we walk.")]},
}


@pytest.mark.parametrize("last", LAST)
def test_signatories_are_not_alone_on_a_page(
    tmp_path: Path, data: dict[str, Any], last: str
) -> None:
    places = set()
    for count in FILL:
        pages = typeset(tmp_path, data, lines(count), LAST[last], SIGNED)
        signed = next(n for n, page in enumerate(pages) if "Odalys Brindle-Moth" in page)
        assert any("Until then, we walk." in line for line in pages[signed]), count
        places.add(signed)
    assert places == {0, 1}


def test_a_paragraph_has_no_last_line_of_one_word(tmp_path: Path, data: dict[str, Any]) -> None:
    texts = [["Some", *["ordinary words"] * n, "cross the footbridge."] for n in range(12, 30)]
    pages = typeset(tmp_path, data, *(paragraph(" ".join(text)) for text in texts))
    ends = [line for page in pages for line in page if "footbridge" in line]
    assert len(ends) == len(texts)
    assert [line for line in ends if not line.endswith("the footbridge.")] == []


def test_an_address_is_not_broken_after_its_protocol(tmp_path: Path, data: dict[str, Any]) -> None:
    texts = [[*["word"] * n, "https://example.org/a/long/path/to/a/survey"] for n in range(6, 16)]
    (page,) = typeset(tmp_path, data, *(paragraph(" ".join(text)) for text in texts))
    assert sum("https://example.org/" in line for line in page) >= len(texts)
    assert [line for line in page if line.endswith("https://")] == []


def test_the_first_page_names_the_author(tmp_path: Path, data: dict[str, Any]) -> None:
    first, *_ = typeset(tmp_path, data, lines(80))
    assert "Lanternfield Circle of Walkers did not produce this" in " ".join(first)


def test_long_words_in_many_columns_are_hyphenated(tmp_path: Path, data: dict[str, Any]) -> None:
    head = [runs("Internationalization")] * 10
    table = {"kind": "table", "head": head, "align": [""] * 10, "rows": [head]}
    (page,) = typeset(tmp_path, data, table)
    text = " ".join(page)
    assert "Internationalization" not in text  # it is wider than a column
    assert re.sub("[-\N{SOFT HYPHEN}] ", "", text).count("Internationalization") == 20
