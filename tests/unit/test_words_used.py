# SPDX-License-Identifier: MIT
"""Every message and word that the code uses exists; otherwise it would fail only when needed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from campaign.checks.consequences import RULES
from campaign.text.translations import load_words
from support import ROOT

# The review has its own words, in `words/review/`.
FILES = sorted(file for file in (ROOT / "hooks").rglob("*.py") if "review" not in file.parts)
MAKERS = {"Problem", "problem", "problem_of_key", "fault", "slip_at", "_slip", "Slip"}
WORDS = {"words", "_words", "load_words", "t"}


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the string literals that an expression can evaluate to."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def called(node: ast.Call) -> str:
    """Return the name of the called function: ``load_words`` for ``load_words("en")("key")``."""
    function = node.func
    while isinstance(function, ast.Call):
        function = function.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def messages_of(tree: ast.AST) -> Iterator[str]:
    """Yield the keys of the problems that a module creates."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in MAKERS:
            for argument in [*node.args, *(k.value for k in node.keywords if k.arg == "key")]:
                yield from literals(argument)
        elif isinstance(node, ast.Call) and called(node) == "matching":
            yield from literals(node.args[1])
        elif isinstance(node, ast.Call) and called(node) == "Marker":
            for argument in [*node.args[3:], *(k.value for k in node.keywords if k.arg == "fault")]:
                yield from literals(argument)
        elif isinstance(node, ast.Call) and called(node) in ("replace", "_replace"):
            yield from (x for k in node.keywords if k.arg == "fault" for x in literals(k.value))
        elif isinstance(node, ast.FunctionDef) and node.name == "_fault":
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value:
                    yield from literals(inner.value)


def words_of(tree: ast.AST) -> Iterator[str]:
    """Yield the keys of the words that a module uses, as in ``load_words("en")("key")``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args or called(node) not in WORDS:
            continue
        if called(node) != "load_words" or isinstance(node.func, ast.Call):
            yield from literals(node.args[0])


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def missing(file: Path) -> set[str]:
    """Return the keys that a module uses and the word file lacks."""
    known, tree = set(load_words("en").entries), parsed(file)
    messages = {f"problem_{key}" for key in messages_of(tree)}
    return (messages | set(words_of(tree))) - known


def test_every_used_message_and_word_exists() -> None:
    found = {file.relative_to(ROOT).as_posix(): missing(file) for file in FILES}
    assert {path: keys for path, keys in found.items() if keys} == {}


def test_used_messages_and_words_are_found() -> None:
    """Otherwise the test above would prove nothing."""
    trees = [parsed(file) for file in FILES]
    messages = {key for tree in trees for key in messages_of(tree)}
    words = {key for tree in trees for key in words_of(tree)}
    assert {
        "twin_missing",
        "not_a_url",
        "yaml_duplicate",
        "marker_in_html",
        "moved_nowhere",
    } <= messages
    assert len(messages) > 40
    assert {"did_you_mean", "signatories", "as_sent", "problem_count"} <= words


def test_rules_name_problems_that_exist() -> None:
    known = {key.removeprefix("problem_") for key in load_words("en").entries}
    # What some of them mean.
    known |= {"figure_lost", "letter_garbled", "letter_missing", "mark_misspelt"}
    patterns = [pattern for _, *both in RULES for pattern in both]
    plain = [pattern for pattern in patterns if re.fullmatch(r"[\w|]+", pattern)]
    assert len(plain) > 50
    assert [key for pattern in plain for key in pattern.split("|") if key not in known] == []
    assert [x for x in patterns if not any(re.fullmatch(x, key) for key in known)] == []


def test_no_two_problems_explain_each_other() -> None:
    known = [key.removeprefix("problem_") for key in load_words("en").entries]
    explained = {
        (one, other)
        for _, effect, cause in RULES
        for one in filter(re.compile(effect).fullmatch, known)
        for other in filter(re.compile(cause).fullmatch, known)
        if one != other
    }
    both = {pair for pair in explained if pair[::-1] in explained}
    # An unused file is reported in its own name, and never on the line of a link.
    assert both == {("file_unused", "link_space_inside"), ("link_space_inside", "file_unused")}
