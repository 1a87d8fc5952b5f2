# SPDX-License-Identifier: MIT
"""The review shows every change of visible text, before and after, in both languages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from campaign.review.__main__ import review
from campaign.review.html_report import html_report
from campaign.review.report import Report
from review_support import Repository
from support import SMALL, edit

NOTHING = "no text, figure or address changes"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    shutil.copytree(SMALL, folder)
    words = folder / "hooks/campaign/words"
    words.mkdir(parents=True)
    (words / "en.yml").write_text("copy_link: Copy link\n", encoding="utf-8")
    done = Repository(folder)
    done.git("add", "--all")
    return done


def reviewed(repository: Repository) -> Report:
    return review(repository.folder / "mkdocs.yml", "main", None)


def both(page: str, english: tuple[str, str], french: tuple[str, str]) -> Callable[[Path], None]:
    """Return the same change in both languages."""

    def change(folder: Path) -> None:
        edit(folder / "docs/en" / page, *english)
        edit(folder / "docs/fr" / page, *french)

    return change


def one(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a change of one file."""
    return lambda folder: edit(folder / file, old, new)


def rewrite_the_letter(folder: Path) -> None:
    edit(folder / "docs/letter.txt", "Dear Mayor", "Dear Madam")
    both("letter.md", ("Dear Mayor", "Dear Madam"), ("Madame la Mairesse", "Chère Madame"))(folder)


CHANGES: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "a paragraph in both languages": (
        both(
            "index.md",
            ("There are {{ elms }} of them", "We count {{ elms }} of them"),
            ("Il y en a {{ elms }}", "Nous en comptons {{ elms }}"),
        ),
        ["We count 12,500 of them", "There are 12,500", "Nous en comptons 12 500", "Il y en a"],
    ),
    "a title and a description": (
        both("figures.md", ("title: ", "title: New "), ("title: ", "title: Nouveaux ")),
        ["“New ", "« Nouveaux "],
    ),
    "a label": (one("docs/figures.yml", "fr: ormes}", "fr: grands ormes}"), ["grands ormes"]),
    "a source": (
        one("docs/figures.yml", "“We speak”", "“We all speak”"),
        ["“We speak”", "“We all speak”"],
    ),
    "words before a figure": (
        one("docs/figures.yml", "{en: over, fr: plus de}", "{en: about, fr: environ}"),
        ["“over” → “about”", "« plus de » → « environ »"],
    ),
    "a date": (one("docs/figures.yml", 'as_of: "2024-04"', 'as_of: "2024-05"'), ["2024-05"]),
    "the letter and its pages": (
        rewrite_the_letter,
        ["THE LETTER'S OWN WORDS CHANGE", "Dear Mayor,” → “Dear Madam,", "Chère Madame,"],
    ),
    "the value of a figure in the letter": (
        one("docs/figures.yml", "as_published: 12500", "as_published: 12600"),
        ["THE LETTER'S OWN WORDS CHANGE", "figures.elms.as_published: “12500” → “12600”"],
    ),
    "a correction": (
        one("mkdocs.yml", "published: before the vote", "published: before this vote"),
        ["THE LETTER'S OWN WORDS CHANGE", "before this vote"],
    ),
    "the target of a link": (
        both(
            "index.md",
            ("of them](letter.md)", "of them](figures.md)"),
            ("](letter.md)", "](figures.md)"),
        ),
        ["“letter.md” → “figures.md”", "« letter.md » → « figures.md »"],
    ),
    "typography that the build does not change": (
        both("index.md", ("of them, and", "of them , and"), ("Il y en a", "Il y - en a")),
        ["12,500 of them , and", "Il y - en a"],
    ),
    "the alt text of an image": (
        both("index.md", ("![Some of", "![Many of"), ("![", "![Voyez ")),
        ["Many of the", "Voyez"],
    ),
    "the order of the menu": (
        one("mkdocs.yml", "  - index.md\n  - letter.md\n", "  - letter.md\n  - index.md\n"),
        ["nav: “index.md · letter.md", "→ “letter.md · index.md"],
    ),
    "the name of the site": (
        one("mkdocs.yml", "site_name: Save the elms", "site_name: Keep the elms"),
        ["site_name: “Save the elms” → “Keep the elms”"],
    ),
    "a text of the interface": (
        one("hooks/campaign/words/en.yml", "Copy link", "Copy this link"),
        ["copy_link: “Copy link” → “Copy this link”"],
    ),
    "an image": (
        one("docs/assets/favicon.svg", "<svg", "<svg id='x'"),
        ["docs/assets/favicon.svg"],
    ),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_change_is_shown_before_and_after(
    repository: Repository, change: Callable[[Path], None], expected: list[str]
) -> None:
    change(repository.folder)
    report = reviewed(repository)
    lines = "\n".join(report.lines()).replace("\N{NO-BREAK SPACE}", " ")
    assert [text for text in expected if text not in lines] == [], lines
    assert NOTHING not in lines


def test_change_of_the_letter_is_not_reported_as_harmless(
    repository: Repository,
) -> None:
    rewrite_the_letter(repository.folder)
    lines = "\n".join(reviewed(repository).lines())
    assert "THE LETTER'S OWN WORDS CHANGE" in lines
    assert "no problems found" not in lines


def test_comment_or_line_break_is_not_a_change_of_text(repository: Repository) -> None:
    edit(repository.folder / "docs/figures.yml", "figures:\n  elms", "figures:\n  # Trees\n  elms")
    edit(repository.folder / "docs/en/index.md", "There are", "There\nare")
    report = reviewed(repository)
    assert report.findings is not None
    assert report.findings.all() == []
    (files, *_) = report.remarks()
    assert files.endswith(": docs/en/index.md, docs/figures.yml")


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


def test_html_report_shows_both_languages_and_loads_nothing(repository: Repository) -> None:
    CHANGES["a paragraph in both languages"][0](repository.folder)
    edit(repository.folder / "docs/fr/letter.md", "Madame", "<b onclick=x>Madame</b>")
    html = html_report(reviewed(repository))
    found = Elements(html)
    assert not {"script", "img", "link", "iframe", "b"} & {*found.tags}
    assert found.fetched == []
    assert "<del>There</del> <del>are</del>" in html or "<del>There are</del>" in html.replace(
        "</del> <del>", " "
    )
    assert "<ins>" in html
    assert '<article lang="en">' in html
    assert '<article lang="fr">' in html
