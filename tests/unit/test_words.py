# SPDX-License-Identifier: MIT
"""The interface texts: every language has all of them, with the same blanks."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from campaign.text.translations import available, load_words
from support import ROOT


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("folder", ["", "inspection"])
@pytest.mark.parametrize("language", sorted({*available()} - {"en"}))
def test_language_has_the_same_words_and_blanks_as_english(language: str, folder: str) -> None:
    english, other = (load_words(code, folder).entries for code in ("en", language))
    assert list(other) == list(english)
    assert {key: blanks(text) for key, text in other.items()} == {
        key: blanks(text) for key, text in english.items()
    }


@pytest.mark.parametrize("language", sorted({*available()} - {"en"}))
def test_settings_have_the_same_names_in_every_language(language: str) -> None:
    english, other = load_words("en").entries, load_words(language).entries
    assert {key: re.findall(r"extra\.[a-z_.]*[a-z]", text) for key, text in other.items()} == {
        key: re.findall(r"extra\.[a-z_.]*[a-z]", text) for key, text in english.items()
    }


@pytest.mark.parametrize("language", sorted({*available()} - {"en"}))
def test_no_sentence_is_left_in_english(language: str) -> None:
    english, other = load_words("en").entries, load_words(language).entries
    sentences = {key for key, text in english.items() if len(re.findall(r"[^\W\d_]{3,}", text)) > 2}
    assert len(sentences) > 100
    assert {key for key in sentences if other[key] == english[key]} == set()


def test_every_word_is_used_and_every_used_word_exists() -> None:
    code = [*(ROOT / "hooks").rglob("*.py"), *(ROOT / "overrides").rglob("*.html")]
    text = "\n".join(Path(file).read_text(encoding="utf-8") for file in code)
    named = set(re.findall(r"[\"']([a-z0-9_]+)[\"']", text))
    words = set(load_words("en").entries)
    built = tuple(
        set(re.findall(r'f"(blocks?_|kind_|box_|around_|instead_|character_)\{', text))
    )  # block_{kind}
    unused = {word for word in words if not {word, word.removeprefix("problem_")} & named}
    assert {word for word in unused if not word.startswith(built)} == set()
    asked = set(re.findall(r"\bt\([\"']([a-z0-9_]+)[\"']", text))
    assert asked <= words


def test_every_word_of_the_inspection_is_used() -> None:
    folder = ROOT / "tests/site_inspection"
    code = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.[pj][ys]"))
    code += "contrast_light contrast_dark"  # made of the scheme
    words = load_words("en", "inspection").entries
    assert [word for word in words if word.removeprefix("problem_") not in code] == []


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_words("en")("no such word")
