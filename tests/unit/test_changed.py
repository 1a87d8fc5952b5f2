# SPDX-License-Identifier: MIT
"""A change of mkdocs.yml is content only if it sets keys of the campaign to plain data."""

from __future__ import annotations

import pytest

import changed

BEFORE = """\
site_name: A letter
site_url: !ENV [SITE_URL, "http://localhost:8000/"]
nav:
  - index.md
theme: {name: material, custom_dir: overrides}
hooks: [hooks/load.py]
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - locale: fr
          name: Français
          site_name: Une lettre
          nav_translations: {Annex: Annexe}
markdown_extensions:
  - toc: {permalink: false}
extra:
  generator: false
  campaign:
    locales: {en: en-CA, fr: fr-CA}
"""


def kind(monkeypatch: pytest.MonkeyPatch, after: str, before: str = BEFORE) -> str:
    """Return the kind of a change of mkdocs.yml from one text to another."""
    texts = {"base": before, "head": after}
    monkeypatch.setattr(changed, "git", lambda _, name: texts[name.removesuffix(":mkdocs.yml")])
    return changed.kind_of_config("base", "head")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - index.md\n", "  - index.md\n  - More: [a.md, b.md]\n"),
        ("A letter", "Our letter"),
        ("site_name: A", "site_description: About\nsite_author: Us\nsite_name: A"),
        ("Une lettre", "Notre lettre"),
        ("{Annex: Annexe}", "{Annex: Annexe, More: Plus}"),
        ("          site_name: Une lettre\n", "          site_description: D\n"),
        ("{en: en-CA, fr: fr-CA}", "{en: en-US, fr: fr-CA}\n    sent: '2017-10'\n    share: {}"),
        ("  campaign:\n    locales: {en: en-CA, fr: fr-CA}\n", ""),
        ("{en: en-CA, fr: fr-CA}", "{en: en-CA, fr: fr-CA} # a comment"),
        (
            "theme: {name: material, custom_dir: overrides}",
            "theme: {custom_dir: overrides, name: material}",
        ),
    ],
)
def test_campaign_key_is_content(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    assert BEFORE.count(old) == 1
    assert kind(monkeypatch, BEFORE.replace(old, new)) == "content"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hooks: [hooks/load.py]", "hooks: [hooks/load.py, docs/more.py]"),
        ("hooks: [hooks/load.py]\n", ""),
        ("custom_dir: overrides", "custom_dir: docs/theme"),
        ("docs_structure: folder", "docs_structure: suffix"),
        ("name: Français", "name: French"),
        ("name: Français\n", "name: Français\n          theme: {custom_dir: docs}\n"),
        ("locale: fr", "locale: es"),
        ("        - {locale: en", "        - {locale: es, name: Español}\n        - {locale: en"),
        ("plugins:\n", "plugins:\n  - search\n"),
        ("{permalink: false}", "{permalink: true}"),
        ("generator: false", "generator: true"),
        ("extra:\n", "docs_dir: hooks\nextra:\n"),
        ("extra:\n", "site_dir: /\nextra:\n"),
        ("extra:\n", "INHERIT: docs/more.yml\nextra:\n"),
        ('[SITE_URL, "http://localhost:8000/"]', "[SECRET]"),
        # Other than plain data in the keys that content may change.
        ("A letter", "!ENV SECRET"),
        ("  - index.md", "  - !!python/name:os.system index.md"),
        ("{en: en-CA, fr: fr-CA}", "{en: en-CA, fr: !!python/object/apply:os.system [ls]}"),
        ("{en: en-CA, fr: fr-CA}", "!relative {en: en-CA, fr: fr-CA}"),
        ("{en: en-CA, fr: fr-CA}", "{? !!python/object/apply:os.system [ls] : x}"),
        ("{en: en-CA, fr: fr-CA}", "{? [a] : x}"),
        # Anchors, merged and duplicate keys, and invalid YAML.
        ("  - index.md", "  - &a index.md"),
        ("{Annex: Annexe}", "&a {Annex: Annexe}\n          <<: *a"),
        ("{Annex: Annexe}", "{Annex: Annexe}\n          <<: {theme: other}"),
        ("extra:\n", "hooks: []\nextra:\n"),
        ("extra:\n", "more: !<missing> ''\nextra:\n"),
        ("extra:\n", "extra: {\n"),
        ("extra:\n", "---\nextra:\n"),
    ],
)
def test_other_change_is_generator(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    assert BEFORE.count(old) == 1
    assert kind(monkeypatch, BEFORE.replace(old, new)) == "generator"


@pytest.mark.parametrize("text", ["", "# nothing\n", "text\n", "[a, b]\n", "nav: " + "[" * 1200])
def test_invalid_configuration_is_generator(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert kind(monkeypatch, text) == "generator"
    assert kind(monkeypatch, BEFORE, before=text) == "generator"


@pytest.mark.parametrize(
    ("path", "kind_of_file"),
    [
        ("docs/en/letter.md", "content"),
        ("words/de-DE.yml", "content"),
        ("words/de-DE.py", "generator"),
        ("hooks/campaign/words/en.yml", "generator"),
        ("README.md", "papers"),
        (".github/images/home.png", "papers"),
        (".github/CODEOWNERS", "generator"),
        ("docs.py", "generator"),
    ],
)
def test_kind_of_a_file_is_decided_by_its_path(path: str, kind_of_file: str) -> None:
    assert changed.kind_of_file(path) == kind_of_file
