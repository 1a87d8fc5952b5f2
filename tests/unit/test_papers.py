# SPDX-License-Identifier: MIT
"""The documentation (README, CONTRIBUTING, STARTING) is correct, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from campaign.text.typography import typographer
from support import ROOT

CONTRIBUTING = {"en": "CONTRIBUTING.md", "fr": "CONTRIBUTING.fr.md"}
STARTING = {"en": "STARTING.md", "fr": "STARTING.fr.md"}
README = {"en": "README.md", "fr": "README.fr.md"}
PAPERS = [*README.values(), *CONTRIBUTING.values()]
WAYS = {
    "en": ["**On GitHub's web page**", "**In a clone**"],
    "fr": ["**Sur la page Web de GitHub**", "**Dans un clone**"],
}
# A campaign may write its own README, in one language.
TRANSLATED = {"contributing": CONTRIBUTING, "starting": STARTING} | (
    {"readme": README} if README["fr"] in (ROOT / README["en"]).read_text(encoding="utf-8") else {}
)
SCREEN = 30  # lines of the source


def read(path: Path | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def blocks(paper: str) -> list[Token]:
    return MarkdownIt("commonmark").parse(read(paper))


def inlines(paper: str) -> Iterator[Token]:
    for block in blocks(paper):
        yield from block.children or []


def code(paper: str) -> list[str]:
    """Return the lines of a paper's code, inline and fenced."""
    fenced = [token.content for token in blocks(paper) if token.type == "fence"]
    return "\n".join(
        [*fenced, *(token.content for token in inlines(paper) if token.type == "code_inline")]
    ).splitlines()


def sections(paper: str) -> dict[str, list[str]]:
    """Return the lines of each section, by its heading."""
    text = read(paper).splitlines()
    starts = [
        t.map[0] for t in blocks(paper) if t.type == "heading_open" and t.tag == "h2" and t.map
    ]
    return {text[a]: text[a:b] for a, b in pairwise([*starts, len(text)])}


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}


def commands(paper: str) -> set[str]:
    """Return the make targets that a paper mentions."""
    return {target for line in code(paper) for target in re.findall(r"\bmake ([a-z]+)", line)}


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("paper", [*PAPERS, *STARTING.values(), "TECHNOLOGY.md"])
def test_every_make_command_exists(paper: str) -> None:
    assert commands(paper) <= make_targets()


def test_make_commands_are_found() -> None:
    for paper in (*CONTRIBUTING.values(), *STARTING.values()):
        assert "serve" in commands(paper)


@pytest.mark.parametrize(
    "paper",
    [*PAPERS, *STARTING.values(), "TECHNOLOGY.md", ".github/pull_request_template.md"],
)
def test_every_link_has_a_target(paper: str) -> None:
    links = [str(t.attrGet("href")) for t in inlines(paper) if t.type == "link_open"]
    for link in links:
        if re.match(r"https?://|mailto:", link):
            continue
        # A relative link in the text of a pull request starts from that pull request.
        path, _, anchor = link.removeprefix("../blob/HEAD/").partition("#")
        assert (ROOT / path).exists(), link
        assert not anchor or anchor in anchors(read(path)), link


def test_make_has_few_targets() -> None:
    assert len(make_targets()) <= 16


def test_every_direct_dependency_is_explained() -> None:
    rows = [line for line in read("TECHNOLOGY.md").splitlines() if line.startswith("| ")]
    named = " ".join(row.split("|")[1] for row in rows).replace(",", " ").split()
    lists = [ROOT / "requirements.in", *(ROOT / "tests").rglob("requirements.in")]
    lists.append(ROOT / "hooks/importing/requirements.in")
    for file in lists:
        chosen = re.findall(r"^([\w-]+)==", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert chosen
        assert [package for package in chosen if package not in named] == []


# CONTRIBUTING


@pytest.mark.parametrize("papers", TRANSLATED.values(), ids=TRANSLATED)
def test_paper_has_the_same_structure_in_both_languages(papers: dict[str, str]) -> None:
    english, french = (
        [(block.type, block.tag, block.level) for block in blocks(paper)]
        for paper in papers.values()
    )
    assert english == french


@pytest.mark.parametrize("papers", TRANSLATED.values(), ids=TRANSLATED)
@pytest.mark.parametrize("language", CONTRIBUTING)
def test_paper_links_to_its_translation_at_the_top(papers: dict[str, str], language: str) -> None:
    (other,) = (paper for code, paper in papers.items() if code != language)
    assert f"]({other})" in "\n".join(read(papers[language]).splitlines()[:3])


@pytest.mark.parametrize("language", CONTRIBUTING)
def test_contributing_explains_each_task_both_ways_on_one_screen(language: str) -> None:
    found = sections(CONTRIBUTING[language])
    tasks = {title: lines for title, lines in found.items() if "|---|---|" not in lines}
    assert len(tasks) == 7  # the two ways to work, and six tasks; the rest is a table
    for title, lines in tasks.items():
        assert len(lines) <= SCREEN, title
        assert all(any(line.startswith(way) for line in lines) for way in WAYS[language]), title


@pytest.mark.parametrize("paper", [README["fr"], CONTRIBUTING["fr"], STARTING["fr"]])
def test_french_paper_has_french_typography(paper: str) -> None:
    set_text = typographer("fr-CA")
    prose = [token.content for token in inlines(paper) if token.type == "text"]
    assert [set_text(text) for text in prose] == prose
