# SPDX-License-Identifier: MIT
"""Keys of MkDocs and Material that have no effect are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from look_support import THEME, assert_at, configure, found
from support import SMALL, copy_campaign, edit, problems


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_campaign(tmp_path, SMALL)


@pytest.mark.parametrize(
    ("where", "line", "message"),
    [
        ("top", "extra_javascript: [a.js]", "delete it: pages run only the site’s own script"),
        ("top", "copyright: Ours", "delete it, and write this on a page, such as about.md"),
        ("top", "site_author: Us", "write author: under extra.campaign"),
        ("top", "mdx_configs: {}", "delete it"),
        ("theme", "features: [search.highlight]", "delete it: the theme has its own menu and"),
        ("theme", "icon: {logo: material/tree}", "set the picture as theme.logo"),
        ("theme", "direction: rtl", "delete it"),
        ("extra", "analytics: {provider: google}", "delete it: the site does not count its"),
        ("extra", "social: []", "delete it, and write this on a page, such as about.md"),
        ("extra", "alternate: []", "delete it: the links to other languages come from plugins"),
        ("extra", "consent: {}", "delete it: the site stores nothing that needs consent"),
        ("extra", "generator: true", "delete it"),
    ],
)
def test_key_without_effect_is_reported(project: Path, where: str, line: str, message: str) -> None:
    configure(project, **{where: line})
    (reported,) = found(project)
    key = line.split(":")[0]
    assert_at(reported, project, key, f"“{key}” has no effect on this site; {message}")


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("font: false", "font: {text: Roboto}", "font",
         "“font” has no effect on this site; write font: false, as no fonts are fetched; load"),
        ("  - i18n:", "  - search\n  - i18n:", "search",
         "“search” has no effect on this site; delete it: this site uses only i18n, and has"),
        ("          name: Français", "          name: Français\n          theme: {logo: a.svg}",
         "theme", "“theme” has no effect on this site; write it once under theme, for all"),
        ("  - i18n:", "  - tags\n  - i18n:", "tags",
         "“tags” has no effect on this site; delete it: this site uses only i18n, and has"),
        ("permalink: false", "permalink: true", "permalink",
         "“permalink” has no effect on this site; delete it"),
        ("permalink: false", "permalink: false, baselevel: 2", "baselevel",
         "“baselevel” has no effect on this site; delete it"),
        ("  - abbr\n", "  - abbr: {glossary: {UN: Nations}}\n", "glossary",
         "“glossary” has no effect on this site; delete it"),
        ("site_url:", "INHERIT: base.yml\nsite_url:", "INHERIT",
         "“INHERIT” has no effect on this site; copy the settings of that file into this one"),
        (THEME, f"{THEME}, logos: a.svg", "logos", "unknown key “logos”; did you mean “logo”?"),
        ("name: material", "name: materiel", "materiel",
         "“name” cannot be “materiel”; write material"),
        ("extra:\n", "extra:\n  campain: {}\n", "campain",
         "unknown key “campain”; did you mean “campaign”?"),
        (THEME, f"{THEME}, logo: https://example.org/a.svg", "https://example.org/a.svg",
         "the site’s security policy blocks “https://example.org/a.svg”; put a copy in"),
        ("extra:\n", "extra_css: [//example.org/a.css]\nextra:\n", "//example.org/a.css",
         "the site’s security policy blocks “//example.org/a.css”; put a copy in docs/assets/"),
    ],
)  # fmt: skip
def test_setting_without_effect_is_reported(
    project: Path, old: str, new: str, at: str, message: str
) -> None:
    edit(project / "mkdocs.yml", old, new)
    (line,) = found(project)
    assert_at(line, project, at, message)


def test_tabs_may_have_the_style_of_the_theme(project: Path) -> None:
    edit(
        project / "mkdocs.yml",
        "  - abbr\n",
        "  - abbr\n  - pymdownx.tabbed: {alternate_style: true}\n",
    )
    assert found(project) == []


def test_build_refuses_what_the_check_reports(project: Path) -> None:
    configure(project, "features: [a]", own='brand: {colour: "#ff9bb0"}')
    lines = [line for line in problems(project) if line.startswith("mkdocs.yml")]
    assert len(lines) == 2
    assert_at(lines[0], project, "features", "“features” has no effect")
    assert_at(lines[1], project, "#ff9bb0", "“#ff9bb0” has a contrast of 1.78:1")
