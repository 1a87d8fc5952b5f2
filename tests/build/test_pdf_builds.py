# SPDX-License-Identifier: MIT
"""The PDF of various campaigns: its text, reproducibility and errors."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from campaign.load import load_campaign, read_campaign
from campaign.model.urls import Urls
from campaign.pdf.build import make_pdfs
from campaign.render.page_html import render_pages
from data_support import LANGUAGES
from pdf_support import Pdf, differs, squeezed
from support import SITE_URL, Build, build, edit, move_figure

TEMPLATE = "overrides/publications/document.typ"
BLOCKS = "overrides/publications/document_blocks.typ"


def without_reference(project: Path) -> Path:
    """Remove the reference text, so that the pages can have any text."""
    file = project / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    keys = "reference|corrections|left_as_sent"
    file.write_text(re.sub(rf"    ({keys}):.*\n(      - .*\n)*", "", text), encoding="utf-8")
    return project


# What the template would drop, by the change that drops it.
DROPPED = {
    "no-break spaces": (
        "    text(run.text)\n",
        '    text(run.text.replace("\\u{a0}", " "))\n',
    ),
    "values as sent": ("text(0.85em, fill: quiet, inner)", "[]"),
    "foreign words": (
        'region == "" { none } else { run.region })\n    inner',
        'region == "" { none } else { run.region })',
    ),
    "passage numbers": (
        "      set text(..look)\n      number(node, indent)\n",
        "      set text(..look)\n",
    ),
}


def test_pdf_text_matches_the_pages_with_a_changed_figure(project: Path) -> None:
    """Check also that a template that drops text is detected."""
    move_figure(project / "docs/figures.yml", "12500", "13000")
    done = build(project)
    assert done.status == 0, done.output
    assert not [language for language in LANGUAGES if differs(done, language)]
    assert "13,000 [12,500 in the original letter] elms" in squeezed(
        Pdf(done.site / "letter-en.pdf").tree.text("Note", "Lbl")
    )
    template = (project / BLOCKS).read_text(encoding="utf-8")
    for dropped, (old, new) in DROPPED.items():
        edit(project / BLOCKS, old, new)
        compile_pdfs(project, done.site)
        assert [language for language in LANGUAGES if differs(done, language)], dropped
        (project / BLOCKS).write_text(template, encoding="utf-8")
    compile_pdfs(project, done.site)
    assert not [language for language in LANGUAGES if differs(done, language)]


def compile_pdfs(project: Path, site: Path) -> None:
    """Replace the PDFs of a built site by those of the template as it is now."""
    campaign = load_campaign(project / "mkdocs.yml")
    urls = Urls(tuple(campaign.settings.codes), SITE_URL, True)
    made = make_pdfs(campaign, urls, render_pages(campaign, urls), project / TEMPLATE)
    for name, content in made.items():
        (site / name).write_bytes(content)


@pytest.mark.parametrize("campaign", ["letter", "second"])
def test_figure_copied_from_pdf_is_unchanged(builds: Callable[[str], Build], campaign: str) -> None:
    """Check that a note's mark is not copied as a digit: 33,000 must not become 33,0007."""
    built = builds(campaign)
    read = read_campaign(built.site.parent / "mkdocs.yml")
    for language in read.settings.codes:
        pages = PdfReader(built.site / f"letter-{language}.pdf").pages
        copied = squeezed(" ".join(page.extract_text() for page in pages))
        cited = {
            citation.marker.name
            for page in read.pages.in_language(language)
            if page.matter.document
            for citation, block in page.citations()
            if block
        }
        assert cited
        for name in cited:
            figure = squeezed(read.figure_text(name, language))
            assert re.search(rf"(?<![\d,.]){re.escape(figure)}(?!\w)", copied), name
            assert not re.search(rf"{re.escape(figure)}\d", copied), name


def test_note_with_a_table_is_printed_and_is_one_text_in_data(project: Path) -> None:
    without_reference(project)
    note = "\nElms[^n]\n{ .editorial }\n\n[^n]: One\n\n    | Two |\n    | --- |\n    | Three |\n"
    for language in LANGUAGES:
        with (project / "docs" / language / "letter.md").open("a", encoding="utf-8") as page:
            page.write(note)
    done = build(project)
    assert done.status == 0, done.output
    data = json.loads((done.site / "letter.json").read_text(encoding="utf-8"))
    assert [each["text"]["en"] for each in data["pages"][0]["notes"]] == ["One Two Three"]
    pages = PdfReader(done.site / "letter-en.pdf").pages
    assert re.search(r"One\s+Two\s+Three", " ".join(page.extract_text() for page in pages))


