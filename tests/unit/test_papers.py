# SPDX-License-Identifier: MIT
"""The generator's documentation (README, CONTRIBUTING, STARTING) is correct, in both languages.

What a campaign has made its own, as STARTING describes, is not tested.
"""

from __future__ import annotations

import re
from itertools import pairwise

from campaign.text.typography import typographer
from papers_support import (
    CONTRIBUTING,
    README,
    STARTERS,
    STARTING,
    blocks,
    code,
    in_all_languages,
    inlines,
    is_generators,
    leads_nowhere,
    of_the_generator,
    read,
)
from support import ROOT

LINKED = (README, CONTRIBUTING, STARTING)
"""Papers with a file for each language, at whose top is a link to the other one."""
PAPERS = of_the_generator(*LINKED, *STARTERS, {"en": "TECHNOLOGY.md"})
PULL_REQUEST = ".github/pull_request_template.md"
WAYS = {
    "en": ["**On GitHub's web page**", "**In a clone**"],
    "fr": ["**Sur la page Web de GitHub**", "**Dans un clone**"],
}
SCREEN = 30  # lines of the source


def headings(paper: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", read(paper), re.MULTILINE)


def sections(paper: str) -> dict[str, list[str]]:
    """Return the lines of each section, by its heading."""
    text = read(paper).splitlines()
    starts = [
        t.map[0] for t in blocks(paper) if t.type == "heading_open" and t.tag == "h2" and t.map
    ]
    return {text[a]: text[a:b] for a, b in pairwise([*starts, len(text)])}


def structure(paper: str) -> list[tuple[str, str, int]]:
    return [(block.type, block.tag, block.level) for block in blocks(paper)]


def anchors(paper: str) -> set[str]:
    """Return the anchors that GitHub gives to headings."""
    titles = headings(paper)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def commands(paper: str) -> set[str]:
    """Return the make targets that a paper mentions."""
    return {target for line in code(paper) for target in re.findall(r"\bmake ([a-z]+)", line)}


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


def is_broken(link: str, paper: str) -> bool:
    """Return whether a link to a file or heading has no target."""
    if re.match(r"https?://|mailto:", link):
        return False
    # A relative link in the text of a pull request starts from that pull request.
    path, _, anchor = link.removeprefix("../blob/HEAD/").partition("#")
    if path and leads_nowhere(path):
        return True
    target = path or paper
    return bool(anchor) and is_generators(target) and anchor not in anchors(target)


def test_every_make_command_exists() -> None:
    unknown = {paper: commands(paper) - make_targets() for paper in PAPERS}
    assert {paper: names for paper, names in unknown.items() if names} == {}


def test_make_commands_are_found() -> None:
    for paper in of_the_generator(CONTRIBUTING, STARTING):
        assert "serve" in commands(paper)


def test_every_link_has_a_target() -> None:
    is_ours = README["en"] in PAPERS and (ROOT / PULL_REQUEST).is_file()
    for paper in [*PAPERS, *([PULL_REQUEST] if is_ours else [])]:
        links = [str(t.attrGet("href")) for t in inlines(paper) if t.type == "link_open"]
        assert [link for link in links if is_broken(link, paper)] == [], paper


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


# Languages


def test_paper_has_the_same_structure_in_all_languages() -> None:
    for papers in in_all_languages(*LINKED, *STARTERS):
        first, *others = papers.values()
        for other in others:
            assert structure(other) == structure(first), other
            same = {*headings(other)} & {*headings(first)}
            assert same == set(), f"{other}: these headings are not translated"


def test_paper_links_to_its_translation_at_the_top() -> None:
    for papers in in_all_languages(*LINKED):
        for paper, other in (papers.values(), reversed(papers.values())):
            assert f"]({other})" in "\n".join(read(paper).splitlines()[:4]), paper


def test_french_paper_has_french_typography() -> None:
    set_text = typographer("fr-CA")
    for paper in of_the_generator(*({"fr": group["fr"]} for group in (*LINKED, *STARTERS))):
        prose = [token.content for token in inlines(paper) if token.type == "text"]
        assert [set_text(text) for text in prose] == prose, paper


# CONTRIBUTING


def test_contributing_explains_each_task_both_ways_on_one_screen() -> None:
    for language, paper in CONTRIBUTING.items():
        found = sections(paper) if is_generators(paper) else {}
        tasks = {title: lines for title, lines in found.items() if "|---|---|" not in lines}
        assert len(tasks) == (7 if found else 0)  # the two ways to work, and six tasks
        for title, lines in tasks.items():
            assert len(lines) <= SCREEN, title
            assert all(any(line.startswith(way) for line in lines) for way in WAYS[language]), title
