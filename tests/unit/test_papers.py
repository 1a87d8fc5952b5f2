# SPDX-License-Identifier: MIT
"""What people read and fill in before they change anything: the papers say what is so, in both
languages, and the files that GitHub and editors read are what these expect.
"""

from __future__ import annotations

import json
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from campaign.content import read_campaign
from campaign.figures_file import SCHEMA
from campaign.problems import CampaignError
from campaign.typography import typographer
from campaign.words import Words, available, load_words
from support import NBSP, ROOT, copy_project, edit

GITHUB = ROOT / ".github"
WORKFLOWS = GITHUB / "workflows"
FORMS = GITHUB / "ISSUE_TEMPLATE"
PULL_REQUEST = GITHUB / "pull_request_template.md"
CONTRIBUTING = {"en": "CONTRIBUTING.md", "fr": "CONTRIBUTING.fr.md"}
PAPERS = ["README.md", *CONTRIBUTING.values()]
WAYS = {
    "en": ["**On GitHub's web page**", "**In a clone**"],
    "fr": ["**Sur la page Web de GitHub**", "**Dans un clone**"],
}
SCREEN = 30  # lines of the source

_MESSAGE = re.compile(r"^(?P<path>[\w./-]+):(?P<line>\d+):(?P<column>\d+): (?P<text>.+)$")
_PATH = re.compile(r"\.?\w[\w.-]*(?:/[\w.-]+)*/?")
_SUFFIXES = (".json", ".md", ".py", ".txt", ".yaml", ".yml")
_OWNED = re.compile(r"^(?P<off># )?(?P<pattern>/\S*|\*)\s+(?P<owners>\S.*)$")


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


@pytest.mark.parametrize("paper", [*PAPERS, "TECHNOLOGY.md"])
def test_every_command_is_one_of_make(paper: str) -> None:
    named = {target for line in code(paper) for target in re.findall(r"\bmake ([a-z]+)", line)}
    assert named
    assert named <= make_targets()


@pytest.mark.parametrize("paper", [*PAPERS, "TECHNOLOGY.md"])
def test_every_path_in_code_is_there(paper: str) -> None:
    words = {re.sub(r":\d+:\d+:$", "", word) for line in code(paper) for word in line.split()}
    paths = {w for w in words if _PATH.fullmatch(w) and ("/" in w or w.endswith(_SUFFIXES))}
    made = {line.strip("/") for line in read(".gitignore").splitlines()}
    assert paths
    assert {p for p in paths if not (ROOT / p).exists() and p.strip("/") not in made} == set()


@pytest.mark.parametrize("paper", [*PAPERS, "TECHNOLOGY.md", ".github/pull_request_template.md"])
def test_every_link_leads_somewhere(paper: str) -> None:
    links = [str(t.attrGet("href")) for t in inlines(paper) if t.type == "link_open"]
    assert links
    for link in links:
        # A relative link in the text of a pull request starts from that pull request.
        path, _, anchor = link.removeprefix("../blob/HEAD/").partition("#")
        assert (ROOT / path).exists(), link
        assert not anchor or anchor in anchors(read(path)), link


def wording(words: Words, key: str) -> str:
    """A regular expression of what ``key`` says, whatever fills its blanks."""
    parts = []
    for literal, blank, _, _ in string.Formatter().parse(words.entries[key]):
        parts.append(re.escape(literal.replace(NBSP, " ")))
        if blank == "hint":
            tails = [wording(words, tail) for tail in ("did_you_mean", "known_names")]
            parts.append(f"(?:{'|'.join(tails)})")
        elif blank:
            parts.append(".+")
    return "".join(parts)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_message_is_told_where_it_says(paper: str, tmp_path: Path) -> None:
    quoted = [match for line in code(paper) if (match := _MESSAGE.match(line))]
    assert quoted
    project = copy_project(tmp_path)
    for message in quoted:
        text = message["text"].replace(NBSP, " ")
        ways = [wording(load_words(code), "problem_unknown_figure") for code in available()]
        assert any(re.fullmatch(way, text) for way in ways), text
        typed, meant = re.findall(r"[“«] ?(\w+) ?[”»]", text)
        edit(project / message["path"], f"{{{{ {meant} }}}}", f"{{{{ {typed} }}}}")
        with pytest.raises(CampaignError) as caught:
            read_campaign(project / "mkdocs.yml")
        told = [
            (problem.path, str(problem.line), str(problem.column), problem.details["name"])
            for problem in caught.value.problems
            if problem.key == "unknown_figure"
        ]
        assert told == [(*message.group("path", "line", "column"), typed)]


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


def test_contributing_is_in_step_in_both_languages() -> None:
    english, french = (
        [(block.type, block.tag, block.level) for block in blocks(paper)]
        for paper in CONTRIBUTING.values()
    )
    assert english == french


@pytest.mark.parametrize("language", CONTRIBUTING)
def test_contributing_leads_to_the_other_language_at_its_top(language: str) -> None:
    (other,) = (paper for code, paper in CONTRIBUTING.items() if code != language)
    assert f"]({other})" in "\n".join(read(CONTRIBUTING[language]).splitlines()[:3])


@pytest.mark.parametrize("language", CONTRIBUTING)
def test_contributing_tells_each_task_both_ways_on_one_screen(language: str) -> None:
    tasks = sections(CONTRIBUTING[language])
    assert len(tasks) == 6  # the two ways to work, and five tasks
    for title, lines in tasks.items():
        assert len(lines) <= SCREEN, title
        assert all(any(line.startswith(way) for line in lines) for way in WAYS[language]), title


def test_contributing_in_french_is_set_as_the_pages_are() -> None:
    set_text = typographer("fr")
    prose = [token.content for token in inlines(CONTRIBUTING["fr"]) if token.type == "text"]
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


# Owners


def test_owners_are_of_paths_that_are_there_the_general_first() -> None:
    lines = [m for line in read(GITHUB / "CODEOWNERS").splitlines() if (m := _OWNED.match(line))]
    patterns = [line["pattern"] for line in lines]
    assert {"/docs/en/", "/docs/fr/", "/docs/figures.yml", "/hooks/"} <= {*patterns}
    for pattern in patterns:
        path = ROOT / pattern.strip("/*")
        assert path.is_dir() if pattern.endswith(("/", "*")) else path.is_file(), pattern
    # The last line that fits a file counts alone: a general one below would hide a special one.
    assert not [(a, b) for a, b in combinations(patterns, 2) if a.startswith(b)]
    for line in lines:
        owners = line["owners"].split()
        assert line["off"] or all(owner.startswith("@") for owner in owners), line[0]


# Workflows


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
