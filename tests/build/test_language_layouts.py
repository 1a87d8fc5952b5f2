# SPDX-License-Identifier: MIT
"""A language is added to settings and data files in any layout."""

from __future__ import annotations

import re
from pathlib import Path

from campaign.commands.language import _with_copies
from campaign.commands.new import Starter
from campaign.model.settings import read_settings
from support import SMALL, command, copy_project, edit, problems

# What is between ⟦ and ⟧ is added.
LAYOUTS = [
    'a: {en: x, ⟦de: "[en] x", ⟧fr: y}\n',
    'a: {en: x, ⟦de: "[en] x", ⟧fr: y,} # note\n',
    'a: {en: x,\n    ⟦de: "[en] x", ⟧fr: y}\n',
    'a:\n  en: x\n  ⟦de: "[en] x"\n  ⟧fr: y # why\n  # more\nb: 1\n',
    'a:\n  en: x\n  ⟦de: "[en] x"\n  ⟧fr: |\n    y\n    z\n\nb: 1\n',
    'a:\n  en: x\n  ⟦de: "[en] x"\n  ⟧fr: y',
    '- {en: x, fr: [y, z], ⟦de: "[en] x", ⟧avoid: {fr: w}}\n',
    '- en: [x, w]\n  fr: y\n  ⟦de: ["[en] x", "[en] w"]\n  ⟧note: n\n',
    'a: {en: https://x.org, ⟦de: "https://x.org", ⟧fr: mailto:y@x.org}\n',
    'a: {en: \'it\'\'s "x"\', ⟦de: "[en] it\'s \\"x\\"", ⟧fr: y}\n',
    'a:\n  en:\n    x: 1\n  ⟦de: {"x": "[en] 1"}\n  ⟧fr:\n    y: 2\n  # note\nb: 1\n',
    "a: {en: x}\nreference: {en: x, fr: y}\n",
    "# nothing\n",
    "",
]


def test_texts_are_added_in_any_layout(tmp_path: Path) -> None:
    settings = read_settings(SMALL / "mkdocs.yml")
    file = tmp_path / "x.yml"
    for layout in LAYOUTS:
        file.write_text(re.sub("⟦.*?⟧", "", layout, flags=re.DOTALL), encoding="utf-8")
        after = _with_copies(file, settings, Starter("de-DE", {}))
        assert after == re.sub("[⟦⟧]", "", layout)


def test_draft_that_was_switched_off_is_one_again(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    config = project / "mkdocs.yml"
    edit(config, "    share:\n", "    draft: false # not yet\n    share:\n")
    assert command("campaign.commands.language", "de-DE", cwd=project).returncode == 0
    assert read_settings(config).campaign.draft
    assert read_settings(config).codes == ["en", "de", "fr"]


def test_list_of_languages_on_one_line_is_left_to_the_check(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    start, end = text.index("      languages:"), text.index("markdown_extensions:")
    entries = "[{locale: en, name: English, default: true}, {locale: fr, name: Français}]"
    config.write_text(f"{text[:start]}      languages: {entries}\n{text[end:]}", encoding="utf-8")
    done = command("campaign.commands.language", "de-DE", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert any("“en, de, fr”" in line for line in problems(project))
