# SPDX-License-Identifier: MIT
"""The edits that CONTRIBUTING and STARTING describe, as campaigners make them.

Each takes the folder of a project with the letter in English and French, or with the result of
``make new``. The tests apply them to a copy, and ``tests/bench/clones.py`` to real clones.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from support import edit

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>\n'
)
NAMES = [f"Supporter Number{number}" for number in range(1, 301)]


def change_a_figure(project: Path) -> None:
    """Change a value, with its source, its date and the reason."""
    data = project / "docs/figures.yml"
    edit(
        data, "    value: 33000\n", "    value: 34000\n    revised: {en: New count, fr: Décompte}\n"
    )
    text = data.read_text(encoding="utf-8")
    start = text.index("    value: 34000")
    entry = text[start : text.index("\n\n", start)]
    changed = re.sub(r'as_of: "[\d-]+"', 'as_of: "2018-01"', entry)
    source = "source: {title: {en: A new register, fr: Un nouveau registre}}"
    changed = re.sub(r"source: \{.*\}", source, changed)
    data.write_text(text.replace(entry, changed), encoding="utf-8")


def add_a_figure(project: Path) -> None:
    """Add a figure, and cite it in both languages."""
    entry = (
        "\n  vigils:\n    value: 120\n    label: {en: vigils, fr: veilles}\n"
        "    source: {title: {en: Our own count, fr: Notre propre décompte}}\n"
    )
    data = project / "docs/figures.yml"
    edit(data, "\ncomparisons:", f"{entry}\ncomparisons:")
    _append(
        project, "about.md", "There were {{ vigils }} vigils.", "Il y a eu {{ vigils }} veilles."
    )


def change_both_languages(project: Path) -> None:
    """Add a sentence to a page, in English and in French."""
    _append(project, "about.md", "Written by volunteers.", "Rédigé par des bénévoles.")


def correct_the_french(project: Path) -> None:
    """Change a word in the translation only."""
    edit(project / "docs/fr/index.md", "Tous les chiffres, avec", "L'ensemble des chiffres, avec")


def add_a_page(project: Path) -> None:
    """Add a page with headings, a table, a picture and links, in a new group of the menu."""
    assets = project / "docs/assets/press"
    assets.mkdir()
    (assets / "carte.svg").write_text(PICTURE, encoding="utf-8")
    for language, (title, alt) in {"en": ("Press", "A map"), "fr": ("Presse", "Une carte")}.items():
        (project / "docs" / language / "press.md").write_text(
            f"---\ntitle: {title}\ndescription: {(alt * 60)[:200]}\n---\n\n"
            f"# {title} {{#press}}\n\n![{alt}](../assets/press/carte.svg)\n\n"
            f"## {title} 2 {{#more}}\n\n| A | B |\n|---|---|\n| c | [d](letter.md#letter) |\n\n"
            f"[{title}](https://example.org/press)\n",
            encoding="utf-8",
        )
    config = project / "mkdocs.yml"
    edit(config, "  - about.md\n", "  - about.md\n  - News:\n      - press.md\n")
    edit(config, "{Annex: Annexe}", "{Annex: Annexe, News: Nouvelles}")


def move_the_highlight(project: Path) -> None:
    """Highlight another figure on the home page."""
    data = project / "docs/figures.yml"
    text = data.read_text(encoding="utf-8").replace("    highlight: true\n", "")
    data.write_text(text, encoding="utf-8")
    edit(data, "    as_published: 209000\n", "    as_published: 209000\n    highlight: true\n")


def replace_the_home_page(project: Path) -> None:
    """Replace the home page with one that shares no word with it."""
    for language, title in {"en": "Welcome", "fr": "Bienvenue"}.items():
        (project / "docs" / language / "index.md").write_text(
            f"---\ntitle: {title}\ndescription: {title}, {title}.\n---\n\n"
            f"# {title} {{#welcome}}\n\n[{title}](letter.md)\n",
            encoding="utf-8",
        )


def move_a_page(project: Path) -> None:
    """Move a page, with a redirect from its old address."""
    for language in ("en", "fr"):
        folder = project / "docs" / language
        page = folder / "about.md"
        text = page.read_text(encoding="utf-8")
        text = text.replace("\n---\n", "\nmoved_from: [about.md]\n---\n", 1)
        (folder / "site.md").write_text(text, encoding="utf-8")
        page.unlink()
        for other in folder.rglob("*.md"):
            old = other.read_text(encoding="utf-8")
            new = old.replace("about.md)", "site.md)").replace("about.md#", "site.md#")
            other.write_text(new, encoding="utf-8")
    config = project / "mkdocs.yml"
    edit(config, "  - about.md\n", "  - site.md\n")


def reorder_the_menu(project: Path) -> None:
    """Swap two pages."""
    edit(
        project / "mkdocs.yml",
        "  - recommendations.md\n  - figures.md\n",
        "  - figures.md\n  - recommendations.md\n",
    )


def collect_signatures(project: Path) -> None:
    """Add three hundred names to a page that is not the letter."""
    for language in ("en", "fr"):
        names = "\n".join(f"- {name}" for name in NAMES)
        file = project / "docs" / language / "about.md"
        text = file.read_text(encoding="utf-8").rstrip("\n")
        file.write_text(f"{text}\n\n{names}\n", encoding="utf-8")


EDITS: dict[str, tuple[Callable[[Path], None], ...]] = {
    "figures": (change_a_figure, add_a_figure, move_the_highlight),
    "pages": (change_both_languages, correct_the_french, add_a_page, collect_signatures),
    "site": (replace_the_home_page, reorder_the_menu, move_a_page),
}
"""Edits that are made together, by the name of the project in which they are made."""

TEXTS = {
    "en": ("Dear neighbours,", "we count {{ walkers }} walkers.", "Save our streets", "Chair"),
    "fr": ("Chères voisines,", "nous comptons {{ walkers }} personnes.", "Nos rues", "Présidente"),
    "es": (
        "Queridos vecinos:",
        "contamos {{ walkers }} personas.",
        "Nuestras calles",
        "Presidenta",
    ),
}


def write_a_letter(project: Path, languages: list[str]) -> None:
    """Replace the example content of ``make new`` with real content, as STARTING describes."""

    def texts(number: int) -> str:
        pairs = (f'{language}: "{TEXTS[language][number]}"' for language in languages)
        return "{" + ", ".join(pairs) + "}"

    docs = project / "docs"
    (docs / "figures.yml").write_text(
        "figures:\n  walkers:\n    value: 4321\n    as_published: 4321\n    highlight: true\n"
        f"    label: {texts(3)}\n    source: {{title: {texts(2)}}}\n",
        encoding="utf-8",
    )
    for language in languages:
        greeting, sentence, title, role = TEXTS[language]
        signed = "\n".join(f"- {name}\n  {role}" for name in NAMES)
        (docs / language / "letter.md").write_text(
            f"---\ntitle: {title} 1\ndescription: {title}.\ndocument: true\n---\n\n"
            f"# {title} {{#letter}}\n\n{greeting}\n{sentence}\n\n"
            f"/// recommendations\n\n- {title}.\n\n///\n\n/// signatories\n\n{signed}\n\n///\n",
            encoding="utf-8",
        )
        for page in (docs / language).glob("*.md"):
            text = page.read_text(encoding="utf-8").replace("example_figure", "walkers")
            page.write_text(re.sub("(?i)replace this: |à remplacer : ", "", text), encoding="utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^site_name: .*$", f"site_name: {TEXTS[languages[0]][2]}", text)
    text = re.sub(r"(?m)^    # (sent|author):", r"    \1:", text)
    text = re.sub(r"(?m)^    # (reference): letter.txt", r"    \1: letter.txt", text)
    config.write_text(text, encoding="utf-8")
    greeting, sentence, title, role = TEXTS[languages[0]]
    counted = {"en": "4,321", "fr": "4 321", "es": "4,321"}[languages[0]]
    # In columns, as in the letter that was sent: all names, then all roles.
    names = "  ".join(NAMES) + "\n" + "  ".join([role] * len(NAMES))
    body = f"{greeting} {sentence.replace('{{ walkers }}', counted)}\n{title}.\n{names}\n"
    (docs / "letter.txt").write_text(f"{title}\n{body}", encoding="utf-8")


def replace_the_papers(project: Path) -> None:
    """Write the campaign's own documents, as step 7 of STARTING asks."""
    for name in ("README", "CONTRIBUTING", "CODE_OF_CONDUCT", "LICENSE-TEXT"):
        for paper in {project / f"{name}.md", *project.glob(f"{name}.*.md")}:
            # Nobody but the campaign judges it: there is no such command and no such file.
            paper.write_text("# Our streets\n\nRun `make tea`: [how](tea.md).\n", encoding="utf-8")
    github = project / ".github"
    (github / "CODEOWNERS").write_text("* @ours\n/docs/es/ @ours\n", encoding="utf-8")
    shutil.rmtree(github / "images", ignore_errors=True)
    forms = github / "ISSUE_TEMPLATE"
    shutil.rmtree(forms)
    forms.mkdir()
    (forms / "fr-question.yml").write_text("name: 'Une question : laquelle?'\n", encoding="utf-8")


def delete_the_french_papers(project: Path) -> None:
    """Delete the documents in French, as a campaign in other languages does."""
    for file in (*project.glob("*.fr.md"), *project.glob(".github/ISSUE_TEMPLATE/fr-*.yml")):
        file.unlink()


def _append(project: Path, page: str, english: str, french: str) -> None:
    """Append a paragraph to a page, in both languages."""
    for language, text in {"en": english, "fr": french}.items():
        file = project / "docs" / language / page
        file.write_text(
            f"{file.read_text(encoding='utf-8').rstrip()}\n\n{text}\n", encoding="utf-8"
        )
