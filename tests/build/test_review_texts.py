# SPDX-License-Identifier: MIT
"""The review shows every change of visible text, before and after, in both languages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from campaign.review.__main__ import review
from campaign.review.report import Report
from campaign.review.summary import summary
from campaigns import in_three_languages
from review_changes import CHANGES, rewrite_the_letter, write
from review_support import Repository
from support import SMALL, command, edit


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    shutil.copytree(SMALL, folder)
    words = folder / "hooks/campaign/words"
    words.mkdir(parents=True)
    (words / "en.yml").write_text("copy_link: Copy link\n", encoding="utf-8")
    (words / "fr.yml").write_text("copy_link: Copier\n", encoding="utf-8")
    (words / "es.yml").write_text("corrections: Errores corregidos\n", encoding="utf-8")
    done = Repository(folder)
    done.git("add", "--all")
    return done


def reviewed(repository: Repository) -> Report:
    return review(repository.folder / "mkdocs.yml", "main")


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_change_is_shown_before_and_after(
    repository: Repository, change: Callable[[Path], None], expected: list[str]
) -> None:
    change(repository.folder)
    report = reviewed(repository)
    lines = "\n".join(report.lines()).replace("\N{NO-BREAK SPACE}", " ")
    assert [text for text in expected if text not in lines] == [], lines


def test_label_changed_in_one_language_is_to_be_checked(repository: Repository) -> None:
    data, alone = repository.folder / "docs/figures.yml", "in this language only"
    edit(data, "{en: elms, fr: ormes}", "{en: big elms, fr: ormes}")
    report = reviewed(repository)
    assert [line for line in report.lines() if "big elms" in line and alone in line]
    assert report.count("warning") == 1
    edit(data, "{en: big elms, fr: ormes}", "{en: big elms, fr: grands ormes}")
    assert not any(alone in line for line in reviewed(repository).lines())


def test_added_figure_is_not_taken_for_another_order(repository: Repository) -> None:
    label, source = "{en: oaks, fr: chênes}", "{title: {en: A, fr: A}}"
    new = f"  oaks:\n    value: 7\n    label: {label}\n    source: {source}\n"
    edit(repository.folder / "docs/figures.yml", "figures:\n", f"figures:\n{new}")
    lines = reviewed(repository).lines()
    assert any("figures.oaks.value: (not there) → “7”" in line for line in lines)
    assert not any(": figures: " in line for line in lines)


@pytest.mark.parametrize("change", ["add", "delete", "rename"])
def test_page_in_one_language_is_reported_once(repository: Repository, change: str) -> None:
    page = repository.folder / "docs/fr/figures.md"
    if change == "add":
        text = (
            page.read_text("utf-8").replace("title: ", "title: Autres ").replace("#figures", "#x")
        )
        write(page.with_name("others.md"), re.sub("description: .*", "description: Autres.", text))
    elif change == "delete":
        page.unlink()
    else:
        page.rename(page.with_name("chiffres.md"))
    report = reviewed(repository)
    assert report.unsettled == 1
    assert len([point for point in report.points if point.severity[1] == "error"]) == 1


def test_address_in_a_new_text_is_shown(repository: Repository) -> None:
    for code, text in (("en", "See"), ("fr", "Voir")):
        page = repository.folder / f"docs/{code}/index.md"
        page.write_text(f"{page.read_text('utf-8')}\n[{text}](https://example.org/new)\n", "utf-8")
    lines = [line for line in reviewed(repository).lines() if "https://example.org/new" in line]
    assert [line.split(":")[0] for line in lines] == ["docs/en/index.md", "docs/fr/index.md"]


def test_new_words_of_the_site_are_not_those_of_the_letter(repository: Repository) -> None:
    words = repository.folder / "words/en-CA.yml"
    words.parent.mkdir()
    words.write_text("corrections: What was corrected\n", encoding="utf-8")
    lines = reviewed(repository).lines()
    assert any("What was corrected" in line for line in lines)
    assert not any("THE WORDS OF THE LETTER" in line for line in lines)


def test_missing_base_is_named_in_the_languages_of_the_site(tmp_path: Path) -> None:
    repository = Repository(in_three_languages(tmp_path / "three"))
    lines = review(repository.folder / "mkdocs.yml", "nowhere").lines()
    assert [line.split("(")[0] for line in lines[::2]] == [
        "git cannot read what is asked here ",
        "Git ne peut pas lire ici ce qui est demandé ",
        "Git no puede leer aquí lo que se pide ",
    ]


def test_added_language_is_a_few_lines(repository: Repository) -> None:
    done = command("campaign.commands.language", "es-MX", cwd=repository.folder)
    assert done.returncode == 0, done.stderr
    report = reviewed(repository)
    assert report.rows == []
    errors = [point.problem.key for point in report.points if point.severity[1] == "error"]
    assert set(errors) <= {"texts_untranslated", "words_untranslated", "untranslated"}


def test_change_of_the_letter_comes_first(repository: Repository) -> None:
    edit(repository.folder / "docs/letter.txt", "Dear Mayor", "Dear Madam")
    first, second, *_ = reviewed(repository).lines()
    assert first.startswith(
        "docs/letter.txt:1:1: THE WORDS OF THE LETTER CHANGE: letter.txt: “Mayor,” → "
    )
    assert second.startswith("docs/en/letter.md:10:6: the letter says “Madam,”")


def test_change_of_the_letter_is_not_reported_as_harmless(
    repository: Repository,
) -> None:
    rewrite_the_letter(repository.folder)
    lines = "\n".join(reviewed(repository).lines())
    assert "THE WORDS OF THE LETTER CHANGE" in lines
    assert "; to check: 0;" not in lines


def test_comment_or_line_break_is_not_a_change_of_text(repository: Repository) -> None:
    edit(repository.folder / "docs/figures.yml", "figures:\n  elms", "figures:\n  # Trees\n  elms")
    edit(repository.folder / "docs/en/index.md", "There are", "There\nare")
    report = reviewed(repository)
    assert report.points == []


class Elements(HTMLParser):
    """The elements of a page, and the addresses that it would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record the element and the addresses that it loads."""
        self.tags.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]


def test_summary_shows_both_languages_and_loads_nothing(repository: Repository) -> None:
    CHANGES["a paragraph in both languages"][0](repository.folder)
    edit(repository.folder / "docs/fr/letter.md", "Madame", "<b onclick=x>Madame</b>")
    html = summary(reviewed(repository))
    found = Elements(html)
    assert not {"script", "img", "link", "iframe", "b"} & {*found.tags}
    assert found.fetched == []
    assert "<del>There</del> <del>are</del>" in html or "<del>There are</del>" in html.replace(
        "</del> <del>", " "
    )
    assert "<ins>" in html
    assert '<td lang="en">' in html
    assert '<td lang="fr">' in html


def test_new_table_is_shown_by_its_cells_only(repository: Repository) -> None:
    for language in ("en", "fr"):
        page = repository.folder / f"docs/{language}/index.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(f"{text}\n| 7 | 8 |\n|---|---|\n| 9 | 3 |\n", encoding="utf-8")
    lines = "\n".join(reviewed(repository).lines())
    assert "index.md#home-cell-5: (not there) → “7”" in lines
    assert "|---|" not in lines
