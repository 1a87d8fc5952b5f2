# SPDX-License-Identifier: MIT
"""Names of files, files that nothing uses, and pages that were copied or renamed."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from support import SMALL, copy_campaign, edit, problems

UNUSED = "no page uses this file; delete it, or link to it from a page"


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    return copy_campaign(tmp_path, SMALL)


def rename(old: str, new: str, *codes: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        for code in codes:
            (project / "docs" / code / old).rename(project / "docs" / code / new)

    return change


def copy(old: str, new: str, *codes: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        for code in codes:
            shutil.copy(project / "docs" / code / old, project / "docs" / code / new)

    return change


DECOMPOSED = unicodedata.normalize("NFD", "coûts.md")
CASES: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "README in one language": (
        rename("annex/costs.md", "annex/README.md", "fr"),
        ["docs/fr/annex/README.md:1:1: “README.md” would have a wrong"],
    ),
    "Index with a capital": (
        rename("index.md", "Index.md", "fr"),
        ["docs/fr/Index.md:1:1: “Index.md” would have a wrong"],
    ),
    "MD in both languages": (
        rename("annex/costs.md", "annex/costs.MD", "en", "fr"),
        [
            "docs/en/annex/costs.MD:1:1: “costs.MD” would have a wrong address",
            "docs/fr/annex/costs.MD:1:1: “costs.MD” would have a wrong address",
        ],
    ),
    "named like a language": (
        copy("annex/costs.md", "fr.md", "en"),
        ["docs/en/fr.md:1:1: “fr.md” has the same address as docs/fr/index.md"],
    ),
    "capitals apart": (
        copy("annex/costs.md", "annex/Costs.md", "fr"),
        ["docs/fr/annex/Costs.md:1:1: “Costs.md” has the same address as"],
    ),
    "decomposed accent": (
        rename("annex/costs.md", f"annex/{DECOMPOSED}", "fr"),
        [f"docs/fr/annex/{DECOMPOSED}:1:1: “{DECOMPOSED}” would have a wrong"],
    ),
    "renamed in French": (
        rename("annex/costs.md", "annex/couts.md", "fr"),
        ["docs/fr/annex/couts.md:1:1: this page is docs/en/annex/costs.md under another name"],
    ),
    "renamed in English": (
        rename("annex/costs.md", "annex/prices.md", "en"),
        ["docs/en/annex/prices.md:1:1: this page is docs/fr/annex/costs.md under another name"],
    ),
    "letter renamed": (
        rename("letter.md", "lettre.md", "fr"),
        ["docs/fr/lettre.md:1:1: this page is docs/en/letter.md under another name"],
    ),
    "copied": (
        copy("letter.md", "letter copy.md", "en"),
        ["docs/en/letter copy.md:1:1: this page is a copy of docs/en/letter.md; give it"],
    ),
    "copied in both languages": (
        copy("annex/costs.md", "annex/costs-2.md", "en", "fr"),
        [
            "docs/en/annex/costs-2.md:1:1: this page is a copy of docs/en/annex/costs.md",
            "docs/fr/annex/costs-2.md:1:1: this page is a copy of docs/fr/annex/costs.md",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_wrong_name_is_one_problem(campaign: Path, name: str) -> None:
    change, expected = CASES[name]
    change(campaign)
    found = problems(campaign)
    assert len(found) == len(expected)
    assert all(line.startswith(start) for line, start in zip(found, expected, strict=True)), found


def test_new_page_without_its_translation_is_not_taken_for_a_renamed_one(campaign: Path) -> None:
    page = (
        "---\ntitle: New\ndescription: A new page about nothing.\n---\n\n# News {#news}\n\nText.\n"
    )
    (campaign / "docs/en/news.md").write_text(page, encoding="utf-8")
    assert [line.partition("; ")[0] for line in problems(campaign)] == [
        "docs/en/news.md:1:1: this page has no counterpart at docs/fr/news.md"
    ]


@pytest.mark.parametrize(
    "file",
    [
        *("Lettre.docx", "fr/letter.md.bak", "~$letter.docx", "assets/photo.jpg", "en/letter.md~"),
        *("fr/CNAME", "letter-en.pdf"),
    ],
)
def test_file_that_nothing_uses_is_reported(campaign: Path, file: str) -> None:
    (campaign / "docs" / file).write_bytes(b"x")
    assert problems(campaign) == [f"docs/{file}:1:1: {UNUSED}"]


def test_used_files_are_left_alone(campaign: Path) -> None:
    docs = campaign / "docs"
    for file in (
        *("CNAME", "robots.txt", "glossary.yml", "favicon.ico", "apple-touch-icon.png"),
        *(".nojekyll", "en/.letter.md.swp"),
        *("draft.docx", "google1.html", "assets/own.css", "assets/own.woff2", "assets/logo.svg"),
        *("assets/shown.png", "fr/lettre 1.pdf", "assets/raw.png", "en/both.png"),
    ):
        (docs / file).write_bytes(b"x")
    (docs / "assets/own.css").write_text("a { src: url('own.woff2?1') }", encoding="utf-8")
    edit(campaign / "mkdocs.yml", "  /letter.txt\n", "  /letter.txt\n  *.docx\n")
    edit(campaign / "mkdocs.yml", "favicon:", "logo: assets/logo.svg, favicon:")
    more = "extra_css: [assets/own.css]\nnot_in_nav: |\n  /google1.html\nnav:\n"
    edit(campaign / "mkdocs.yml", "nav:\n", more)
    for code, text in (("en", "Read [it](both.png)"), ("fr", "Lisez [la](lettre%201.pdf)")):
        edit(
            docs / code / "index.md",
            "/// insert | highlights",
            f'{text}, ![x](../assets/shown.png)\n\n<img src="../assets/raw.png" alt="">\n\n'
            "/// insert | highlights",
        )
    assert [line for line in problems(campaign) if UNUSED in line] == []
