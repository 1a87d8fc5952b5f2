# SPDX-License-Identifier: MIT
"""The style sheet of a site has only the rules that its pages use."""

from __future__ import annotations

from pathlib import Path

from support import Build, build

RULES = (
    ".md-typeset .footnote>ol",
    ".md-typeset .admonition",
)
MARKDOWN = """
A warning.[^1]
{ .admonition .warning }

[^1]: A note.
"""


def style(done: Build) -> str:
    assert done.status == 0, done.output
    (file,) = (done.site / "assets").glob("site.*.css")
    return file.read_text(encoding="utf-8")


def test_style_sheet_has_only_the_rules_in_use(project: Path) -> None:
    assert [rule for rule in RULES if rule in style(build(project))] == []
    for language in ("en", "fr"):
        page = project / f"docs/{language}/index.md"
        page.write_text(page.read_text(encoding="utf-8") + MARKDOWN, encoding="utf-8")
    first = style(build(project))
    assert [rule for rule in RULES if rule in first] == list(RULES)
    assert ".md-typeset .admonition.warning{" in first
    assert ".md-typeset .admonition.bug{" not in first
    assert style(build(project)) == first  # from the cache
