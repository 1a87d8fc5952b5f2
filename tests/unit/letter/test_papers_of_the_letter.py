# SPDX-License-Identifier: MIT
"""The documentation is correct about this letter's files and figures."""

from __future__ import annotations

import re
import string
from itertools import combinations
from pathlib import Path

import pytest

from campaign.load import read_campaign
from campaign.problems import CampaignError
from campaign.text.translations import Translations, available, load_words
from papers_support import code, is_generators, leads_nowhere, read, where
from support import NBSP, copy_project, edit
from unit.test_papers import PAPERS

_MESSAGE = re.compile(r"^(?P<path>[\w./-]+):(?P<line>\d+):(?P<column>\d+): (?P<text>.+)$")
_PATH = re.compile(r"\.?\w[\w.-]*(?:/[\w.-]+)*/?")
_SUFFIXES = (".json", ".md", ".py", ".txt", ".yaml", ".yml")
_OWNED = re.compile(r"^(?P<off># )?(?P<pattern>/\S*|\*)\s+(?P<owners>\S.*)$")
OWNERS = ".github/CODEOWNERS"

_OF_THE_READER = re.compile(r"words/.*|docs/de/|assets/(?:logo|favicon)\.svg|letter\.md")
"""What recipes have the reader make, and an address in an example."""


def test_every_path_in_code_exists() -> None:
    made = {line.strip("/") for line in read(".gitignore").splitlines()}
    for paper in PAPERS:
        words = {re.sub(r":\d+:\d+:$", "", word) for line in code(paper) for word in line.split()}
        paths = {w for w in words if _PATH.fullmatch(w) and ("/" in w or w.endswith(_SUFFIXES))}
        missing = {p for p in paths if leads_nowhere(p) and p.strip("/") not in made}
        assert {p for p in missing if not _OF_THE_READER.fullmatch(p)} == set(), paper


def wording(words: Translations, key: str) -> str:
    """Return a regular expression for the message ``key`` with any values."""
    parts = []
    for literal, blank, _, _ in string.Formatter().parse(words.entries[key]):
        parts.append(re.escape(literal.replace(NBSP, " ")))
        if blank == "hint":
            tails = [wording(words, tail) for tail in ("did_you_mean", "known_names")]
            parts.append(f"(?:{'|'.join(tails)})")
        elif blank:
            parts.append(".+")
    return "".join(parts)


def test_every_quoted_message_is_reported_at_its_line(tmp_path: Path) -> None:
    for number, paper in enumerate(PAPERS):
        quoted = [match for line in code(paper) if (match := _MESSAGE.match(line))]
        project = copy_project(tmp_path / str(number)) if quoted else tmp_path
        for message in quoted:
            text = message["text"].replace(NBSP, " ")
            ways = [wording(load_words(tag), "problem_unknown_figure") for tag in available()]
            assert any(re.fullmatch(way, text) for way in ways), text
            typed, meant = re.findall(r"[“«] ?(\w+) ?[”»]", text)
            edit(project / message["path"], f"{{{{ {meant} }}}}", f"{{{{ {typed} }}}}")
            with pytest.raises(CampaignError) as caught:
                read_campaign(project / "mkdocs.yml")
            reported = [
                (problem.path, str(problem.line), str(problem.column), problem.details["name"])
                for problem in caught.value.problems
                if problem.key == "unknown_figure"
            ]
            assert reported == [(*message.group("path", "line", "column"), typed)], paper


def test_code_owners_are_of_existing_paths_and_general_patterns_come_first() -> None:
    owned = read(OWNERS).splitlines() if is_generators(OWNERS) else []
    lines = [match for line in owned if (match := _OWNED.match(line))]
    patterns = [line["pattern"] for line in lines]
    assert not owned or {"/docs/en/", "/docs/fr/", "/docs/figures.yml", "/hooks/"} <= {*patterns}
    for pattern in patterns:
        path = pattern.strip("/*") + ("/" if pattern.endswith("/") else "")
        assert not leads_nowhere(path), pattern
        assert where(path).is_dir() == pattern.endswith(("/", "*")), pattern
    # Only the last matching line counts: a general one below would override a specific one.
    assert not [(a, b) for a, b in combinations(patterns, 2) if a.startswith(b)]
    for line in lines:
        owners = line["owners"].split()
        assert line["off"] or all(owner.startswith("@") for owner in owners), line[0]
