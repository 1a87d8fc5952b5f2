# SPDX-License-Identifier: MIT
"""The check reports, at its line, whatever MkDocs rejects in ``mkdocs.yml``."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from campaign.load import load_settings
from campaign.model.mkdocs_file import MkDocsFile
from campaign.model.settings import read_settings
from campaign.prepare import prepare
from campaign.problems import CampaignError
from campaign.text.translations import load_words
from support import LETTER, SMALL, build, command, copy_project, edit


def reported(project: Path) -> list[str]:
    words = load_words("en")
    try:
        load_settings(project / "mkdocs.yml")
    except CampaignError as error:
        return [problem.line_of_text(words) for problem in error.problems]
    return []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("configuration"), SMALL)


@pytest.fixture
def project(shared: Path) -> Path:
    """Return the shared copy with its configuration reset."""
    (shared / "mkdocs.yml").write_bytes((SMALL / "mkdocs.yml").read_bytes())
    return shared


def test_known_keys_are_those_of_mkdocs() -> None:
    keys = {key for key, _ in MkDocsConfig()._schema} - {"config_file_path"}
    assert set(MkDocsFile.model_fields) <= keys


@pytest.mark.parametrize("campaign", [SMALL, LETTER], ids=["small", "letter"])
def test_valid_configuration_has_no_problems(tmp_path: Path, campaign: Path) -> None:
    assert reported(copy_project(tmp_path, campaign)) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("site_name: Save the elms", "site_name: 3", "2:12: “site_name” must be a single text"),
        ("Save the elms", '"Save {{ elms }}"', "2:13: a marker is not allowed in “site_name”"),
        ("site_description:", "site_descripton:", "3:1: unknown key “site_descripton”; did you"),
        ('!ENV [SITE_URL, ""]', "example.org", "4:11: “site_url” is not a web address"),
        ("  - index.md\n", "  - [index.md]\n", "17:5: a navigation entry must be “page.md”"),
        ("  - index.md\n", "  - Home:\n", "17:5: a navigation entry must be “page.md”"),
        ("custom_dir: overrides", "custom_dir: theme", "23:25: “theme” was not found"),
        ("name: material", "name: materiel", "23:15: “name” cannot be “materiel”; write material"),
        ("  - attr_list", "  - attr_lists", "35:5: unknown key “attr_lists”; did you mean"),
        ("nav: {omitted_", "nav: {omited_", "10:9: unknown key “omited_files”; did you mean “omi"),
        ("  - abbr", "  - pymdownx.snippets: {x: 1}", "36:5: unknown key “pymdownx.snippets”"),
        (
            "links: {not_found: warn",
            "links: {not_found: never",
            "11:22: “not_found” cannot be “never”",
        ),
        (
            "validation:",
            "dev_addr: 8000\nvalidation:",
            "9:11: “dev_addr” cannot be “8000”; write 127",
        ),
        (
            "validation:",
            "edit_uri_template: a/{x}\nvalidation:",
            "9:20: “edit_uri_template” cannot be",
        ),
        ("hooks/exports.py", "hooks/date.py", "71:5: “hooks/date.py” was not found"),
    ],
)
def test_invalid_setting_is_reported(project: Path, old: str, new: str, message: str) -> None:
    edit(project / "mkdocs.yml", old, new)
    (line,) = reported(project)
    assert line.startswith(f"mkdocs.yml:{message}"), line


@pytest.mark.parametrize("value", ["", " x", " 3", " [3]"])
@pytest.mark.parametrize("key", ["nav", "plugins", "theme", "hooks", "markdown_extensions"])
def test_setting_of_the_wrong_type_is_reported(project: Path, key: str, value: str) -> None:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    changed = re.sub(rf"^{key}:.*?(?=^\S|\Z)", f"{key}:{value}\n", text, flags=re.S | re.M)
    (project / "mkdocs.yml").write_text(changed, encoding="utf-8")
    if (key, value) == ("markdown_extensions", ""):
        prepare(project / "mkdocs.yml")  # nothing needs to be switched on
        return
    with pytest.raises(CampaignError) as raised:
        prepare(project / "mkdocs.yml")
    assert raised.value.problems


@pytest.mark.parametrize("text", ["", "\ufeff", "- a\n", "3\n", "null\n"])
def test_configuration_that_is_not_a_mapping_is_reported(project: Path, text: str) -> None:
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    (line,) = reported(project)
    assert line.startswith("mkdocs.yml:1:1: “mkdocs.yml” must have keys below it")


@pytest.mark.parametrize(("value", "expected"), [("false", False), ("true", True)])
def test_environment_variable_is_parsed_as_by_mkdocs(
    project: Path, monkeypatch: pytest.MonkeyPatch, value: str, expected: bool
) -> None:
    monkeypatch.setenv("USE_DIRECTORY_URLS", value)
    assert reported(project) == []
    data = read_settings(project / "mkdocs.yml").config.data
    assert isinstance(data, dict)
    assert data["use_directory_urls"] is expected


REFUSED = {
    "number as the name": ("site_name: Save the elms", "site_name: 2017"),
    "page as a title": ("  - index.md\n", "  - index.md: index.md\n"),
    "title without pages": ("  - index.md\n", "  - Home: []\n"),
    "unknown key": ("validation:", "fonts: 3\nvalidation:"),
    "number as an address": ("validation:", "edit_uri: 3\nvalidation:"),
    "list as a name": ("validation:", "remote_name: [a]\nvalidation:"),
}


@pytest.mark.parametrize(("old", "new"), REFUSED.values(), ids=REFUSED.keys())
def test_build_and_check_refuse_with_the_same_words(project: Path, old: str, new: str) -> None:
    edit(project / "mkdocs.yml", old, new)
    checked = command("campaign", cwd=project)
    built = command("campaign.commands.publish", cwd=project)
    assert (checked.returncode, built.returncode) == (1, 1)
    assert built.stderr == checked.stderr != ""
    assert "Traceback" not in built.stderr


QUOTED = {
    "number as the name": ("site_name: Save the elms", 'site_name: "2017"'),
    "words that begin like a date": ("site_name: Save the elms", "site_name: 2017 and after"),
    "year as a title": ("  - index.md\n", '  - "2017":\n      - index.md\n'),
}


@pytest.mark.parametrize(("old", "new"), QUOTED.values(), ids=QUOTED.keys())
def test_text_in_quotes_is_valid(project: Path, old: str, new: str) -> None:
    edit(project / "mkdocs.yml", old, new)
    assert reported(project) == []


def test_valid_settings_of_mkdocs_are_left_alone(project: Path) -> None:
    settings = (
        "dev_addr: localhost:8001\nedit_uri_template: edit/main/docs/{path!q}\nsite_dir: out\n"
    )
    edit(project / "mkdocs.yml", "validation:", f"{settings}validation:")
    edit(project / "mkdocs.yml", "absolute_links: warn", "absolute_links: relative_to_docs")
    assert reported(project) == []


def test_missing_template_is_reported(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    for language in ("en", "fr"):
        page = project / "docs" / language / "index.md"
        page.write_text(page.read_text("utf-8").replace("---\n", "---\ntemplate: main.html\n", 1))
    prepare(project / "mkdocs.yml")  # provided by the theme
    for language in ("en", "fr"):
        edit(project / "docs" / language / "index.md", "main.html", "mian.html")
    with pytest.raises(CampaignError) as raised:
        prepare(project / "mkdocs.yml")
    lines = [problem.line_of_text(load_words("en")) for problem in raised.value.problems]
    assert lines[0].startswith("docs/en/index.md:2:11: the template “mian.html” was not found")
    assert len(lines) == 2
    output = build(project).output
    assert all(line in output for line in lines)
    assert "Traceback" not in output


def test_missing_folder_of_pages_is_reported(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    shutil.rmtree(project / "docs")
    done = command("campaign", cwd=project)
    assert done.stderr.startswith("mkdocs.yml:1:1: “docs” was not found"), done.stderr
