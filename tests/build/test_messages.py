# SPDX-License-Identifier: MIT
"""Every command words its messages in the language that is asked for, to the last word."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from english_words import english_words
from support import ROOT, build, command, edit, warm

FRENCH = (
    "docs/fr/letter.md:13:25: le chiffre « frist_count » est inconnu; "
    "vouliez-vous dire « first_count »?"
)
ENGLISH = "docs/fr/letter.md:13:25: unknown figure “frist_count”; did you mean “first_count”?"


@pytest.fixture
def broken(project: Path) -> Path:
    """Return a project with an unknown figure."""
    edit(project / "docs/fr/letter.md", "{{ first_count }}", "{{ frist_count }}")
    return project


def set_french(project: Path) -> Path:
    edit(project / "mkdocs.yml", "  campaign:\n", "  campaign:\n    messages: fr\n")
    return project


def test_check_follows_the_variable_the_setting_and_the_locale(broken: Path) -> None:
    assert ENGLISH in command("campaign", cwd=broken).stderr
    assert ENGLISH in command("campaign", cwd=broken, LANG="C.UTF-8").stderr
    expected = f"{FRENCH}\nProblèmes à corriger\N{NO-BREAK SPACE}: 1\n"
    assert command("campaign", cwd=broken, MESSAGES="fr").stderr == expected
    assert command("campaign", cwd=broken, LANG="fr_CA.UTF-8").stderr == expected
    set_french(broken)
    assert command("campaign", cwd=broken, LANG="C.UTF-8").stderr == expected
    assert ENGLISH in command("campaign", cwd=broken, MESSAGES="en").stderr


def test_names_of_characters_are_in_french(project: Path) -> None:
    edit(project / "docs/fr/letter.md", "Madame", "Ma\N{SOFT HYPHEN}dame")
    assert (
        "trait d’union conditionnel (U+00AD)" in command("campaign", cwd=set_french(project)).stderr
    )


def test_check_says_in_french_that_there_are_no_problems(project: Path) -> None:
    done = command("campaign", cwd=set_french(project))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Aucun problème (pages")


def test_build_and_its_annotations_are_worded_alike(broken: Path) -> None:
    done = build(broken, MESSAGES="fr", GITHUB_ACTIONS="true")
    assert done.status == 1
    assert "problèmes à corriger : 1; rien n’a été publié" in done.output
    assert FRENCH in done.output
    assert f"::error file=docs/fr/letter.md,line=13,col=25::{FRENCH[25:]}" in done.output
    assert FRENCH in build(set_french(broken), LANG="C.UTF-8").output


def test_advice_of_a_build_is_in_french(project: Path) -> None:
    edit(project / "docs/fr/letter.md", "title: La lettre", "title: La lettre ✅")
    done = build(set_french(project))
    assert done.status == 0, done.output
    assert "docs/fr/letter.md:2:18: les polices des PDF" in done.output


def test_build_reports_a_wrong_date_and_a_figure_of_a_template_in_french(project: Path) -> None:
    for done in (
        build(project, MESSAGES="fr", SOURCE_DATE_EPOCH="hier").output,
        command("campaign", cwd=project, MESSAGES="fr", SOURCE_DATE_EPOCH="hier").stderr,
    ):
        assert "SOURCE_DATE_EPOCH est « hier », qui n’est pas une date" in done
    footer = project / "overrides/partials/site-footer.html"
    edit(footer, "</footer>", '{{ "elm" | figure }}</footer>')
    output = build(project, MESSAGES="fr").output
    assert "un modèle demande le chiffre « elm », qui n’est pas dans le fichier" in output


def test_configuration_that_is_not_yaml_is_reported_in_french(project: Path) -> None:
    edit(set_french(project) / "mkdocs.yml", ": Save the elms", ": Save: the elms")
    done = command("campaign", cwd=project)
    assert re.match(r"mkdocs\.yml:2:\d+: « : » n’est pas lu comme une partie", done.stderr), (
        done.stderr
    )


def test_commands_for_maintainers_are_in_french(project: Path) -> None:
    set_french(project)
    refused = command("campaign.commands.new", "xx", cwd=project)
    assert refused.stderr.startswith("rien n’a été modifié")
    (project / ".build").write_text("where a folder must be", encoding="utf-8")
    refused = command("campaign.commands.publish", cwd=project)
    assert refused.stderr.startswith("le nouveau site n’a pas pu remplacer l’ancien")


def test_terminal_that_lacks_a_character_gets_an_escape(project: Path) -> None:
    """Check that a message in ASCII is no traceback after all is done."""
    done = subprocess.run(
        [sys.executable, "-m", "campaign"],
        cwd=warm(project),
        env=os.environ
        | {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "ascii", "MESSAGES": "fr"},
        capture_output=True,
        encoding="ascii",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Aucun probl\\xe8me")


def test_english_words_are_found() -> None:
    """Otherwise the test of every mistake would prove nothing about French and Spanish."""
    assert english_words(ENGLISH.replace("unknown figure", "the figure is")) == ["the", "is"]
    assert english_words(FRENCH) == []
