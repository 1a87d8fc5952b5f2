# SPDX-License-Identifier: MIT
"""Each mistake that an editor can make is told at its line, whole and alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import (
    LETTER,
    SMALL,
    build,
    command,
    copy_campaign,
    copy_project,
    edit,
    problems,
    squeezed,
)

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("faults.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", CASES)
def test_the_fault_is_told_at_its_line(tmp_path: Path, name: str) -> None:
    project, case = copy_campaign(tmp_path, SMALL), CASES[name]
    edit(project / case["in"], case["old"], case["new"])
    assert problems(project) == case["told"]


@pytest.mark.parametrize("campaign", [SMALL, LETTER], ids=["small", "letter"])
def test_as_it_is_there_is_nothing_to_mend(tmp_path: Path, campaign: Path) -> None:
    assert problems(copy_project(tmp_path, campaign)) == []


def test_what_could_be_better_is_told_and_published(project: Path) -> None:
    title = "Elms " * 60
    edit(project / "docs/en/letter.md", "title: The letter", f"title: {title}")
    edit(project / "docs/fr/letter.md", "title: La lettre", "title: Accueil")
    done = build(project)
    assert done.status == 0, done.output
    told = (
        "docs/en/letter.md:2:8: “title” is 299 characters long and is cut off after 70; shorten it"
    )
    assert told in done.output
    assert "docs/fr/letter.md:2:8: “title” is the same as that of docs/fr/index.md" in done.output
    assert squeezed(title) in squeezed(done.page("letter/").title.get_text())  # type: ignore[union-attr]
    on_github = build(project, GITHUB_ACTIONS="true")
    assert "::warning file=docs/en/letter.md,line=2,col=8::" in on_github.output


def test_another_figure_than_the_letter_has_is_the_page_s_fault(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    for language in ("en", "fr"):
        page = project / "docs" / language / "letter.md"
        text = page.read_text(encoding="utf-8").replace("{{ sick }}", "{{ elms }}")
        page.write_text(text, encoding="utf-8")
    assert problems(project) == [
        "docs/en/letter.md:12:40: the letter says “12.5%”, this page says “12,500”; restore the "
        "letter’s words, or list the correction under extra.campaign"
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "- elms\n", "elms\n"])
def test_a_data_file_without_figures(project: Path, text: str) -> None:
    (project / "docs/figures.yml").write_text(text, encoding="utf-8")
    assert problems(project) == [
        "docs/figures.yml:1:1: the data file holds no figures; "
        "write “figures:” and below it at least one figure"
    ]


def test_a_missing_data_file(project: Path) -> None:
    (project / "docs/figures.yml").unlink()
    assert problems(project) == [
        "docs/figures.yml:1:1: there is no such file; "
        "create it, or correct its name where it is asked for"
    ]


@pytest.mark.parametrize("file", ["docs/figures.yml", "docs/fr/letter.md", "docs/letter.txt"])
def test_a_file_that_is_not_utf8(project: Path, file: str) -> None:
    (project / file).write_bytes("one\ntwo é\n".encode("latin-1"))
    told = f"{file}:2:5: this is not UTF-8 text; save the file with the encoding UTF-8"
    assert problems(project) == [told]


@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en")])
def test_a_page_without_its_twin(project: Path, language: str, other: str) -> None:
    text = "---\ntitle: Extra\ndescription: One language only.\n---\n\n# Extra\n"
    (project / "docs" / language / "extra.md").write_text(text, encoding="utf-8")
    edit(project / "mkdocs.yml", "  - figures.md\n", "  - figures.md\n  - extra.md\n")
    told = problems(project)
    assert (
        f"docs/{language}/extra.md:1:1: this page has no docs/{other}/extra.md; "
        "add that page, or delete this one"
    ) in told
    assert len(told) == (1 if language == "en" else 2)  # nav, too, looks for the English one


@pytest.mark.parametrize("path", ["extra.md", "de/extra.md", "en/extra.markdown"])
def test_a_page_that_is_in_no_language_s_folder(project: Path, path: str) -> None:
    (project / "docs" / path).parent.mkdir(exist_ok=True)
    (project / "docs" / path).write_text("# {{ zz }}\n", encoding="utf-8")
    assert problems(project) == [
        f"docs/{path}:1:1: a page must be a .md file in the folder of its language "
        "(docs/en, docs/fr); move or rename it"
    ]


def test_a_marker_in_code_is_text(project: Path) -> None:
    edit(project / "docs/en/index.md", "`{{ elms }}` in code", "`{{ zebras }}` in code")
    done = build(project)
    assert done.status == 0, done.output
    assert "{{ zebras }} in code stays" in (done.site / "assets/search/en.json").read_text("utf-8")


def test_front_matter_is_text_as_it_is_typed(project: Path) -> None:
    """MkDocs alone would publish the title True."""
    edit(project / "docs/en/index.md", "title: Home", "title: yes")
    done = build(project)
    assert done.status == 0, done.output
    assert ">yes</a>" in (done.site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "  \n", "\ufeff", "---\n", "# Chiffres\n"])
@pytest.mark.parametrize("page", ["figures.md", "annex/costs.md"])
def test_a_page_without_text_or_front_matter(tmp_path: Path, page: str, text: str) -> None:
    project = copy_campaign(tmp_path, SMALL)
    (project / "docs/fr" / page).write_text(text, encoding="utf-8")
    assert problems(project) == [
        f"docs/fr/{page}:1:1: the page has no front matter; "
        "begin it with a line “---”, then title: and description:, then “---”"
    ]


def test_a_note_that_nothing_cites(tmp_path: Path) -> None:
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


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    (project / "docs/fr/letter.md").unlink()
    (project / "docs/fr/letter.md").symlink_to("letter.md")
    told = "docs/fr/letter.md:1:1: the file cannot be read ("
    assert any(line.startswith(told) for line in problems(project))


@pytest.mark.parametrize("file", ["mkdocs.yml", "docs/letter.txt"])
def test_an_empty_file_is_reported_without_a_traceback(project: Path, file: str) -> None:
    (project / file).write_text("", encoding="utf-8")
    done = run_check(project)
    assert done.returncode == 1
    assert re.match(r"(mkdocs\.yml|docs/[\w/.]+):\d+:\d+: ", done.stderr), done.stderr
    assert "Traceback" not in done.stderr


def test_every_fault_is_told_at_once_sorted(project: Path) -> None:
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


def test_a_failed_build_says_so_plainly_and_keeps_the_last_good_site(project: Path) -> None:
    good = build(project)
    assert good.status == 0, good.output
    before = {p: p.read_bytes() for p in good.site.rglob("*") if p.is_file()}
    edit(project / "docs/figures.yml", "value: 12500", "value: -1")
    edit(project / "docs/fr/letter.md", "{{ first_count }}", "{{ frist_count }}")
    failed = build(project, strict=False)
    assert failed.status == 1
    assert "Traceback" not in failed.output
    assert (
        "to mend: 2; nothing was published and the last good site stands\n"
        "docs/figures.yml:3:12: “value” is a count and cannot be -1; "
        "write 0 or more, or give the figure another kind\n"
        "docs/fr/letter.md:13:25: unknown figure “frist_count”; did you mean “first_count”?\n"
    ) in failed.output
    assert {p: p.read_bytes() for p in good.site.rglob("*") if p.is_file()} == before


def run_check(project: Path) -> subprocess.CompletedProcess[str]:
    """``make check``."""
    return command("campaign", cwd=project)


def test_the_check_without_a_build_says_the_same(project: Path) -> None:
    edit(project / "docs/fr/letter.md", "{{ first_count }}", "{{ frist_count }}")
    done = run_check(project)
    assert done.returncode == 1
    assert done.stderr == (
        "docs/fr/letter.md:13:25: unknown figure “frist_count”; did you mean “first_count”?\n"
        "to mend: 1\n"
    )


def test_the_check_renders_the_other_pages_of_a_campaign_with_problems(project: Path) -> None:
    edit(project / "docs/fr/letter.md", "{{ first_count }}", "{{ frist_count }}")
    edit(project / "docs/en/index.md", "There are", "~~There~~ are")
    lines = run_check(project).stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        "docs/en/index.md:8:1",
        "docs/fr/letter.md:13:25",
        "to mend",
    ]


def test_the_check_draws_the_icon_and_reads_the_date(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_check(project).returncode == 0
    (project / "docs/assets/favicon.svg").write_text("no picture", encoding="utf-8")
    done = run_check(project)
    assert done.returncode == 1
    (line, _) = done.stderr.splitlines()
    assert line.startswith("docs/assets/favicon.svg:1:1: ")
    assert line in build(project).output
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert "SOURCE_DATE_EPOCH is “yesterday”" in run_check(project).stderr


def test_on_github_the_same_lines_are_annotations(project: Path) -> None:
    edit(project / "docs/figures.yml", "value: 12500", "value: 12,500")
    failed = build(project, GITHUB_ACTIONS="true")
    assert failed.status == 1
    assert (
        "::error file=docs/figures.yml,line=3,col=12::“value” must be a number, but is “12,500”; "
        "write digits only, as in 33000 or 12.5\n"
    ) in failed.output


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("~~Dear~~ Mayor,", "read as “Dear Mayor,” and printed as “~~Dear~~ Mayor,”"),
        ("Dear Mayor\\,", "read as “Dear Mayor,” and printed as “Dear Mayor\\,”"),
        ("Dear Mayor,\n- so", "read as “Dear Mayor,” and printed as “Dear Mayor, - so”"),
        ('[Dear](letter.md "{{ zz }}") Mayor,', "a marker is printed on this page as it is typed"),
        ("*[Mayor]: {{ elms }}\n\nDear Mayor,", "a marker is printed on this page as it is typed"),
    ],
)
def test_words_that_would_be_printed_otherwise_than_they_are_read(
    project: Path, typed: str, told: str
) -> None:
    """And the last good site stands: the page is tried before anything is cleaned."""
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site", encoding="utf-8")
    edit(project / "mkdocs.yml", "    reference: letter.txt\n", "")
    edit(project / "mkdocs.yml", "    left_as_sent: [we we]\n", "")
    edit(project / "mkdocs.yml", "    corrections:\n", "")
    correction = "      - {sent: before the the vote, published: before the vote}\n"
    edit(project / "mkdocs.yml", correction, "")
    edit(project / "docs/en/letter.md", "Dear Mayor,", typed)
    if "letter.md" in typed:
        edit(project / "docs/fr/letter.md", "Madame", "[Madame](letter.md)")
    if "\n- so" in typed:
        edit(project / "docs/fr/letter.md", "Madame la Mairesse,", "Madame,\n- ainsi")
    if "*[" in typed:
        edit(project / "docs/fr/letter.md", "Madame la Mairesse,", "{{ elms }}\n\nMadame,")
    failed = build(project)
    assert failed.status == 1
    assert "Traceback" not in failed.output
    reported = re.search(r"docs/en/letter\.md:\d+:\d+: .*" + re.escape(told), failed.output)
    assert reported, failed.output
    assert reported[0] in run_check(project).stderr
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_template_cannot_print_an_unknown_figure(project: Path) -> None:
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
