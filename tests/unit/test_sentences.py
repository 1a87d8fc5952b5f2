# SPDX-License-Identifier: MIT
"""English that was left in a translation is found only where no other language looks like it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from campaign.checks.languages.sentences import ComparedText, untranslated


def text(language: str, words: str) -> ComparedText:
    page: Any = SimpleNamespace(
        language=language, display_path=f"{language}.md", lines=[words], find=lambda *_: (1, 1)
    )
    return ComparedText(page, 1, 1, words, words)


@pytest.mark.parametrize(
    ("language", "words", "is_found"),
    [
        ("fr", "This is the list of the elms that we have.", True),
        ("es", "This is the list of the elms that we have.", True),
        ("fr", "Voici la liste de the Elms and Oaks for that Society.", False),
        ("nl", "Het is niet zeker of dit was wat hij zei.", False),
    ],
)
def test_english_left_in_a_translation(language: str, words: str, is_found: bool) -> None:
    found = list(untranslated(text("en", "Other words."), text(language, words)))
    assert [problem.key for problem in found] == ["left_in_english"] * is_found
