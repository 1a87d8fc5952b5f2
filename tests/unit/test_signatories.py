# SPDX-License-Identifier: MIT
"""Persons among the signatories have the same names in every language, however many signed."""

from __future__ import annotations

import time

import pytest

from campaign.checks.languages.parity import check_parity
from campaign.model.campaign import Campaign
from campaign.model.page_reader import read_page
from campaign.model.pages import Pages
from campaign.model.settings import read_settings
from campaign.source.yaml_source import YamlSource
from support import SMALL

SETTINGS = read_settings(SMALL / "mkdocs.yml")
NAMES = ["Ann Elm", "Guy Oak", "Fay Fir", "Ivo Ash"]
MANY = [
    f"Ann {chr(65 + n % 26)}{'abcdefghij'[n // 26 % 10]}{'klmnopqrst'[n // 260]}"
    for n in range(1000)
]


def compared(names: list[str], others: list[str]) -> list[tuple[str, int]]:
    """Return the keys of what is reported of two lists, and the lines in the translation."""
    pages = []
    for code, signed in (("en", names), ("fr", others)):
        items = "".join(f"- {name}\n" for name in signed)
        text = f"---\ntitle: x\ndescription: {code}\n---\n/// signatories\n\n{items}\n///\n"
        pages.append(read_page(text, "x.md", code, f"docs/{code}/x.md")[0])
    draft = Campaign(
        SETTINGS, Pages(("en", "fr"), tuple(pages)), data=YamlSource("figures.yml", {})
    )
    return [(problem.key, problem.line) for problem in check_parity(draft)]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (
            ["Anne Elm", "Guy Oaks", "Fay Fir", "Ivo Ash"],
            [("signatory_differs", 7), ("signatory_differs", 8)],
        ),
        (["Ann Elm", "Guy Oak", "Zoé Orme", "Ivo Ash"], [("signatory_differs", 9)]),
        (["Ann Elm", "Ivo Ash"], [("parity_absent", 7)]),
        (["Ann Elm", "Guy Oak", "Max Roy", "Fay Fir", "Ivo Ash"], [("parity_missing", 9)]),
        (NAMES, []),
    ],
)
def test_names_that_differ_are_reported(others: list[str], expected: list[tuple[str, int]]) -> None:
    assert compared(NAMES, others) == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([f"{name}e" for name in MANY], [("signatory_differs", 7 + n) for n in range(len(MANY))]),
        ([*MANY[:500], *MANY[501:]], [("parity_absent", 506)]),
    ],
)
def test_a_thousand_names_are_compared_in_a_second(
    others: list[str], expected: list[tuple[str, int]]
) -> None:
    start = time.process_time()
    assert compared(MANY, others) == expected
    assert time.process_time() - start < 2
