# SPDX-License-Identifier: MIT
"""``make status`` says which texts are behind their translations, from the history of main."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from campaign.model.settings import read_settings
from campaign.review.status import status
from campaigns import in_three_languages
from review_support import Repository, behind, change_one_language, on_main
from support import NBSP

HOME = "index.md#home-paragraph-1"
NOT_NEEDED = f"Translation: not needed for {HOME}"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return on_main(tmp_path / "repository")


def names(repository: Repository) -> list[str]:
    """Return the places and names of the texts that are behind."""
    return [" ".join(line.split(" ")[:2]) for line in behind(repository)]


def test_first_state_is_in_step(repository: Repository) -> None:
    lines, count = status(read_settings(repository.folder / "mkdocs.yml"))
    assert count == 0
    assert lines[0].startswith("texts that are behind their translations: 0, of ")
    assert lines[1].startswith(f"textes en retard sur leur traduction{NBSP}: 0, sur ")


def test_change_of_one_side_puts_the_other_behind_until_it_changes(repository: Repository) -> None:
    change_one_language(repository)
    commit = repository.commit("Count them all")
    date = repository.git("log", "-1", "--format=%cs")
    expected = (
        f"docs/fr/index.md:8:1: {HOME} est en retard sur docs/en/index.md:8 depuis le {date}, "
        f"validation {commit} : « them, » → « them in all, »; "
        "mettez ce texte à jour, "
        f"ou terminez un message de validation par « {NOT_NEEDED} »"
    )
    assert behind(repository) == [expected]
    repository.edit("fr/index.md", "Il y en a", "En tout, il y en a")
    repository.commit("Translate it")
    assert behind(repository) == []


def test_change_of_both_sides_and_of_markup_keeps_the_pair_in_step(repository: Repository) -> None:
    change_one_language(repository)
    repository.edit("fr/index.md", "Il y en a", "En tout, il y en a")
    repository.commit("Count them all")
    repository.edit("en/index.md", "There are {{ elms }} of", "There\nare **{{ elms }}**   of")
    repository.edit("en/letter.md", "# OPEN LETTER: Save", "#   OPEN LETTER : Save")
    repository.commit("Add markup and white space")
    assert behind(repository) == []


def test_first_change_is_named_and_a_reverted_one_is_forgotten(repository: Repository) -> None:
    change_one_language(repository)
    commit = repository.commit("Count them all")
    repository.edit("en/index.md", "in all,", "in all, today,")
    repository.commit("Say when")
    (line,) = behind(repository)
    assert f"validation {commit} : « them, » → « them in all, today, »" in line
    repository.edit("en/index.md", "of them in all, today, and", "of them, and")
    repository.commit("Say less")
    assert behind(repository) == []


def test_commit_can_say_that_nothing_is_needed(repository: Repository) -> None:
    repository.edit("en/letter.md", "We speak", "We spoke")
    repository.commit("Change another passage")
    assert names(repository) == ["docs/fr/letter.md:12:1: letter.md#letter-p2"]
    change_one_language(repository)
    repository.commit("Count them all (#7)", "Why.\nTranslation: not needed\nMore words.")
    assert names(repository) == ["docs/fr/letter.md:12:1: letter.md#letter-p2"]
    repository.commit("Nothing to add", "Translation: not needed for letter.md#letter-p2")
    assert behind(repository) == []


def test_statement_about_one_pair_leaves_the_others(repository: Repository) -> None:
    change_one_language(repository)
    repository.edit("en/index.md", "title: Home", "title: Start")
    repository.commit("Count them all")
    assert names(repository) == [
        "docs/fr/index.md:2:1: index.md#title",
        f"docs/fr/index.md:8:1: {HOME}",
    ]
    repository.commit("The French needs nothing", NOT_NEEDED)
    assert names(repository) == ["docs/fr/index.md:2:1: index.md#title"]


def test_merge_is_one_commit_and_its_branch_can_say_that_nothing_is_needed(
    repository: Repository,
) -> None:
    for branch, statement in (("one", "A reason"), ("two", "Translation: not needed")):
        repository.git("switch", "--quiet", "--create", branch)
        repository.edit("en/index.md", ", and `", f" {branch}, and `")
        repository.commit("Count them all", statement)
        repository.edit("fr/index.md", "Accueil", f"Accueil {branch}")
        repository.commit("Rename the home page", statement)
        repository.git("switch", "--quiet", "main")
        repository.git("merge", "--quiet", "--no-ff", "--message", f"Merge {branch}", branch)
        lines = behind(repository)
        assert len(lines) == (2 if branch == "one" else 0)
        merge = repository.git("rev-parse", "--short", "HEAD")
        assert all(merge in line for line in lines)


def test_commit_of_a_merged_branch_speaks_of_its_own_texts(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "two")
    change_one_language(repository)
    repository.commit("Count them all")
    repository.edit("fr/annex/costs.md", "description: Ce que", "description: Tout ce que")
    repository.commit("Another page", "Translation: not needed")
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge it", "two")
    assert names(repository) == [f"docs/fr/index.md:8:1: {HOME}"]


def test_page_with_an_added_paragraph_waits_for_its_translation(repository: Repository) -> None:
    repository.edit("en/letter.md", "We speak", "Nobody asked.\n\nWe speak")
    repository.commit("Add a paragraph")
    repository.edit("en/letter.md", "The UN has", "The UN itself has")
    repository.commit("Change the next one")
    assert behind(repository) == []  # the check reports what is missing
    repository.edit("fr/letter.md", "Nous parlons", "Personne n'a demandé.\n\nNous parlons")
    commit = repository.commit("Translate the new paragraph")
    (line,) = behind(repository)
    assert line.startswith("docs/fr/letter.md:14:1: letter.md#letter-p3 est en retard sur docs/en/")
    assert f"validation {commit}" in line


def test_rewritten_text_above_a_new_one_puts_its_translation_behind(
    repository: Repository,
) -> None:
    repository.edit("en/letter.md", "Dear Mayor,", "To all of you:\n\nNobody asked.")
    old = "Madame la Mairesse,"
    repository.edit("fr/letter.md", old, f"{old}\n\nPersonne n'a demandé.")
    repository.commit("Rewrite a text and add another one")
    assert names(repository) == ["docs/fr/letter.md:10:1: letter.md#letter-p1"]


def test_texts_swapped_in_one_language_put_the_other_behind(repository: Repository) -> None:
    for code, first, second in (("en", "Oaks are old.", "Firs."), ("fr", "Vieux chênes.", "Pins.")):
        page = repository.folder / f"docs/{code}/index.md"
        page.write_text(f"{page.read_text('utf-8')}\n- {first}\n- {second}\n", "utf-8")
    repository.commit("Add a list")
    repository.edit("en/index.md", "- Oaks are old.\n- Firs.", "- Firs.\n- Oaks are old.")
    repository.commit("Swap two items")
    lines = behind(repository)
    assert [line.partition(":")[0] for line in lines] == ["docs/fr/index.md"] * 2
    assert " : « Oaks are old. » → « Firs. »; mettez" in lines[0]
    repository.edit("fr/index.md", "- Vieux chênes.\n- Pins.", "- Pins.\n- Vieux chênes.")
    repository.commit("Swap them in French")
    assert behind(repository) == []


def test_moved_or_translated_page_is_in_step_until_one_side_changes(
    repository: Repository,
) -> None:
    folder = repository.folder / "docs"
    for code in ("en", "fr"):
        (folder / code / "figures.md").rename(folder / code / "money.md")
        shutil.copy(folder / code / "letter.md", folder / code / "news.md")
        repository.commit("Move a page and add another one")
        assert behind(repository) == []
    repository.edit("en/money.md", "title: ", "title: More ")
    repository.edit("en/news.md", "title: ", "title: More ")
    repository.commit("Change a title of both")
    assert names(repository) == [
        "docs/fr/money.md:2:1: money.md#title",
        "docs/fr/news.md:2:1: news.md#title",
    ]


def test_three_languages(tmp_path: Path) -> None:
    repository = Repository(in_three_languages(tmp_path / "three"))
    assert behind(repository) == []
    for code, others in (("en", ["fr", "es"]), ("fr", ["es"]), ("es", [])):
        page = repository.folder / f"docs/{code}/index.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("title: ", "title: 2031, "), encoding="utf-8")
        repository.commit(f"Change the title in {code}")
        assert names(repository) == [f"docs/{c}/index.md:2:1: index.md#title" for c in others]
