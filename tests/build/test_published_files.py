# SPDX-License-Identifier: MIT
"""Source files are not published, and shared assets are published once."""

from __future__ import annotations

from pathlib import Path

from support import Build, build


def test_source_files_are_not_published(built: Build) -> None:
    names = {file.name for file in built.site.rglob("*") if file.is_file()}
    assert not names & {"figures.yml", "letter.txt"}
    assert not {name for name in names if name.endswith((".map", ".md", ".py"))}


def test_source_files_are_not_published_without_exclude_docs(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    start, end = text.index("exclude_docs:"), text.index("\nnav:")
    (project / "mkdocs.yml").write_text(text[:start] + text[end:], encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    assert not {f.name for f in done.site.rglob("*")} & {"figures.yml", "letter.txt"}


def test_shared_assets_are_published_once(built: Build) -> None:
    docs = built.site.parent / "docs"
    for file in (docs / "assets").rglob("*"):
        found = [path.relative_to(built.site) for path in built.site.rglob(file.name)]
        assert found == [file.relative_to(docs)]
