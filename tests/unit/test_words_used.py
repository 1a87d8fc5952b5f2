# SPDX-License-Identifier: MIT
"""Each message and word that the code asks for by name is there; else it would fail only when it is
needed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from campaign.text.translations import load_words
from support import ROOT

# The review of a change has words of its own, in `words/review/`.
FILES = sorted(file for file in (ROOT / "hooks").rglob("*.py") if "review" not in file.parts)
# What a validator raises for `validation.py` to tell as other problems.
NOT_MESSAGES = {"languages"}
MAKERS = {"Problem", "fault", "_add"}
WORDS = {"words", "_words", "load_words", "t"}


def literals(node: ast.expr) -> Iterator[str]:
    """The texts that an expression can be, as far as they are written there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def called(node: ast.Call) -> str:
    """The name of what is called: of ``load_words("en")("key")``, ``load_words``."""
    function = node.func
    while isinstance(function, ast.Call):
        function = function.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def messages_of(tree: ast.AST) -> Iterator[str]:
    """The keys of the problems that a module makes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in MAKERS:
            for argument in [*node.args, *(k.value for k in node.keywords if k.arg == "key")]:
                yield from literals(argument)
        elif isinstance(node, ast.Call) and called(node) == "Marker":
            for argument in [*node.args[3:], *(k.value for k in node.keywords if k.arg == "fault")]:
                yield from literals(argument)
        elif isinstance(node, ast.Call) and called(node) == "replace":
            yield from (x for k in node.keywords if k.arg == "fault" for x in literals(k.value))
        elif isinstance(node, ast.FunctionDef) and node.name == "_fault":
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value:
                    yield from literals(inner.value)


def words_of(tree: ast.AST) -> Iterator[str]:
    """The keys of the words that a module asks for: ``words("key")``, ``load_words(x)("key")``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args or called(node) not in WORDS:
            continue
        if called(node) != "load_words" or isinstance(node.func, ast.Call):
            yield from literals(node.args[0])


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def missing(file: Path) -> set[str]:
    """The keys that a module asks for and the file of words does not have."""
    known, tree = set(load_words("en").entries), parsed(file)
    messages = {f"problem_{key}" for key in set(messages_of(tree)) - NOT_MESSAGES}
    return (messages | set(words_of(tree))) - known


def test_every_message_and_word_is_there() -> None:
    found = {file.relative_to(ROOT).as_posix(): missing(file) for file in FILES}
    assert {path: keys for path, keys in found.items() if keys} == {}


def test_what_is_looked_for_is_found() -> None:
    """The code may be written another way one day, and this would hold of nothing."""
    trees = [parsed(file) for file in FILES]
    messages = {key for tree in trees for key in messages_of(tree)}
    words = {key for tree in trees for key in words_of(tree)}
    assert {
        "twin_missing",
        "not_a_url",
        "yaml_duplicate",
        "marker_stray",
        "moved_nowhere",
    } <= messages
    assert len(messages) > 40
    assert {"did_you_mean", "passage", "as_sent", "problem_count"} <= words
