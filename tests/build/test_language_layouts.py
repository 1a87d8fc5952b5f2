# SPDX-License-Identifier: MIT
"""A language is added to settings and data files in any layout."""

from __future__ import annotations

import re
from pathlib import Path

from campaign.commands.language import Addition
from campaign.model.settings import read_settings
from support import (
    SMALL,
    copy_project,
    is_within,
)

# What is between ⟦ and ⟧ is added.
LAYOUTS = [
    'a: {en: x, ⟦de: "[en] x", ⟧fr: y}\n',
    'a: {en: x, ⟦de: "[en] x", ⟧fr: y,} # note\n',
    'a: {en: x,\n    ⟦de: "[en] x", ⟧fr: y}\n',
    'a:\n  en: x\n  ⟦de: "[en] x"\n  ⟧fr: y # why\n  # more\nb: 1\n',
    'a:\r\n  fr: y\r\n  ⟦de: "[en] x"\r\n  ⟧en: x\r\n',
    'a:\n  en: x\n  ⟦de: "[en] x"\n  ⟧fr: |\n    y\n    z\n\nb: 1\n',
    'a:\n  en: x\n  ⟦de: "[en] x"\n  ⟧fr: y',
    '- {en: x, ⟦de: "[en] x", ⟧fr: [y, z], avoid: {fr: w}}\n',
    '- en: [x, w]\n  ⟦de: ["[en] x", "[en] w"]\n  ⟧fr: y\n  note: n\n',
    'a: {en: https://x.org, ⟦de: "https://x.org", ⟧fr: mailto:y@x.org}\n',
    'a: {en: \'it\'\'s "x"\', ⟦de: "[en] it\'s \\"x\\"", ⟧fr: y}\n',
    'a:\n  en:\n    x: 1\n  ⟦de: {"x": "[en] 1"}\n  ⟧fr:\n    y: 2\n  # note\nb: 1\n',
    '\ufeffé: {en: é, ⟦de: "[en] é", ⟧fr: y}\n',
    "a: {en: x}\nreference: {en: x, fr: y}\n",
    "# nothing\n",
    "",
]


def test_texts_are_added_in_any_layout(tmp_path: Path) -> None:
    addition = Addition(read_settings(SMALL / "mkdocs.yml"), "de-DE")
    file = tmp_path / "x.yml"
    for layout in LAYOUTS:
        file.write_bytes(re.sub("⟦.*?⟧", "", layout, flags=re.DOTALL).encode())
        assert addition.in_file(file) == re.sub("[⟦⟧]", "", layout)


def test_settings_in_another_layout_get_the_language(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    start, end = text.index("      languages:"), text.index("markdown_extensions:")
    flow = "      languages: [{locale: en, name: English, default: true}] # one\n"
    text = text[:start] + flow + text[end:]
    for old, new in (
        ("{en: en-CA, fr: fr-CA}", "\n      en: en-CA"),
        ("    share:\n", "    draft: false # not yet\n    share:\n"),
        ("      fr: {ONU: Organisation des Nations Unies}\n", ""),
        (", fr: la ville", ""),
        (", fr: la province", ""),
    ):
        assert old in text
        text = text.replace(old, new)
    config.write_text(text, encoding="utf-8")
    after = Addition(read_settings(config), "de-DE").in_file(config)
    assert is_within(text.replace("draft: false", "draft: "), after)
    assert "    locales: \n      de: de-DE\n      en: en-CA\n" in after
    assert "    draft: true # not yet\n" in after
    entry = '{locale: de, name: Deutsch, site_name: "[en] Save the elms", '
    assert f"languages: [{entry}" in after
    config.write_text(after, encoding="utf-8")
    assert read_settings(config).codes == ["en", "de"]
