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
from support import LETTER, NBSP, ROOT, copy_project, edit
from unit.test_github_files import GITHUB
from unit.test_papers import PAPERS, STARTING, code, read

_MESSAGE = re.compile(r"^(?P<path>[\w./-]+):(?P<line>\d+):(?P<column>\d+): (?P<text>.+)$")
_PATH = re.compile(r"\.?\w[\w.-]*(?:/[\w.-]+)*/?")
_SUFFIXES = (".json", ".md", ".py", ".txt", ".yaml", ".yml")
_OWNED = re.compile(r"^(?P<off># )?(?P<pattern>/\S*|\*)\s+(?P<owners>\S.*)$")

_OF_THE_READER = re.compile(r"words/.*|docs/de/|assets/(?:logo|favicon)\.svg|letter\.md")
"""What recipes have the reader make, and an address in an example."""


def where(path: str) -> Path:
    """Resolve a path in a paper; the campaign's files are those of the frozen letter."""
    return (LETTER if path.startswith("docs/") else ROOT) / path


@pytest.mark.parametrize("paper", [*PAPERS, *STARTING.values(), "TECHNOLOGY.md"])
def test_every_path_in_code_exists(paper: str) -> None:
    words = {re.sub(r":\d+:\d+:$", "", word) for line in code(paper) for word in line.split()}
    paths = {w for w in words if _PATH.fullmatch(w) and ("/" in w or w.endswith(_SUFFIXES))}
    made = {line.strip("/") for line in read(".gitignore").splitlines()}
    missing = {p for p in paths if not where(p).exists() and p.strip("/") not in made}
    assert {path for path in missing if not _OF_THE_READER.fullmatch(path)} == set()


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


@pytest.mark.parametrize("paper", PAPERS)
def test_every_quoted_message_is_reported_at_its_line(paper: str, tmp_path: Path) -> None:
    quoted = [match for line in code(paper) if (match := _MESSAGE.match(line))]
    project = copy_project(tmp_path)
    for message in quoted:
        text = message["text"].replace(NBSP, " ")
        ways = [wording(load_words(code), "problem_unknown_figure") for code in available()]
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
        assert reported == [(*message.group("path", "line", "column"), typed)]


# CONTRIBUTING


def test_code_owners_are_of_existing_paths_and_general_patterns_come_first() -> None:
    lines = [m for line in read(GITHUB / "CODEOWNERS").splitlines() if (m := _OWNED.match(line))]
    patterns = [line["pattern"] for line in lines]
    assert {"/docs/en/", "/docs/fr/", "/docs/figures.yml", "/hooks/"} <= {*patterns}
    for pattern in patterns:
        path = where(pattern.strip("/*") + ("/" if pattern == "/docs/" else ""))
        assert path.is_dir() if pattern.endswith(("/", "*")) else path.is_file(), pattern
    # Only the last matching line counts: a general one below would override a specific one.
    assert not [(a, b) for a, b in combinations(patterns, 2) if a.startswith(b)]
    for line in lines:
        owners = line["owners"].split()
        assert line["off"] or all(owner.startswith("@") for owner in owners), line[0]
