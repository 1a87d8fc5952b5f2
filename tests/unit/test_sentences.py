# SPDX-License-Identifier: MIT
"""Sentences that were not translated are found, and names left alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from campaign.checks.languages.compared_texts import ComparedText, untranslated


def text(language: str, words: str) -> ComparedText:
    page: Any = SimpleNamespace(
        language=language, display_path=f"{language}.md", lines=[words], find=lambda *_: (1, 1)
    )
    return ComparedText(page, 1, 1, words, words)


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("This is the list of the elms that we have.", True),
        ("Friends of the Elms and of the Earth", False),
        ("Fédération des travailleurs et travailleuses du Québec", False),
        ("Ils aiment la terre et les ormes.", True),
        ("New elms", False),
    ],
)
def test_sentence_that_is_the_same_in_both_is_found(words: str, is_found: bool) -> None:
    found = list(untranslated(text("en", f"Other. {words}"), text("fr", words)))
    assert [problem.key for problem in found] == ["untranslated"] * is_found
