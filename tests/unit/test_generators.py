# SPDX-License-Identifier: MIT
"""The code that depends on the site generator, and the comparison of two generators."""

from __future__ import annotations

import ast
from pathlib import Path

from generators.compare import content, differences
from support import ROOT

GENERATOR = {"material", "mkdocs", "mkdocs_static_i18n", "properdocs"}


def imported(file: Path) -> set[str]:
    """Return the packages that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_package_does_not_import_the_site_generator() -> None:
    """Replacing it affects only hooks/*.py, overrides/ and mkdocs.yml, as TECHNOLOGY.md says."""
    files = sorted((ROOT / "hooks/campaign").rglob("*.py"))
    assert [str(file) for file in files if imported(file) & GENERATOR] == []


def test_every_hook_imports_the_site_generator() -> None:
    """Otherwise the test above would prove nothing."""
    hooks = sorted((ROOT / "hooks").glob("*.py"))
    assert hooks
    assert [hook.name for hook in hooks if not imported(hook) & GENERATOR] == []


def test_differing_files_are_reported(tmp_path: Path) -> None:
    pages = {"one": {"a.html": "a", "b/index.html": "b"}, "other": {"a.html": "A", "c.html": "c"}}
    for site, files in pages.items():
        for path, text in files.items():
            file = tmp_path / site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    one, other = content(tmp_path / "one"), content(tmp_path / "other")
    assert differences({"one": one, "again": one}) == []
    assert differences({"one": one, "other": other}) == [
        "b/index.html: made by one alone",
        "c.html: made by other alone",
        "a.html: not the same by one and by other",
    ]
