# SPDX-License-Identifier: MIT
"""The review of a change, run as a command in Git repositories."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from review_support import ONE_LANGUAGE, SETTLED, Repository, change_one_language, totals
from support import NBSP, REVISED, SMALL, squeezed

PASSED = "".join(f"{line}\n" for line in totals(0))
FAILED = "".join(f"{line}\n" for line in totals(1))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    shutil.copytree(SMALL, folder)
    return Repository(folder)


def test_review_without_changes_passes(repository: Repository) -> None:
    done = repository.review()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == PASSED


def test_change_in_one_language_only_fails(repository: Repository) -> None:
    change_one_language(repository)
    repository.commit("Count them all")
    done = repository.review()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == ONE_LANGUAGE + FAILED


def test_uncommitted_changes_are_reviewed(repository: Repository) -> None:
    change_one_language(repository)
    assert repository.review().returncode == 1
    assert repository.git("status", "--short") == "M docs/en/index.md"


def test_later_commits_of_the_base_are_ignored(repository: Repository) -> None:
    repository.git("switch", "--quiet", "main")
    change_one_language(repository)
    repository.commit("Something else")
    repository.git("switch", "--quiet", "change")
    assert repository.review().stdout == PASSED


@pytest.mark.parametrize(
    "line", ["Translation: not needed", "translation: Not Needed", "TRANSLATION: not  needed."]
)
def test_commit_message_can_waive_the_translation(repository: Repository, line: str) -> None:
    change_one_language(repository)
    repository.commit("Count them all", f"{line}\nReviewed-by: Béa Orme")
    repository.commit("Another one", "Translation: of the second page to come")
    done = repository.review()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == SETTLED + PASSED


def test_problems_of_the_head_are_reported_first(repository: Repository) -> None:
    change_one_language(repository)
    repository.edit("fr/letter.md", "{{ first_count }}", "{{ frist_count }}")
    done = repository.review()
    assert done.returncode == 1
    first, second, *_ = done.stderr.splitlines(keepends=True)
    assert first.startswith("docs/fr/letter.md:13:25: le chiffre « frist_count » est inconnu; ")
    assert second == ONE_LANGUAGE


def test_head_without_settings_is_reported(repository: Repository) -> None:
    (repository.folder / "mkdocs.yml").unlink()
    done = repository.review()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "mkdocs.yml:1:1: file not found, or not readable; "
        "create it, or correct the reference to it\n"
        "nothing is compared, because a file cannot be read here or as it was at “main”; fix it, "
        "or name another base\n"
        f"{totals(2)[0]}\n"
        "rien n’est comparé, car un fichier ne peut pas être lu ici ou tel qu’il était à « main »; "
        "corrigez-le, ou indiquez une autre base\n"
        f"{totals(2)[1]}\n"
    )


@pytest.mark.parametrize("file", ["fr/index.md", "figures.yml"])
def test_unreadable_file_is_not_compared(repository: Repository, file: str) -> None:
    (repository.folder / "docs" / file).write_text('no: "data" here\n', encoding="utf-8")
    first, second, *_ = repository.review().stderr.splitlines()
    assert first.startswith(f"docs/{file}:")
    assert second.startswith("nothing is compared, because a file cannot be read here")


def test_problems_of_the_base_do_not_prevent_the_comparison(
    repository: Repository,
) -> None:
    repository.git("switch", "--quiet", "main")
    repository.edit("en/letter.md", "{{ sick }}", "{{ sik }}")
    repository.commit("A slip")
    repository.git("switch", "--quiet", "--force-create", "change")
    repository.edit("en/letter.md", "{{ sik }}", "{{ sick }}")
    repository.edit("figures.yml", "value: 1998", f"value: 1999\n    {REVISED}")
    done = repository.review()
    assert "figures.first_count.value: “1998” → “1999”\n" in done.stderr


def test_summary_has_both_languages_side_by_side(repository: Repository) -> None:
    change_one_language(repository)
    repository.edit("figures.yml", "value: 1998", f"value: 1999\n    {REVISED}")
    summary = repository.folder.parent / "summary.md"
    summary.write_text("Told before.\n", encoding="utf-8")
    assert repository.review("--base", "main", "--summary", str(summary)).returncode == 1
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Told before.\n<h1>")
    assert "\n\n" not in text.removesuffix("\n\n")  # after an empty line, GitHub reads Markdown
    assert lines_of(summary) == [
        "Review of the change · Examen de la modification",
        *(line.replace(NBSP, " ") for line in totals(1)),
        "To fix first · À corriger d’abord",
        ONE_LANGUAGE.strip(),
        "Changed passages · Passages modifiés",
        "index.md#home-paragraph-1",
        "docs/en/index.md:8 Before There are 12,500 of them, and {{ elms }} in code stays as it "
        "is. After There are 12,500 of them in all, and {{ elms }} in code stays as it is. | "
        "docs/fr/index.md:8 Inchangé Il y en a 12 500, et {{ elms }} dans du code reste tel quel.",
        "letter.md#letter-p2",
        "docs/en/letter.md:12 Before We speak for 12,500 elms, of which 12.5% are sick. The UN has "
        "counted them since 1998. After We speak for 12,500 elms, of which 12.5% are sick. The UN "
        "has counted them since 1999 [1998 in the original letter]. | docs/fr/letter.md:12 Avant "
        "Nous parlons pour 12 500 ormes, dont 12,5 % sont malades. L’ONU les compte depuis 1998. "
        "Après Nous parlons pour 12 500 ormes, dont 12,5 % sont malades. L’ONU les compte depuis "
        "1999 [1998 dans la lettre originale].",
        "Links, glossary, settings and data · Liens, glossaire, paramètres et données",
        "docs/figures.yml:17:1: figures.first_count.value: “1998” → “1999”",
        "docs/figures.yml:18:1: figures.first_count.revised.en: (not there) → “Counted again”",
        "docs/figures.yml:18:1: figures.first_count.revised.fr : (absent) → « Nouveau décompte »",
    ]


def lines_of(summary: Path) -> list[str]:
    """Return the headings, items and rows of a summary as GitHub shows them."""
    page = BeautifulSoup(summary.read_text(encoding="utf-8"), "html.parser")
    return [
        " | ".join(
            squeezed(cell.get_text(" " if cell.name == "td" else ""))
            for cell in each.find_all("td") or [each]
        )
        for each in page.find_all(["h1", "h2", "h3", "li", "tr"])
    ]


def test_the_ten_worst_problems_are_annotated(repository: Repository) -> None:
    change_one_language(repository)
    repository.edit("figures.yml", "value: 12500", f"value: 13000\n    {REVISED}")
    for code in ("en", "fr"):
        repository.edit(f"{code}/figures.md", "{#figures}", "{#numbers}")
    done = repository.review(GITHUB_ACTIONS="true")
    commands = done.stdout.splitlines()
    assert [command.split(" ")[0] for command in commands] == (
        ["::error", "::warning", "::warning"] + ["::notice"] * 7
    )
    assert commands[0].startswith(
        "::error file=docs/en/index.md,line=8,col=1::index.md#home-paragraph-1 changed, but "
    )
    assert commands[2] == (
        "::warning file=docs/fr/figures.md,line=1,col=1::liens qui seraient rompus : "
        "/fr/figures/#figures; conservez ces adresses, ou redirigez-les sous « moved_from »"
    )


def test_page_text_is_not_a_github_workflow_command(repository: Repository) -> None:
    repository.edit(
        "en/index.md", "There are {{ elms }}", "::stop-commands::x There are {{ elms }}"
    )
    repository.edit("figures.yml", "value: 12500", f"value: 13000\n    {REVISED}")
    done = repository.review(GITHUB_ACTIONS="true")
    commands = [line for line in (done.stdout + done.stderr).splitlines() if line.startswith("::")]
    assert all(line.startswith(("::error file=", "::notice file=")) for line in commands)
