# SPDX-License-Identifier: MIT
"""What people read and fill in before they change anything: the papers say what is so, in both
languages, and the files that GitHub and editors read are what these expect.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from campaign.figures_file import SCHEMA
from campaign.typography import typographer
from support import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = GITHUB / "workflows"
FORMS = GITHUB / "ISSUE_TEMPLATE"
PULL_REQUEST = GITHUB / "pull_request_template.md"
CONTRIBUTING = {"en": "CONTRIBUTING.md", "fr": "CONTRIBUTING.fr.md"}
STARTING = {"en": "STARTING.md", "fr": "STARTING.fr.md"}
PAPERS = ["README.md", *CONTRIBUTING.values()]
WAYS = {
    "en": ["**On GitHub's web page**", "**In a clone**"],
    "fr": ["**Sur la page Web de GitHub**", "**Dans un clone**"],
}
SCREEN = 30  # lines of the source


def read(path: Path | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def blocks(paper: str) -> list[Token]:
    return MarkdownIt("commonmark").parse(read(paper))


def inlines(paper: str) -> Iterator[Token]:
    for block in blocks(paper):
        yield from block.children or []


def code(paper: str) -> list[str]:
    """The lines of a paper's code, inside sentences and between fences."""
    fenced = [token.content for token in blocks(paper) if token.type == "fence"]
    return "\n".join(
        [*fenced, *(token.content for token in inlines(paper) if token.type == "code_inline")]
    ).splitlines()


def sections(paper: str) -> dict[str, list[str]]:
    """The lines of each section, by its heading."""
    text = read(paper).splitlines()
    starts = [
        t.map[0] for t in blocks(paper) if t.type == "heading_open" and t.tag == "h2" and t.map
    ]
    return {text[a]: text[a:b] for a, b in pairwise([*starts, len(text)])}


def anchors(text: str) -> set[str]:
    """The addresses that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


def run(tool: str, *arguments: str | Path) -> None:
    """Runs a tool of this environment on files, and fails with what it says."""
    command = [Path(sys.executable).with_name(tool), *arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def texts(value: object) -> Iterator[str]:
    """Every text of a form, its keys left aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


# Papers


@pytest.mark.parametrize("paper", [*PAPERS, *STARTING.values(), "TECHNOLOGY.md"])
def test_every_command_is_one_of_make(paper: str) -> None:
    named = {target for line in code(paper) for target in re.findall(r"\bmake ([a-z]+)", line)}
    assert named
    assert named <= make_targets()


@pytest.mark.parametrize(
    "paper",
    [*PAPERS, *STARTING.values(), "TECHNOLOGY.md", ".github/pull_request_template.md"],
)
def test_every_link_leads_somewhere(paper: str) -> None:
    links = [str(t.attrGet("href")) for t in inlines(paper) if t.type == "link_open"]
    assert links
    for link in links:
        # A relative link in the text of a pull request starts from that pull request.
        path, _, anchor = link.removeprefix("../blob/HEAD/").partition("#")
        assert (ROOT / path).exists(), link
        assert not anchor or anchor in anchors(read(path)), link


