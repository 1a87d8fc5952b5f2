# SPDX-License-Identifier: MIT
"""The language of messages: what is asked for, in its order of precedence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from campaign.commands.new import filled, read_starter
from campaign.model.settings import read_settings
from campaign.problems import Problem, Term, one_of
from campaign.source.messages import message_language, message_words
from campaign.text.translations import load_words
from support import SMALL, copy_campaign, edit, problems


@pytest.mark.parametrize(
    ("environment", "setting", "language"),
    [
        ({}, "", "en"),
        ({"MESSAGES": "fr"}, "", "fr"),
        ({"MESSAGES": "fr-CA"}, "", "fr"),
        ({"MESSAGES": "FR"}, "", "fr"),
        # The variable comes before the setting, and the setting before the locale.
        ({"MESSAGES": "es", "LANG": "en_CA.UTF-8"}, "fr", "es"),
        ({"LANG": "C.UTF-8"}, "fr", "fr"),
        ({"LANG": "en_CA.UTF-8"}, "fr", "fr"),
        # What is empty, or has no words, asks for nothing.
        ({"MESSAGES": "", "LANG": "fr_CA.UTF-8"}, "", "fr"),
        ({"MESSAGES": "de"}, "fr", "fr"),
        ({"LANG": "es_MX"}, "de", "es"),
        ({"MESSAGES": "../review/fr"}, "", "en"),
        # The locale, as POSIX orders its variables.
        ({"LANG": "fr_CA.UTF-8"}, "", "fr"),
        ({"LANG": "fr"}, "", "fr"),
        ({"LANG": "fr_FR@euro"}, "", "fr"),
        ({"LC_MESSAGES": "fr_CA.UTF-8", "LANG": "en_CA.UTF-8"}, "", "fr"),
        ({"LC_ALL": "es_MX.UTF-8", "LC_MESSAGES": "fr_CA.UTF-8"}, "", "es"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "fr_CA.UTF-8"}, "", "fr"),
        ({"LC_ALL": "C", "LANG": "fr_CA.UTF-8"}, "", "en"),
        ({"LC_ALL": "POSIX", "LANG": "fr_CA.UTF-8"}, "", "en"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "fr_CA.UTF-8"}, "", "en"),
        ({"LANG": "C.UTF-8"}, "", "en"),
        ({"LANG": "de_DE.UTF-8"}, "", "en"),
        ({"LC_CTYPE": "fr_CA.UTF-8"}, "", "en"),
    ],
)
def test_language_is_the_first_that_is_asked_for(
    environment: dict[str, str], setting: str, language: str
) -> None:
    assert message_language(setting, environment) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("extra:\n  campaign:\n    messages: fr\n", "fr"),
        ('extra:\n  campaign:\n    messages: "fr"\n', "fr"),
        ("extra:\n  campaign:\n    # messages: fr\n", "en"),
        ("extra:\n  campaign:\n    messages: [fr]\n", "en"),
        ("extra:\n  campaign:\n    messages:\n", "en"),
        ("extra: campaign\n", "en"),
        ("- extra\n", "en"),
        ("", "en"),
        # Not YAML: the line is still read, as the slip is reported in its language.
        ("site_name: Elms: a letter\nextra:\n  campaign:\n    messages: fr\n", "fr"),
        ("site_name: Elms: a letter\nextra:\n  campaign:\n    # messages: fr\n", "en"),
        ("site_name: [\n", "en"),
    ],
)
def test_setting_is_found_in_any_configuration(tmp_path: Path, text: str, language: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    assert message_words(file).language == language


def test_missing_and_unreadable_configuration_give_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mkdocs.yml"
    assert message_words(file).language == "en"
    file.write_bytes(b"extra:\n  campaign:\n    messages: fr # \xe9\n")
    assert message_words(file).language == "en"
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    assert message_words(file).language == "fr"


def with_messages(folder: Path, value: str) -> Path:
    """Copy the small campaign with a setting for messages."""
    project = copy_campaign(folder, SMALL)
    edit(project / "mkdocs.yml", "  campaign:\n", f"  campaign:\n    messages: {value}\n")
    return project


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_language_with_words_can_be_set(tmp_path: Path, language: str) -> None:
    assert problems(with_messages(tmp_path, language)) == []


def test_line_of_the_example_can_be_switched_on(tmp_path: Path) -> None:
    starts = [read_starter(tag) for tag in ("en-CA", "fr-CA")]
    file = tmp_path / "mkdocs.yml"
    file.write_text(filled("mkdocs.yml", starts), encoding="utf-8")
    assert read_settings(file).campaign.messages is None
    edit(file, "# messages: fr", "messages: fr")
    assert read_settings(file).campaign.messages == message_words(file).language == "fr"


def test_misspelled_setting_is_reported(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    edit(project / "mkdocs.yml", "  campaign:\n", "  campaign:\n    mesages: fr\n")
    (line,) = problems(project, "fr")
    assert line.endswith("la clé « mesages » est inconnue; vouliez-vous dire « messages »?")


def test_details_are_worded_in_the_language_of_the_message() -> None:
    within = Term("block_within", {"around": (Term("around_quote"), "recommendations")})
    details = {"what": (Term("block_paragraph"), within), "other": "x.md", "line": 3}
    problem = Problem("y.md", 1, 1, "parity_missing", details)
    assert "this paragraph in quote recommendations seems" in problem.message(load_words("en"))
    assert "(paragraphe dans une citation recommendations)" in problem.message(load_words("fr"))


@pytest.mark.parametrize(
    ("names", "english", "french"),
    [("a", "a", "a"), ("ab", "a or b", "a ou b"), ("abc", "a, b or c", "a, b ou c")],
)
def test_choices_are_joined_in_the_language_of_the_message(
    names: str, english: str, french: str
) -> None:
    for language, text in (("en", english), ("fr", french)):
        details = {"name": "x", "value": "y", "choices": one_of(names)}
        problem = Problem("x", 1, 1, "not_a_choice", details)
        assert problem.message(load_words(language)).endswith(text)


def test_no_module_words_messages_in_a_fixed_language() -> None:
    """Check that no program decides for itself that editors read English."""
    root = Path(__file__).parents[2]
    files = [*(root / "hooks").rglob("*.py"), *(root / "tests/site_inspection").glob("*.py")]
    fixed = re.compile(r"load_words\(\"\w\w\"")
    assert [file.name for file in files if fixed.search(file.read_text(encoding="utf-8"))] == []
