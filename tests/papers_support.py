# SPDX-License-Identifier: MIT
"""The generator's documentation, except for what a campaign has replaced or deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from campaign.commands.upgrade import CAMPAIGN_PATHS
from support import LETTER, ROOT

README = {"en": "README.md", "fr": "README.fr.md"}
CONTRIBUTING = {"en": "CONTRIBUTING.md", "fr": "CONTRIBUTING.fr.md"}
STARTING = {"en": "STARTING.md", "fr": "STARTING.fr.md"}
STARTERS = [
    {code: f"hooks/campaign/skeleton/{code}/{name}" for code in ("en", "fr", "es")}
    for name in ("README.md", "LICENSE-TEXT.md")
]
"""What ``make new`` writes at the root."""
MARKS = ("The generator's tests check this file", "Les tests du générateur vérifient ce fichier")
"""In the first line of a file that a campaign may replace: its own has none of them."""
_DELETABLE = (*CAMPAIGN_PATHS, STARTING["fr"])


def read(path: Path | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def is_generators(path: str) -> bool:
    """Return whether a file exists and is the generator's.

    In a campaign that has its own README, the other files that it may replace are its own too.
    """
    needed = {path, README["en"]} if path.startswith(CAMPAIGN_PATHS) else {path}
    return all((ROOT / name).is_file() for name in needed) and all(
        mark_of(name) for name in needed if name.startswith(CAMPAIGN_PATHS)
    )


def mark_of(path: str) -> str:
    """Return the mark in the first line of a file; empty if it has none."""
    first = read(path).partition("\n")[0]
    return next((mark for mark in MARKS if mark in first), "")


def of_the_generator(*groups: dict[str, str]) -> list[str]:
    """Return the files of the generator among groups of papers by language."""
    return [paper for group in groups for paper in group.values() if is_generators(paper)]


def in_all_languages(*groups: dict[str, str]) -> list[dict[str, str]]:
    """Return the groups of which each language is the generator's."""
    return [group for group in groups if all(map(is_generators, group.values()))]


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


def where(path: str) -> Path:
    """Resolve a path in a paper: pages and settings are those of the frozen letter."""
    is_content = path.startswith("docs/") or path == "mkdocs.yml"
    return (LETTER if is_content else ROOT) / path


def leads_nowhere(path: str) -> bool:
    """Return whether a path is missing, though not because a campaign has deleted it."""
    deleted = tuple(name for name in _DELETABLE if not where(name).exists())
    return not where(path).exists() and not path.startswith(deleted)
