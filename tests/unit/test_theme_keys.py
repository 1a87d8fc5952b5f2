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
    ("where", "line"),
    [
        ("top", "extra_javascript: [a.js]"),
        ("top", "copyright: Ours"),
        ("top", "mdx_configs: {}"),
        ("theme", "features: [search.highlight]"),
        ("theme", "direction: rtl"),
        ("extra", "analytics: {provider: google}"),
        ("extra", "alternate: []"),
    ],
)
def test_key_without_effect_is_reported(project: Path, where: str, line: str) -> None:
    configure(project, **{where: line})
    (reported,) = found(project)
    key = line.split(":")[0]
    assert_at(reported, project, key, f"unknown key “{key}”")


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("font: false", "font: {text: Roboto}", "font", "“font” cannot be “{text"),
        ("  - i18n:", "  - search\n  - i18n:", "search", "unknown key “search”"),
        ("          name: Français", "          name: Français\n          theme: {logo: a.svg}",
         "theme", "unknown key “theme”"),
        ("site_url:", "INHERIT: base.yml\nsite_url:", "INHERIT", "unknown key “INHERIT”"),
        (THEME, f"{THEME}, logos: a.svg", "logos", "unknown key “logos”; did you mean “logo”?"),
        ("extra:\n", "extra:\n  campain: {}\n", "campain",
         "unknown key “campain”; valid names: generator"),
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


def test_build_refuses_what_the_check_reports(project: Path) -> None:
    configure(project, "features: [a]")
    (line,) = problems(project)
    assert_at(line, project, "features", "unknown key “features”")