def test_headings_and_tables_among_signatories_are_printed(project: Path) -> None:
    without_reference(project)
    for language in LANGUAGES:
        table = "## Others {#others}\n\n| Name |\n| ---- |\n| Cy Oak |\n\n///"
        letter = project / "docs" / language / "letter.md"
        text = letter.read_text(encoding="utf-8")
        start = text.rindex("///")
        letter.write_text(f"{text[:start]}{table}{text[start + 3 :]}", "utf-8")
    done = build(project)
    assert done.status == 0, done.output
    pages = PdfReader(done.site / "letter-en.pdf").pages
    copied = squeezed(" ".join(page.extract_text() for page in pages))
    places = [copied.index(words) for words in ("Ann Elm", "Béa Orme", "Others", "Cy Oak")]
    assert places == sorted(places)


@pytest.mark.parametrize(("count", "lines"), [(12, 9), (300, 1)])
def test_names_do_not_overlap_and_flow_over_pages(project: Path, count: int, lines: int) -> None:
    names = [f"Ann Elm{number:03} of a very long family name" for number in range(count)]
    without_reference(project)
    for language in LANGUAGES:
        letter = project / "docs" / language / "letter.md"
        text = letter.read_text(encoding="utf-8")
        roles = "  Chair of an association\n" * lines
        signed = "".join(f"- {name}\n{roles}" for name in names)
        start, end = text.index("/// signatories"), text.rindex("///")
        letter.write_text(f"{text[:start]}/// signatories\n\n{signed}\n{text[end:]}", "utf-8")
    done = build(project)
    assert done.status == 0, done.output
    pages = PdfReader(done.site / "letter-fr.pdf").pages
    copied = squeezed(" ".join(page.extract_text() for page in pages))
    places = [copied.index(f"Elm{number:03}") for number in range(count)]
    assert places == sorted(places)
    found = 0
    for page in pages:
        spots: list[tuple[float, float]] = []

        def visit(text: str, cm: Any, tm: Any, *_: Any, at: Any = spots) -> None:
            if "Elm" in text:
                x, y = tm[4], tm[5]
                at.append(
                    (
                        round(x * cm[0] + y * cm[2] + cm[4]),
                        round(x * cm[1] + y * cm[3] + cm[5]),
                    )
                )

        page.extract_text(visitor_text=visit)
        found += len(spots)
        assert len(spots) == len({*spots})
        assert all(y > 72 for _, y in spots)
    assert found == count


# Reproducibility and caching


def test_pdf_has_the_date_of_its_source_and_is_cached(project: Path) -> None:
    """Check that cached PDFs and cards need no compiler, which is slow to import.

    ``test_environment.py`` compares builds in other folders, time zones and locales.
    """

    def traced() -> tuple[Build, bool]:
        """Return a build, and whether it has imported the compiler."""
        done = build(
            project, new_process=True, SOURCE_DATE_EPOCH="1700000000", PYTHONPROFILEIMPORTTIME="1"
        )
        assert done.status == 0, done.output
        return done, re.search(r"\| +typst$", done.output, re.MULTILINE) is not None

    first, is_compiled = traced()
    assert is_compiled
    pdf = Pdf(first.site / "letter-en.pdf")
    assert str(pdf.pdf.docinfo.CreationDate) == "D:20231114221320Z"
    files = [(first.site / f"letter-{language}.pdf").read_bytes() for language in LANGUAGES]
    second, is_compiled = traced()
    assert not is_compiled
    assert files == [(second.site / f"letter-{code}.pdf").read_bytes() for code in LANGUAGES]
    edit(project / "docs/en/letter.md", "Dear Mayor", "Dear **Mayor**")
    again = build(project)
    assert "Strong" in {
        tag.name for tag in Pdf(again.site / "letter-en.pdf").tree.find("P")[2].walk()
    }


# Errors


def test_pdf_error_is_reported_and_the_site_is_not_overwritten(project: Path) -> None:
    assert build(project).status == 0
    before = (project / "site/letter-en.pdf").read_bytes()
    with (project / TEMPLATE).open("a", encoding="utf-8") as template:
        template.write('#panic("nothing goes")\n')
    done = build(project)
    assert done.status == 1
    reason = "panicked with: nothing goes"
    assert (
        f"docs/en/letter.md:1:1: the PDF of the letter cannot be made ({reason}); undo the last "
        f"change to publications/document.typ, or to the letter’s pages"
    ) in done.output
    assert done.output.count("the PDF of the letter cannot be made") == 1
    assert "Traceback" not in done.output
    assert (project / "site/letter-en.pdf").read_bytes() == before
    (project / TEMPLATE).unlink()
    done = build(project)
    assert done.status == 1
    assert f"{TEMPLATE}:1:1: file not found" in done.output
    assert (project / "site/letter-en.pdf").read_bytes() == before
