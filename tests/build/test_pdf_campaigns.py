# SPDX-License-Identifier: MIT
"""PDFs of campaigns with less, with hostile texts, and with all Markdown syntax."""

from __future__ import annotations

import re
from pathlib import Path

from data_support import LANGUAGES
from pdf_support import Pdf, differs, squeezed
from support import ROOT, build, edit

EMOJI = "\N{GRINNING FACE}"
RICH = (ROOT / "tests/rich_page.md").read_text(encoding="utf-8")


def test_campaign_without_a_document_has_no_pdf(project: Path) -> None:
    configuration = (project / "mkdocs.yml").read_text(encoding="utf-8")
    rewritten = re.sub(
        r"    (reference|corrections|left_as_sent):.*\n(      - .*\n)*", "", configuration
    )
    (project / "mkdocs.yml").write_text(rewritten, encoding="utf-8")
    for page in project.glob("docs/*/**/*.md"):
        text = page.read_text(encoding="utf-8").replace("document: true\n", "")
        text = text.replace("/// insert | recommendations\n///\n", "")
        page.write_text(text, encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    assert not list(done.site.glob("*.pdf"))
    assert not done.page("letter/").select(".document-pdf")
    names = [link["href"] for link in done.page("figures/").select(".download__link")]
    assert names == ["../figures.csv", "../figures.json", "../letter.json"]


def test_pdf_is_built_without_optional_settings_or_site_url(project: Path) -> None:
    edit(project / "mkdocs.yml", '    sent: "2024-04"\n', "")
    done = build(project, SITE_URL="")
    assert done.status == 0, done.output
    pdf = Pdf(done.site / "letter-en.pdf")
    assert pdf.tree.find("H1")[0].text() == "OPEN LETTER: Save the Elms"
    assert "/Author" not in pdf.pdf.docinfo
    assert [squeezed(p.text()) for p in pdf.tree.find("P")][:1] == ["1Dear Mayor,"]


def test_hostile_texts_are_escaped_in_the_pdf(project: Path) -> None:
    configuration = (project / "mkdocs.yml").read_text(encoding="utf-8")
    rewritten = re.sub(
        r"    (reference|corrections|left_as_sent):.*\n(      - .*\n)*", "", configuration
    )
    (project / "mkdocs.yml").write_text(rewritten, encoding="utf-8")
    letter = project / "docs/en/letter.md"
    edit(letter, "# OPEN LETTER: Save the Elms", f"# {'Very long titles ' * 18}")
    edit(letter, "Dear Mayor,", 'Dear #let x = $1$ \\\\ @a #panic() &lt;script> "q" ' + EMOJI)
    done = build(project)
    assert done.status == 0, done.output
    pdf = Pdf(done.site / "letter-en.pdf")
    assert len(str(pdf.pdf.docinfo.Title)) == 305
    found = squeezed(pdf.tree.find("P")[2].text())
    assert found == "1Dear #let x = $1$ \\ @a #panic() <script> “q” □"


def test_pdf_text_matches_the_pages_with_all_markdown_syntax(project: Path) -> None:
    """Compare nested lists, quotes, tables, footnotes, code and images."""
    configuration = (project / "mkdocs.yml").read_text(encoding="utf-8")
    rewritten = re.sub(
        r"    (reference|corrections|left_as_sent):.*\n(      - .*\n)*", "", configuration
    )
    (project / "mkdocs.yml").write_text(rewritten, encoding="utf-8")
    for language in LANGUAGES:
        file = project / "docs" / language / "letter.md"
        matter = file.read_text(encoding="utf-8").split("---")[1]
        text = RICH
        if language == "fr":  # a sentence left untranslated is an error
            text = text.replace("A [link to costs]", "Un [lien vers les coûts]")
            text = text.replace("Again", "Encore")
        file.write_text(f"---{matter}---\n{text}", encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    assert not [language for language in LANGUAGES if differs(done, language)]
    pdf = Pdf(done.site / "letter-en.pdf")
    assert [h.name for h in pdf.tree.find("H1", "H2", "H3", "H4")][:4] == ["H1", "H2", "H3", "H4"]
    assert len(pdf.tree.find("Table")[0].find("TH")) == 3
    assert pdf.tree.find("BlockQuote")
    notes = [squeezed(note.text("Lbl")) for note in pdf.tree.find("Note")]
    assert "What a note says. And more." in notes
    marks = [mark.get_text() for mark in done.page("letter/").select(".footnote-ref")]
    assert marks == ["[1]", "[1]", "[2]", "[3]"]  # after a figure, a bare 1 is copied as a digit
