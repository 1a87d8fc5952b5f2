# SPDX-License-Identifier: MIT
"""The review shows every change of visible text, before and after, in both languages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from campaign.review.__main__ import review
from campaign.review.html_report import html_report
from campaign.review.report import Report
from review_support import Repository
from support import SMALL, copy_project, edit, with_own_hooks

NOTHING = "nothing changes: the site is the same before and after"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    shutil.copytree(SMALL, folder)
    words = folder / "hooks/campaign/words"
    words.mkdir(parents=True)
    (words / "en.yml").write_text("copy_link: Copy link\n", encoding="utf-8")
    (words / "fr.yml").write_text("copy_link: Copier\n", encoding="utf-8")
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


def swap_concerns(folder: Path) -> None:
    config = folder / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    place = lines.index("    concerns:\n") + 1
    lines[place : place + 2] = reversed(lines[place : place + 2])
    config.write_text("".join(lines), encoding="utf-8")


def move_the_annex(folder: Path) -> None:
    for code in ("en", "fr"):
        (folder / f"docs/{code}/annex/costs.md").rename(folder / f"docs/{code}/annex/money.md")
    edit(folder / "mkdocs.yml", "annex/costs.md", "annex/money.md")


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


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
        ["THE WORDS OF THE LETTER CHANGE", "Dear Mayor,” → “Dear Madam,", "Chère Madame,"],
    ),
    "the value of a figure in the letter": (
        one("docs/figures.yml", "as_published: 12500", "as_published: 12600"),
        ["THE WORDS OF THE LETTER CHANGE", "figures.elms.as_published: “12500” → “12600”"],
    ),
    "a correction": (
        one("mkdocs.yml", "published: before the vote", "published: before this vote"),
        ["THE WORDS OF THE LETTER CHANGE", "before this vote"],
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
    "bold": (
        both("index.md", ("There are", "There **are**"), ("Il y en a", "Il y **en** a")),
        ["“There are {{ elms }}", "→ “There **are** {{ elms }}", "→ « Il y **en** a"],
    ),
    "a link whose words stay": (
        both("index.md", ("](letter.md)", "]"), ("](letter.md)", "]")),
        ["“letter.md” → “(none)”", "« letter.md » → « (rien) »"],
    ),
    "a swapped image": (
        both("index.md", ("../assets/favicon.svg", "../assets/x.svg"), ("favicon.svg", "x.svg")),
        ["“../assets/favicon.svg” → “../assets/x.svg”"],
    ),
    "the language of a word": (
        one("docs/en/letter.md", '<span lang="fr">', '<span lang="es">'),
        ['“<span lang="fr">Présidente</span>” → “<span lang="es">Présidente</span>”'],
    ),
    "a mark of a paragraph": (
        both(
            "index.md", ("as it is.", "as it is.\n{ .lead }"), ("tel quel.", "tel quel.\n{ .lead }")
        ),
        ["“(none)” → “{ .lead }”", "« (rien) » → « { .lead } »"],
    ),
    "a numbered list": (
        one("docs/en/letter.md", "- keep them; and\n- water", "1. keep them; and\n2. water"),
        ["“- keep them; and” → “1. keep them; and”"],
    ),
    "a quotation": (
        one("docs/en/index.md", "There are {{", "> There are {{"),
        ["→ “> There are {{ elms }}"],
    ),
    "a removed block": (
        one("docs/en/index.md", "/// insert | corrections\n///\n", ""),
        ["“/// insert | corrections ///” → “(none)”"],
    ),
    "the alignment of a column": (
        one("docs/en/index.md", "| ---------- | ---------- |", "| ---------- | ---------: |"),
        ["“| --- | --- |” → “| --- | ---: |”"],
    ),
    "an old address": (
        both(
            "figures.md",
            ("title:", "moved_from: [old.md]\ntitle:"),
            ("title:", "moved_from: [old.md]\ntitle:"),
        ),
        ["docs/en/figures.md:2:1: moved_from: “(none)” → “old.md”"],
    ),
    "a citation": (
        both("letter.md", ("cite: Letter", "cite: L."), ("cite: Lettre", "cite: L.")),
        ["“Letter” → “L.”", "« Lettre » → « L. »"],
    ),
    "an abbreviation": (
        one("mkdocs.yml", "United Nations", "The United Nations"),
        ["extra.campaign.abbreviations.en.UN: “United Nations” → “The United Nations”"],
    ),
    "a link to share": (
        one("mkdocs.yml", "https://example.org/post?", "https://example.com/post?"),
        ["extra.campaign.share.Post: “https://example.org/post?text="],
    ),
    "the order of whom recommendations concern": (
        swap_concerns,
        ["extra.campaign.concerns: “city · province” → “province · city”"],
    ),
    "a text of the interface in French": (
        one("hooks/campaign/words/fr.yml", "Copier", "Recopier"),
        ["copy_link: « Copier » → « Recopier »"],
    ),
    "a text of the interface of this campaign": (
        lambda folder: write(folder / "words/en.yml", "copy_link: Copy it\n"),
        ["words/en.yml:1:1: copy_link: “(none)” → “Copy it”"],
    ),
    "a moved page": (
        move_the_annex,
        ["this page was at docs/en/annex/costs.md", "/annex/costs/ would be broken"],
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


def test_change_of_the_letter_comes_first(repository: Repository) -> None:
    edit(repository.folder / "docs/letter.txt", "Dear Mayor", "Dear Madam")
    first, second, *_ = reviewed(repository).lines()
    assert first.startswith("docs/letter.txt:2:1: THE WORDS OF THE LETTER CHANGE: “Dear Mayor,” → ")
    assert second.startswith("docs/en/letter.md:10:6: the letter says “Madam,”")


def test_change_of_the_letter_is_not_reported_as_harmless(
    repository: Repository,
) -> None:
    rewrite_the_letter(repository.folder)
    lines = "\n".join(reviewed(repository).lines())
    assert "THE WORDS OF THE LETTER CHANGE" in lines
    assert "no problems found" not in lines


def test_comment_or_line_break_is_not_a_change_of_text(repository: Repository) -> None:
    edit(repository.folder / "docs/figures.yml", "figures:\n  elms", "figures:\n  # Trees\n  elms")
    edit(repository.folder / "docs/en/index.md", "There are", "There\nare")
    report = reviewed(repository)
    assert report.findings is not None
    assert report.findings.all == []
    (files, *_) = report.remarks()
    assert files.endswith(": docs/en/index.md, docs/figures.yml")


def test_nothing_changes_only_if_the_site_is_the_same(repository: Repository) -> None:
    edit(repository.folder / "docs/figures.yml", "figures:\n  elms", "figures:\n  # Trees\n  elms")
    report = reviewed(repository)
    assert report.published is None
    assert any("it is not known whether the site changes" in line for line in report.lines())
    assert NOTHING not in report.lines()
    assert NOTHING in replace(report, published=[]).lines()
    changed = "files of the site that change: index.html"
    assert changed in replace(report, published=["index.html"]).lines()


def test_change_of_the_generator_is_never_nothing(repository: Repository) -> None:
    write(repository.folder / "hooks/load.py", "# new\n")
    edit(repository.folder / "docs/figures.yml", "figures:\n  elms", "figures:\n  # Trees\n  elms")
    lines = reviewed(repository).lines()
    assert lines[0].startswith("the generator changes, so pages may change in ways")
    assert lines[0].endswith(": hooks/load.py")
    assert NOTHING not in lines


def test_both_sites_are_built_and_compared(tmp_path: Path) -> None:
    repository = Repository(with_own_hooks(copy_project(tmp_path / "project", SMALL)))
    edit(repository.folder / "docs/figures.yml", "figures:\n  elms", "figures:\n  # Trees\n  elms")
    edit(repository.folder / "docs/assets/favicon.svg", "<svg", "<svg id='x'")
    report = reviewed(repository)
    assert report.published == ["assets/favicon.svg"]
    assert not (repository.folder / "site").exists()


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
    assert '<td lang="en">' in html
    assert '<td lang="fr">' in html
