# SPDX-License-Identifier: MIT
"""The generator's English has none of the words in ``words_to_avoid.yml``."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import ROOT
from yaml_file import read_yaml

AVOID: dict[str, str] = read_yaml(ROOT / "tests/words_to_avoid.yml")
PAPERS = ("ARCHITECTURE", "BENCHMARKS", "CHANGELOG", "SECURITY", "STARTING", "TECHNOLOGY")
"""What the generator owns. A campaign rewrites its README and CONTRIBUTING."""
ANY = re.compile(rf"\b(?:{'|'.join(AVOID)})\b", re.IGNORECASE)
TEMPLATES = (".html", ".css", ".js", ".typ", ".xml")


def english(file: Path) -> Iterator[tuple[int, str]]:
    """Yield lines that people read, with their numbers: of code, comments and docstrings only."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        yield from enumerate(text.splitlines(), 1)
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Expr(value=ast.Constant(value=str(docstring))):  # below an attribute too
                yield from enumerate(docstring.splitlines(), node.lineno)


def avoided(file: Path) -> list[str]:
    """Return a line for each word to avoid: where it is, and what to write instead."""
    return [
        f"{file}:{number}: “{match[0]}”: write {instead}"
        for number, line in english(file)
        if ANY.search(line)
        for word, instead in AVOID.items()
        for match in re.finditer(rf"\b{word}\b", re.sub("`+[^`]*`+", "", line), re.IGNORECASE)
    ]


def test_english_is_plain() -> None:
    files = list((ROOT / "hooks").rglob("*.py"))
    files += [file for file in (ROOT / "overrides").rglob("*") if file.suffix in TEMPLATES]
    files += (ROOT / "hooks/campaign/words").rglob("en.yml")
    files += [ROOT / f"{name}.md" for name in PAPERS]
    assert [line for file in files for line in avoided(file)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.py", '"""Mend the page."""\n'),
        ("x.py", "kind = 1  # all but for the last\n"),
        ("x.py", 'kind = 1\n"""It is no figure."""\n'),
        ("x.html", "{#- The page as sent. -#}\n"),
        ("x.md", "Read the whole letter.\n"),
    ],
)
def test_a_word_to_avoid_is_found(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert len(avoided(file)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.py", 'whole = "mend"\n'),
        ("x.py", '"""Return a whole number; there is no limit, and it is no longer needed."""\n'),
        ("x.py", '"""Return ``whole``."""\n'),
        ("x.md", "The understanding of recommendations.\n"),
    ],
)
def test_names_in_code_and_similar_words_are_allowed(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert avoided(file) == []
