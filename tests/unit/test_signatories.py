# SPDX-License-Identifier: MIT
"""Persons among the signatories have the same names in every language, however many signed."""

from __future__ import annotations

import time

import pytest

from campaign.checks.languages.signatories import compare_signatories
from campaign.model.page_reader import read_page
from campaign.model.pages import Page
from campaign.problems import Problem

FRONT = "---\ntitle: x\ndescription: x\n---\n"
NAMES = ["Ann Elm", "Guy Oak", "Fay Fir", "Ivo Ash"]
MANY = [
    f"Ann {chr(65 + n % 26)}{'abcdefghij'[n // 26 % 10]}{'klmnopqrst'[n // 260]}"
    for n in range(1000)
]


def signed(code: str, names: list[str]) -> Page:
    items = "".join(f"- {name}\n" for name in names)
    text = f"{FRONT}/// signatories\n\n{items}\n///\n"
    return read_page(text, f"docs/{code}/x.md", code, "x.md")[0]


def compared(names: list[str], others: list[str]) -> list[Problem]:
    return [*compare_signatories(signed("en", names), signed("fr", others))]


@pytest.mark.parametrize(
    ("others", "numbers"),
    [
        (["Anne Elm", "Guy Oaks", "Fay Firs", "Ivo Ash"], [1, 2, 3]),
        (["Zoé Orme", "Léa Pin", "Max Roy", "Luc Côté"], [1, 2, 3, 4]),
        (NAMES, []),
    ],
)
def test_each_person_with_another_name_is_reported(others: list[str], numbers: list[int]) -> None:
    found = compared(NAMES, others)
    assert {problem.key for problem in found} <= {"signatory_differs"}
    assert [problem.details["number"] for problem in found] == numbers


def test_a_thousand_misspelt_names_are_each_reported_in_a_second() -> None:
    pages = signed("en", MANY), signed("fr", [f"{name}e" for name in MANY])
    start = time.process_time()
    found = [*compare_signatories(*pages)]
    assert len(found) == len(MANY)
    assert time.process_time() - start < 1


def test_missing_name_and_another_one_elsewhere_are_both_found() -> None:
    names = [*NAMES, "Kim Yew", "Leo Ash"]
    found = compared(names, ["Ann Elm", "Fay Fir", "Ivo Ash", "Kim Beech", "Leo Ash"])
    assert [(each.key, each.details["number"]) for each in found] == [
        ("signatory_absent", 2),
        ("signatory_differs", 4),
    ]


def test_names_that_replace_several_are_one_problem() -> None:
    found = compared([*NAMES, "Kim Yew", "Leo Ash"], ["Ann Elm", "Zoé Orme", "Ivo Ash", "Leo Ash"])
    assert [each.key for each in found] == ["parity_run"]