def test_every_package_that_somebody_chose_is_explained() -> None:
    """By name alone: a newer version is nothing that a person has to write."""
    rows = [line for line in read("TECHNOLOGY.md").splitlines() if line.startswith("| ")]
    named = " ".join(row.split("|")[1] for row in rows).replace(",", " ").split()
    lists = [ROOT / "requirements.in", *(ROOT / "tests").rglob("requirements.in")]
    for file in lists:
        chosen = re.findall(r"^([\w-]+)==", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert chosen
        assert [package for package in chosen if package not in named] == []


# CONTRIBUTING


@pytest.mark.parametrize("papers", [CONTRIBUTING, STARTING], ids=["contributing", "starting"])
def test_a_paper_is_in_step_in_both_languages(papers: dict[str, str]) -> None:
    english, french = (
        [(block.type, block.tag, block.level) for block in blocks(paper)]
        for paper in papers.values()
    )
    assert english == french


@pytest.mark.parametrize("papers", [CONTRIBUTING, STARTING], ids=["contributing", "starting"])
@pytest.mark.parametrize("language", CONTRIBUTING)
def test_a_paper_leads_to_the_other_language_at_its_top(
    papers: dict[str, str], language: str
) -> None:
    (other,) = (paper for code, paper in papers.items() if code != language)
    assert f"]({other})" in "\n".join(read(papers[language]).splitlines()[:3])


@pytest.mark.parametrize("language", CONTRIBUTING)
def test_contributing_tells_each_task_both_ways_on_one_screen(language: str) -> None:
    tasks = sections(CONTRIBUTING[language])
    assert len(tasks) == 6  # the two ways to work, and five tasks
    for title, lines in tasks.items():
        assert len(lines) <= SCREEN, title
        assert all(any(line.startswith(way) for line in lines) for way in WAYS[language]), title


@pytest.mark.parametrize("paper", [CONTRIBUTING["fr"], STARTING["fr"]])
def test_a_paper_in_french_is_set_as_the_pages_are(paper: str) -> None:
    set_text = typographer("fr")
    prose = [token.content for token in inlines(paper) if token.type == "text"]
    assert [set_text(text) for text in prose] == prose


# Pull requests and issues


def test_the_pull_request_template_does_not_itself_say_that_a_translation_is_not_needed() -> None:
    assert not re.search(r"^\W*Translation\s*:", read(PULL_REQUEST), re.MULTILINE | re.IGNORECASE)


def test_the_forms_are_what_github_expects() -> None:
    forms = sorted(FORMS.glob("[!c]*.yml"))
    assert len(forms) == 6
    run("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *forms)
    config = FORMS / "config.yml"
    run("check-jsonschema", "--builtin-schema", "vendor.github-issue-config", config)


@pytest.mark.parametrize("english", sorted(FORMS.glob("en-*.yml")), ids=lambda path: path.stem)
def test_a_form_asks_the_same_in_both_languages(english: Path) -> None:
    def asked(path: Path) -> list[tuple[object, ...]]:
        form: Any = yaml.safe_load(read(path))
        return [
            (
                field["type"],
                field.get("id"),
                field.get("validations"),
                sorted(field["attributes"]),
                len(field["attributes"].get("options", [])),
            )
            for field in form["body"]
        ]

    assert asked(english) == asked(english.with_name(english.name.replace("en-", "fr-")))


@pytest.mark.parametrize("french", sorted(FORMS.glob("fr-*.yml")), ids=lambda path: path.stem)
def test_a_form_in_french_is_set_as_the_pages_are(french: Path) -> None:
    set_text = typographer("fr")
    asked = list(texts(yaml.safe_load(read(french))))
    assert [set_text(text) for text in asked] == asked


def test_the_workflows_are_what_github_expects() -> None:
    files = sorted(WORKFLOWS.glob("*.yml"))
    assert files
    run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files)


def test_dependabot_is_told_what_github_expects() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.dependabot", GITHUB / "dependabot.yml")


def test_dependabot_looks_at_every_lock() -> None:
    config: Any = yaml.safe_load(read(GITHUB / "dependabot.yml"))
    (python,) = (u for u in config["updates"] if u["package-ecosystem"] == "uv")
    folders = [path.parent for path in ROOT.glob("requirements.in")]
    folders += [path.parent for path in (ROOT / "tests").rglob("requirements.in")]
    assert {ROOT / folder.strip("/") for folder in python["directories"]} == {*folders}
    benches = [path.parent for path in (ROOT / "tests").rglob("package.json")]
    node = [u for u in config["updates"] if u["package-ecosystem"] == "npm"]
    asked = {ROOT / u["directory"].strip("/") for u in node}
    assert asked == {path for path in benches if "node_modules" not in path.parts}
    (named,) = re.findall(r"^LOCKS := (.+)$", read("Makefile"), re.MULTILINE)
    assert {ROOT / folder for folder in named.split()} == {*folders}


def test_a_lock_says_how_dependabot_must_write_it() -> None:
    for lock in [ROOT / "requirements.txt", *(ROOT / "tests").rglob("requirements.txt")]:
        head = "".join(lock.read_text(encoding="utf-8").splitlines(keepends=True)[:2])
        assert re.search(r" --universal .*--python-version 3\.11\.2$", head, re.MULTILINE), lock


def test_the_workflows_have_no_known_weakness() -> None:
    run("zizmor", "--offline", "--no-progress", "--strict-collection", GITHUB)


# Editors


def test_hooks_before_a_commit_are_commands_of_this_project() -> None:
    config: Any = yaml.safe_load(read(".pre-commit-config.yaml"))
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    for hook in config["repos"][0]["hooks"]:
        assert hook["language"] == "system", hook["id"]
        command, argument, *_ = hook["entry"].split()
        if command == "make":
            assert argument in make_targets()
        else:
            assert Path(command).parent == Path(".venv/bin")
            assert Path(sys.executable).with_name(Path(command).name).exists(), command


def test_the_editor_holds_the_data_file_against_its_schema() -> None:
    settings = json.loads(read(".vscode/settings.json"))
    assert {
        (ROOT / schema).resolve(): (ROOT / file).is_file()
        for schema, file in settings["yaml.schemas"].items()
    } == {SCHEMA.resolve(): True}
    assert "redhat.vscode-yaml" in json.loads(read(".vscode/extensions.json"))["recommendations"]
