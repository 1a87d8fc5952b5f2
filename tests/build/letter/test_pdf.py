# SPDX-License-Identifier: MIT
"""The PDF of the document: its text, structure and links."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from data_support import LANGUAGES, TAGS
from pdf_support import Element, Pdf, home, page_blocks, pdf_blocks, squeezed
from support import NBSP, SITE_URL, Build

PAGES = ["letter", "annex", "annex/nafta", "annex/united-states", "annex/mexico", "annex/world"]


@pytest.fixture(scope="module")
def pdfs(site: Build) -> dict[str, Pdf]:
    return {language: Pdf(site.site / f"letter-{language}.pdf") for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_text_matches_the_pages(site: Build, pdfs: dict[str, Pdf], language: str) -> None:
    pages = [site.page(f"{home(language)}{page}/") for page in PAGES]
    expected = [block for page in pages for block in page_blocks(page)]
    assert len([number for number, _ in expected if number]) == 44
    # And the author.
    notice = len(site.page(f"{home(language)}letter/").select(".notice p")) + 1
    assert pdf_blocks(pdfs[language], notice) == expected


# Structure


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_has_metadata(pdfs: dict[str, Pdf], site: Build, language: str) -> None:
    pdf = pdfs[language]
    title = site.page(f"{home(language)}letter/").find("h1")
    assert title is not None
    assert str(pdf.pdf.docinfo.Title) == squeezed(title.get_text())
    assert pdf.root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.root.Lang) == TAGS[language]
    assert pdf.root.MarkInfo.Marked
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.root.Metadata.read_bytes()
    author = {"en": "Amnesty International Canada", "fr": "Amnistie internationale Canada"}
    assert str(pdf.pdf.docinfo.Author) == author[language]
    assert {tuple(map(int, page.MediaBox)) for page in pdf.pdf.pages} == {(0, 0, 612, 792)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_has_structure_and_bookmarks(pdfs: dict[str, Pdf], site: Build, language: str) -> None:
    pdf = pdfs[language]
    pages = [site.page(f"{home(language)}{page}/") for page in PAGES]
    titles = [squeezed(title.get_text()) for page in pages for title in page.select("article h1")]
    about = {
        "en": ["About this document", "Abbreviations"],
        "fr": ["À propos de ce document", "Sigles et acronymes"],
    }
    assert pdf.outline() == [
        (1, titles[0]),
        (1, titles[1]),
        *((2, title) for title in titles[2:]),
        *enumerate(about[language], 1),
    ]
    headings = pdf.tree.find("H1", "H2", "H3", "H4", "H5", "H6")
    assert [(int(h.name[1]), h.text()) for h in headings] == pdf.outline()
    lists = pdf.tree.find("L")
    assert [len(tag.find("LI")) for tag in lists[:-1]] == [4, 4, 5, 7, 2]
    for item in (item for tag in lists[:-1] for item in tag.find("LI")):
        assert [child.name for child in item.children if isinstance(child, Element)] == [
            "Lbl",
            "LBody",
        ]
    assert len(pdf.tree.find("TOCI")) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_has_a_source_note(pdfs: dict[str, Pdf], site: Build, language: str) -> None:
    notes = [squeezed(note.text("Lbl")) for note in pdfs[language].tree.find("Note")]
    expected = []
    for page in PAGES:
        for item in site.page(f"{home(language)}{page}/").select(".figure-notes__list li"):
            expected.append(squeezed(item.get_text()))
    assert len(notes) == 8
    assert sorted(notes) == sorted(expected)


def test_foreign_words_have_a_language_tag(pdfs: dict[str, Pdf]) -> None:
    """Take each word's language from its nearest ancestor that sets one."""
    texts: dict[str, str] = {}

    def collect(element: Element, language: str) -> None:
        language = element.language or language
        texts[language] = texts.get(language, "") + "".join(
            child for child in element.children if isinstance(child, str)
        )
        for child in element.children:
            if isinstance(child, Element):
                collect(child, language)

    collect(pdfs["en"].tree, "en-CA")
    assert list(texts) == ["en-CA", "fr"]
    french = "Directrice GénéraleAmnistie internationale Canada francophone"  # two lines
    assert squeezed(texts["fr"]) == french


def test_french_typography_and_hyphenation_are_applied(pdfs: dict[str, Pdf]) -> None:
    text = pdfs["fr"].tree.text()
    assert f"«{NBSP}commerce progressiste{NBSP}»" in text
    assert f"400{NBSP}000" in text
    pieces = [str(piece) for texts in pdfs["fr"].texts for piece in texts.values()]
    broken = {a.split()[-1] + "-" + c.split()[0] for a, b, c in triples(pieces) if b == "\xad"}
    assert {"préoccu-pations", "organi-sations"} & broken, broken


def triples(pieces: list[str]) -> Iterator[tuple[str, str, str]]:
    return zip(pieces, pieces[1:], pieces[2:], strict=False)


# Links


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_page_links_to_the_pdf_with_its_size(site: Build, language: str) -> None:
    name, unit = f"letter-{language}.pdf", {"en": "kB", "fr": "ko"}[language]
    size = round((site.site / name).stat().st_size / 1000)
    for page in PAGES:
        for address in (f"{page}/", f"{page}/side-by-side/"):
            place = f"{home(language)}{address}"
            (paragraph,) = site.page(place).select(".document-pdf")
            assert re.search(rf", PDF, {size}\s{unit}$", paragraph.get_text())
            (link,) = paragraph.select("a")
            assert str(link["href"]) == "../" * place.count("/") + name
    assert not site.page(f"{home(language)}about/").select(".document-pdf")


def test_passages_link_to_the_website(pdfs: dict[str, Pdf], site: Build) -> None:
    addresses = [
        str(annotation.A.URI)
        for page in pdfs["fr"].pdf.pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation and "#" in str(annotation.A.get("/URI", ""))
    ]
    assert len(addresses) == 44
    for address in addresses:
        page, _, anchor = address.removeprefix(SITE_URL).partition("#")
        assert site.page(page).find(id=anchor) is not None
