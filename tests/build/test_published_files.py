# SPDX-License-Identifier: MIT
"""Source files are not published, and shared assets are published once."""

from __future__ import annotations

from pathlib import Path

from support import Build, build, edit


def test_source_files_are_not_published(built: Build) -> None:
    names = {file.name for file in built.site.rglob("*") if file.is_file()}
    assert not names & {"figures.yml", "letter.txt"}
    assert not {name for name in names if name.endswith((".map", ".md", ".py"))}


def test_source_files_and_marks_are_not_published_without_exclude_docs(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    start, end = text.index("exclude_docs:"), text.index("\nnav:")
    (project / "mkdocs.yml").write_text(text[:start] + text[end:], encoding="utf-8")
    (project / "docs/glossary.yml").write_text("- {en: elm, fr: orme}\n", encoding="utf-8")
    marks = "{ .not-a-figure .not-a-term .note }"
    for code in ("en", "fr"):
        edit(project / f"docs/{code}/index.md", "{#home}", f"{{#home}}\n\n12500, {code}.\n{marks}")
    done = build(project)
    assert done.status == 0, done.output
    names = {file.name for file in done.site.rglob("*")}
    assert not names & {"figures.yml", "letter.txt", "glossary.yml"}
    (note,) = done.page("").select("p.note")
    assert note["class"] == ["note"]


def test_shared_assets_are_published_once(built: Build) -> None:
    docs = built.site.parent / "docs"
    for file in (docs / "assets").rglob("*"):
        found = [path.relative_to(built.site) for path in built.site.rglob(file.name)]
        assert found == [file.relative_to(docs)]
