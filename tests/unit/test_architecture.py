# SPDX-License-Identifier: MIT
"""The limits of the generator's packages: their imports and their size."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from support import ROOT

HOOKS = ROOT / "hooks"
FLOORS = (
    ("text",),
    ("problems",),
    ("source", "repository"),
    ("model",),
    ("checks", "views", "storage"),
    ("exports", "assets", "load"),
    ("commands",),
    ("render", "review"),
    ("pdf",),
    ("images",),
    ("prepare",),
    ("__main__",),
)
"""From the bottom up: a package may import only from lower floors (see ARCHITECTURE.md)."""
LARGEST_PACKAGE = 15


def modules() -> dict[str, Path]:
    """Return the files of the generator by module name."""
    found = {}
    for file in (HOOKS / "campaign").rglob("*.py"):
        name = ".".join(file.relative_to(HOOKS).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = file
    return found


def imports(file: Path, known: dict[str, Path]) -> set[str]:
    """Return the names of the generator's modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in known else node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & known.keys()


def package(name: str) -> str:
    return name.split(".")[1]


def wrong_imports(known: dict[str, Path], edges: dict[str, set[str]]) -> list[str]:
    """Return the imports from the same floor or a higher one, and cycles within a package."""
    floor = {name: number for number, names in enumerate(FLOORS) for name in names}
    wrong = [
        f"{known[a].relative_to(ROOT)} imports {known[b].relative_to(ROOT)}, which is not below it"
        for a, targets in edges.items()
        for b in targets
        if package(a) != package(b) and floor[package(b)] >= floor[package(a)]
    ]
    return wrong + [
        f"{known[a].relative_to(ROOT)} and {known[b].relative_to(ROOT)} import each other"
        for a, targets in edges.items()
        for b in targets
        if a in reached(b, edges)
    ]


def reached(start: str, edges: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        new = edges.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found


def test_packages_import_only_from_lower_floors() -> None:
    known = modules()
    edges = {name: imports(file, known) for name, file in known.items() if name != "campaign"}
    assert {package(name) for name in edges} == {name for names in FLOORS for name in names}
    assert wrong_imports(known, edges) == []


def test_upward_import_and_cycle_are_found() -> None:
    known = modules()
    up = {"campaign.text.markers": {"campaign.problems"}}
    assert wrong_imports(known, up) == [
        "hooks/campaign/text/markers.py imports hooks/campaign/problems.py, which is not below it"
    ]
    names = ("campaign.text.markers", "campaign.text.formats")
    assert len(wrong_imports(known, {names[0]: {names[1]}, names[1]: {names[0]}})) == 2


def test_no_package_is_too_large_and_no_module_shadows_the_standard_library() -> None:
    sizes = {
        folder.name: len([file for file in folder.glob("*.py") if file.name != "__init__.py"])
        for folder in (HOOKS / "campaign").rglob("*")
        if folder.is_dir()
    }
    assert {name: size for name, size in sizes.items() if size > LARGEST_PACKAGE} == {}
    # Only the modules at the top of `hooks/` are imported by their bare name.
    assert [f.name for f in HOOKS.iterdir() if f.stem in sys.stdlib_module_names] == []
