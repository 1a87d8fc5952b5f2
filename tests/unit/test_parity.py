# SPDX-License-Identifier: MIT
"""The comparison of a page with its translation.

A difference in structure is reported once, at its line; a free translation is accepted.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.checks.languages.parity import check_parity
from campaign.model.campaign import Campaign
from campaign.model.page_reader import read_page
from campaign.model.pages import Pages
from campaign.model.settings import read_settings
from campaign.problems import CampaignError
from campaign.source.yaml_source import YamlSource
from campaign.text.translations import load_words
from support import SMALL
from yaml_file import read_yaml

CASES: dict[str, Any] = read_yaml(Path(__file__).with_name("parity.yml"))
SETTINGS = read_settings(SMALL / "mkdocs.yml")
FRONT = "---\ntitle: Elms\ndescription: Elms.\n---\n\n"


def problems_of(english: str, french: str) -> list[str]:
    """Return the problems of a page and its translation, as lines of text."""
    french = french.replace("\ndescription: ", "\ndescription: Les ", 1)
    texts = {"en": english, "fr": french}
    pages = (read_page(text, "elms.md", c, f"docs/{c}/elms.md")[0] for c, text in texts.items())
    draft = Campaign(
        SETTINGS, Pages(("en", "fr"), tuple(pages)), data=YamlSource("figures.yml", {})
    )
    problems = CampaignError(check_parity(draft)).problems
    words = load_words("en")
    return [problem.line_of_text(words) for problem in problems]


def replaced(text: str, old: str, new: str) -> str:
    assert not old or text.count(old) == 1
    return text.replace(old, new) if old else text


@pytest.mark.parametrize("name", CASES["faults"])
def test_difference_is_reported_once_at_its_line(name: str) -> None:
    case, page = CASES["faults"][name], dict(CASES["page"])
    page[case["in"]] = replaced(page[case["in"]], case["old"], case["new"])
    assert problems_of(page["en"], page["fr"]) == case["report"]


@pytest.mark.parametrize("name", CASES["same"])
def test_free_translation_is_accepted(name: str) -> None:
    case, page = CASES["same"][name], CASES["page"]
    assert problems_of(page["en"], replaced(page["fr"], case["old"], case["new"])) == []


@st.composite
def pairs_of_pages(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Draw the paragraphs of a page and its translation: same figures, proportional lengths."""
    chance = random.Random(draw(st.integers(0, 10**6)))
    english, french = [], []
    for _ in range(draw(st.integers(2, 12))):
        size = chance.randint(20, 400)
        figure = chance.choice(["", "{{ elms }} ", "{{ vote }} ", "1998 "])
        english.append(figure + ("word " * (size // 5)).strip())
        french.append(figure + ("mots " * int(size * chance.uniform(1.05, 1.25) / 5)).strip())
    return english, french


def page_of(paragraphs: list[str]) -> str:
    return FRONT + "# Elms {#elms}\n\n" + "\n\n".join(paragraphs) + "\n"


@given(pages=pairs_of_pages())
def test_matching_pages_have_no_problems(pages: tuple[list[str], list[str]]) -> None:
    assert problems_of(page_of(pages[0]), page_of(pages[1])) == []


@given(pages=pairs_of_pages(), data=st.data())
def test_dropped_paragraph_or_one_like_it_is_reported_once(
    pages: tuple[list[str], list[str]], data: st.DataObject
) -> None:
    english, french = pages
    dropped = data.draw(st.integers(0, len(french) - 1))
    (message,) = problems_of(page_of(english), page_of(french[:dropped] + french[dropped + 1 :]))
    missing = re.search(r"the paragraph at docs/en/elms\.md:(\d+) seems to have no", message)
    assert missing, message
    reported = english[(int(missing[1]) - 8) // 2]
    assert reported.partition("word")[0] == english[dropped].partition("word")[0], message


@given(pages=pairs_of_pages(), data=st.data())
def test_dropped_figure_is_reported_once(
    pages: tuple[list[str], list[str]], data: st.DataObject
) -> None:
    english, french = pages
    cited = [i for i, text in enumerate(french) if text.startswith("{{")]
    if not cited:
        english, french, cited = ["{{ elms }} word"], ["{{ elms }} mots"], [0]
    place = data.draw(st.sampled_from(cited))
    name = french[place].split()[1]
    changed = [*french[:place], "plus " + french[place].partition("}} ")[2], *french[place + 1 :]]
    (message,) = problems_of(page_of(english), page_of(changed))
    assert f"“{name}” is cited" in message


@pytest.mark.parametrize(
    ("english", "french", "expected"),
    [
        ("1. a\n2. b", "1. a\n1. b", []),
        ("1. a\n2. b", "1) a\n2) b", []),
        ("- a\n    1. b", "- a\n  1. b", []),
        ("1. a\n\nText.\n\n2. b", "1. a\n\nTexte.\n\n2. b", []),
        ("3. a\n4. b", "1. a\n2. b", [(8, "3.", "1.")]),
        ("1. a\n\nText.\n\n2. b", "1. a\n\nTexte.\n\n1. b", [(12, "2.", "1.")]),
        ("1. a\n2. b", "1. a\n\n- b", [(10, "2.", "-")]),
        ("- a\n  - b\n  - c", "- a\n  1. b\n  2. c", [(9, "-", "1.")]),
    ],
)
def test_lists_of_another_kind_or_number_are_reported_once(
    english: str, french: str, expected: list[tuple[int, str, str]]
) -> None:
    head = FRONT + "# Elms {#elms}\n\n"
    problems = problems_of(head + english, head + french)
    found = [re.match(r"([^ ]+): a list item (“.*?”).* a list item (“.*?”)", x) for x in problems]
    assert [each and each.groups() for each in found] == [
        (f"docs/fr/elms.md:{line}:1", f"“{mark}”", f"“{other}”") for line, other, mark in expected
    ]
