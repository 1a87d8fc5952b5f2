# SPDX-License-Identifier: MIT
"""Changes of the small campaign, each with words that its review must show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from support import edit


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


def move_the_annex(folder: Path) -> None:
    for code in ("en", "fr"):
        (folder / f"docs/{code}/annex/costs.md").rename(folder / f"docs/{code}/annex/money.md")
    edit(folder / "mkdocs.yml", "annex/costs.md", "annex/money.md")


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


LONG = "Elms were planted here for a hundred years, and each of them has its own number. " * 3


def add_a_page(folder: Path) -> None:
    for code, title in (("en", "News"), ("fr", "Nouvelles")):
        front = f"---\ntitle: {title}\ndescription: {title}.\n---\n\n# {title} {{#news}}\n\n"
        write(folder / f"docs/{code}/news.md", f"{front}{LONG}\n\n- {title} {{{{ elms }}}}\n")
    edit(folder / "mkdocs.yml", "  - figures.md\n", "  - figures.md\n  - news.md\n")


def remove_a_page(folder: Path) -> None:
    for code in ("en", "fr"):
        (folder / f"docs/{code}/annex/costs.md").unlink()


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
        ["THE WORDS OF THE LETTER CHANGE", "“Mayor,” → “Madam,”", "Chère Madame,"],
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
        ["of them <letter.md>” → “All 12,500 of them <figures.md>”", "<figures.md> »"],
    ),
    "typography that the build does not change": (
        one("docs/fr/letter.md", "gardez-les; et", "gardez–les; et"),
        ["« gardez-les; et » → « gardez–les; et »"],
    ),
    "the alt text of an image": (
        both("index.md", ("![Some of", "![Many of"), ("![", "![Voyez ")),
        ["Many of the", "Voyez"],
    ),
    "the order of the menu": (
        one("mkdocs.yml", "  - index.md\n  - letter.md\n", "  - letter.md\n  - index.md\n"),
        ["nav: “[index.md, letter.md", "→ “[letter.md, index.md"],
    ),
    "the name of the site": (
        one("mkdocs.yml", "site_name: Save the elms", "site_name: Keep the elms"),
        ["site_name: “Save the elms” → “Keep the elms”"],
    ),
    "a word of the campaign's own": (
        lambda project: write(project / "words/en-CA.yml", "menu: All pages\n"),
        ["words/en-CA.yml:1:1: menu: (not there) → “All pages”"],
    ),
    "a swapped image": (
        both("index.md", ("../assets/favicon.svg", "../assets/x.svg"), ("favicon.svg", "x.svg")),
        ["elms <../assets/favicon.svg>” → “Some", "elms <../assets/x.svg>”"],
    ),
    "a removed block": (
        one("docs/en/index.md", "/// insert | corrections\n///\n", ""),
        ["index.md#home-slot-3: “/// insert | corrections” → (not there)"],
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
    "a moved page": (
        move_the_annex,
        [
            "docs/en/annex/money.md:2:1: annex/money.md#title: (not there)",
            "links would break: /annex/costs/",
        ],
    ),
    "a new page": (
        add_a_page,
        [
            f"docs/en/news.md:8:1: news.md#news-paragraph-1: (not there) → “{LONG.strip()}”",
            "docs/fr/news.md:10:1: news.md#news-item-1 : (absent) → « Nouvelles 12 5",
        ],
    ),
    "a removed page": (
        remove_a_page,
        [
            "annex/costs.md#costs-p1: “It would cost $1,200,000",
            "costs-p1 : « Il en coûterait",
        ],
    ),
}
