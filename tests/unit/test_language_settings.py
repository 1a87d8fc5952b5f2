# SPDX-License-Identifier: MIT
"""Mistakes in the settings of languages in ``mkdocs.yml`` are reported at their line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support import SMALL, copy_project, edit, problems


@pytest.mark.parametrize(
    ("locales", "message"),
    [
        ("{en: en-CA, fr: en-GB}", "“en-GB” is not a valid locale for “fr”"),
        ("{en: en-CA, fr: fr-CA, en-GB: en-GB}", "“locales” has a text in “en, fr, en-GB”"),
    ],
)
def test_tag_of_another_language_is_reported(tmp_path: Path, locales: str, message: str) -> None:
    project = copy_project(tmp_path, SMALL)
    edit(project / "mkdocs.yml", "{en: en-CA, fr: fr-CA}", locales)
    (found,) = problems(project)
    assert re.match(r"mkdocs.yml:44:\d+: ", found)
    assert message in found


def test_address_in_the_language_of_the_page_is_refused(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    name = "          site_name: Sauvons les ormes\n"
    edit(project / "mkdocs.yml", name, f"{name}          link: /francais/\n")
    (line,) = problems(project)
    assert line.startswith("mkdocs.yml:33:11: unknown key “link”; valid names: ")
