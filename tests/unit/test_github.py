# SPDX-License-Identifier: MIT
"""Problems as annotations for GitHub."""

from __future__ import annotations

import pytest

from campaign.problems import Problem
from campaign.source.messages import LIMIT, annotation, announce
from campaign.text.translations import Translations, available, load_words

PLAIN = Translations("en", {"problem_said": "{text}"}, "en-CA")


def problem_of(text: str, path: str = "docs/en/letter.md", line: int = 1) -> Problem:
    return Problem(path, line, 2, "said", {"text": text})


def test_annotation_has_the_message_of_the_log() -> None:
    words = load_words("en")
    problem = Problem("docs/figures.yml", 3, 12, "empty_value", {"name": "value"})
    assert annotation(problem, words) == (
        f"::error file=docs/figures.yml,line=3,col=12::{problem.message(words)}"
    )


@pytest.mark.parametrize("count", [0, 12])
def test_only_the_first_ten_problems_are_annotated(
    count: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    lines = announce([problem_of(f"number {n}", line=n) for n in range(1, count + 1)], PLAIN)
    assert len(lines) == count
    printed = capsys.readouterr().out.splitlines()
    assert LIMIT == 10
    assert [line.rpartition("::")[2] for line in printed] == [
        f"number {n}" for n in range(1, min(count, LIMIT) + 1)
    ]


def test_message_is_escaped() -> None:
    line = annotation(problem_of("100% of\r\ntwo lines: a, b %0A ::error::"), PLAIN)
    assert line == (
        "::error file=docs/en/letter.md,line=1,col=2::100%25 of two lines: a, b %250A ::error::"
    )


def test_commas_and_colons_of_a_path_are_escaped_too() -> None:
    line = annotation(problem_of("so", path="docs/a,b:c%\n.md"), PLAIN)
    assert line == "::error file=docs/a%2Cb%3Ac%25%0A.md,line=1,col=2::so"


def test_message_with_long_texts_is_cut() -> None:
    address = "www.example.org/" + "long/" * 60
    problem = Problem("docs/en/letter.md", 1, 2, "link_form", {"typed": address, "target": address})
    for language in available():
        message = problem.message(load_words(language))
        assert len(message) < 200
        assert "…" in message
    short = Problem("docs/en/letter.md", 1, 2, "link_form", {"typed": "a.org", "target": "a.org"})
    assert "…" not in short.message(load_words("en"))
