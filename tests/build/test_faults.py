# SPDX-License-Identifier: MIT
"""Each mistake of an editor is reported at its line, in full and without other problems."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from english_words import english_words
from support import (
    LETTER,
    SMALL,
    build,
    copy_campaign,
    copy_project,
    edit,
    problems,
)
from yaml_file import read_yaml

CASES: dict[str, dict[str, Any]] = read_yaml(Path(__file__).with_name("faults.yml"))


@pytest.mark.parametrize("name", CASES)
def test_mistake_is_reported_at_its_line(tmp_path: Path, name: str) -> None:
    """Check also that no English is left in the messages in French and Spanish."""
    project, case = copy_campaign(tmp_path, SMALL), CASES[name]
    edit(project / case["in"], case["old"], case["new"])
    found = problems(project, "en", "fr", "es")
    count = len(found) // 3
    assert found[:count] == case["report"]
    assert [line for line in found[count:] if english_words(line)] == []


@pytest.mark.parametrize("campaign", [SMALL, LETTER], ids=["small", "letter"])
def test_valid_campaign_has_no_problems(tmp_path: Path, campaign: Path) -> None:
    assert problems(copy_project(tmp_path, campaign)) == []


MARK = "\N{WHITE HEAVY CHECK MARK}"


def test_advice_is_reported_and_the_site_is_published(project: Path) -> None:
    edit(project / "docs/en/letter.md", "title: The letter", f"title: The letter {MARK}")
    done = build(project)
    assert done.status == 0, done.output
    message = f"the fonts of PDFs and preview images do not have “{MARK}”"
    assert f"docs/en/letter.md:2:19: {message}" in done.output
    assert MARK in done.page("letter/").title.get_text()  # type: ignore[union-attr]
    on_github = build(project, GITHUB_ACTIONS="true")
    assert "::warning file=docs/en/letter.md,line=2,col=19::" in on_github.output


def test_wrong_figure_is_reported_on_the_page(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    for language in ("en", "fr"):
        page = project / "docs" / language / "letter.md"
        text = page.read_text(encoding="utf-8").replace("{{ sick }}", "{{ elms }}")
        page.write_text(text, encoding="utf-8")
    assert problems(project) == [
        "docs/en/letter.md:12:40: the letter says “12.5%”, this page says “12,500”; restore the "
        "letter’s words, or list the correction under extra.campaign.corrections"
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "- elms\n", "elms\n"])
def test_data_file_without_figures_is_reported(project: Path, text: str) -> None:
    (project / "docs/figures.yml").write_text(text, encoding="utf-8")
    assert problems(project) == [
        "docs/figures.yml:1:1: the data file has no figures; "
        "write “figures:” and at least one figure below it"
    ]


def test_missing_data_file_is_reported(project: Path) -> None:
    (project / "docs/figures.yml").unlink()
    assert problems(project) == [
        "docs/figures.yml:1:1: file not found, or not readable; "
        "create it, or correct the reference to it"
    ]


@pytest.mark.parametrize("file", ["docs/figures.yml", "docs/fr/letter.md", "docs/letter.txt"])
def test_file_that_is_not_utf8_is_reported(project: Path, file: str) -> None:
    (project / file).write_bytes("one\ntwo é\n".encode("latin-1"))
    message = f"{file}:2:5: the file is not UTF-8 text; save it with UTF-8 encoding"
    assert problems(project) == [message]


@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en")])
def test_missing_translation_is_reported(project: Path, language: str, other: str) -> None:
    text = "---\ntitle: Extra\ndescription: One language only.\n---\n\n# Extra\n"
    (project / "docs" / language / "extra.md").write_text(text, encoding="utf-8")
    edit(project / "mkdocs.yml", "  - figures.md\n", "  - figures.md\n  - extra.md\n")
    lines = problems(project)
    assert lines == [
        f"docs/{language}/extra.md:1:1: this page has no counterpart at docs/{other}/extra.md; "
        f"add that page, or delete this one"
    ]


@pytest.mark.parametrize("path", ["extra.md", "de/extra.md", "extra.markdown"])
def test_page_outside_the_language_folders_is_reported(project: Path, path: str) -> None:
    (project / "docs" / path).parent.mkdir(exist_ok=True)
    (project / "docs" / path).write_text("# {{ zz }}\n", encoding="utf-8")
    assert problems(project) == [
        f"docs/{path}:1:1: a page must be a .md file in the folder of its language "
        "(docs/en, docs/fr); move or rename it"
    ]


def test_marker_in_code_is_not_replaced(project: Path) -> None:
    edit(project / "docs/en/index.md", "`{{ elms }}` in code", "`{{ zebras }}` in code")
    done = build(project)
    assert done.status == 0, done.output
    assert "{{ zebras }} in code stays" in (done.site / "assets/search/en.json").read_text("utf-8")


def test_front_matter_values_are_strings(project: Path) -> None:
    """Check that “yes” is not parsed as ``True``, as MkDocs does."""
    edit(project / "docs/en/index.md", "title: Home", "title: yes")
    done = build(project)
    assert done.status == 0, done.output
    assert ">yes</a>" in (done.site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "  \n", "\ufeff", "---\n---\n", "# Chiffres\n"])
@pytest.mark.parametrize("page", ["figures.md", "annex/costs.md"])
def test_page_without_front_matter_is_reported(tmp_path: Path, page: str, text: str) -> None:
    project = copy_campaign(tmp_path, SMALL)
    (project / "docs/fr" / page).write_text(text, encoding="utf-8")
    assert problems(project) == [
        f"docs/fr/{page}:1:1: the page has no front matter, or no end of it; "
        "write “---” on line 1, then title: and description:, then “---” on a line of its own"
    ]


def test_footnote_without_a_reference_is_reported(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    sample = "\n```\n[^9]: in code\n```\n"
    for language in ("en", "fr"):
        page = project / "docs" / language / "index.md"
        page.write_text(page.read_text("utf-8") + f"{sample}\n2024[^1]\n\n[^1]: 1.\n", "utf-8")
    assert problems(project) == []
    page = project / "docs/fr/index.md"
    page.write_text(page.read_text("utf-8") + "\n[^2]: 2.\n", "utf-8")
    (line,) = problems(project)
    assert line.startswith("docs/fr/index.md:35:1: nothing cites the footnote “2”; add “[^2]”")


def test_unreadable_file_is_reported(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    (project / "docs/fr/letter.md").unlink()
    (project / "docs/fr/letter.md").symlink_to("letter.md")
    message = "docs/fr/letter.md:1:1: file not found, or not readable; "
    assert any(line.startswith(message) for line in problems(project))


def test_all_problems_are_reported_together_in_order(project: Path) -> None:
    edit(project / "docs/figures.yml", "value: 12500", "value: -12500")
    edit(project / "docs/fr/letter.md", "{{ first_count }}", "{{ frist_count }}")
    edit(project / "docs/en/letter.md", "{{ first_count }}", "{{ }}")
    (project / "docs/fr/figures.md").unlink()
    assert [line.partition(": ")[0] for line in problems(project)] == [
        "docs/en/figures.md:1:1",
        "docs/en/letter.md:13:31",
        "docs/figures.yml:3:12",
        "docs/fr/letter.md:13:25",
    ]


def test_failed_build_lists_problems_and_does_not_overwrite_the_site(project: Path) -> None:
    good = build(project)
    assert good.status == 0, good.output
    before = {p: p.read_bytes() for p in good.site.rglob("*") if p.is_file()}
    edit(project / "docs/figures.yml", "value: 12500", "value: -1")
    edit(project / "docs/fr/letter.md", "{{ first_count }}", "{{ frist_count }}")
    failed = build(project, strict=False)
    assert failed.status == 1
    assert "Traceback" not in failed.output
    assert (
        "problems found: 2; nothing was published, and the previous site is still in place\n"
        "docs/figures.yml:3:12: “value” cannot be -1, because the kind is count; "
        "write a number such as 33000, or give the figure another kind, such as “kind: decimal”\n"
        "docs/fr/letter.md:13:25: unknown figure “frist_count”; did you mean “first_count”?\n"
    ) in failed.output
    assert {p: p.read_bytes() for p in good.site.rglob("*") if p.is_file()} == before


def test_problems_are_annotations_on_github(project: Path) -> None:
    edit(project / "docs/figures.yml", "value: 12500", "value: 12,500")
    failed = build(project, GITHUB_ACTIONS="true")
    assert failed.status == 1
    assert (
        "::error file=docs/figures.yml,line=3,col=12::“value” must be a number, but is “12,500”; "
        "write digits only, as in 33000 or 12.5\n"
    ) in failed.output


def test_unknown_figure_in_a_template_is_reported(project: Path) -> None:
    edit(
        project / "overrides/partials/site-footer.html",
        "</footer>",
        '{{ "elm" | figure }}</footer>',
    )
    failed = build(project)
    assert failed.status == 1
    assert (
        "a template asks for the figure “elm”, which the data file does not have" in failed.output
    )
