# SPDX-License-Identifier: MIT
"""The files that GitHub and editors read are what these expect."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from campaign.model.figures_file import SCHEMA
from campaign.text.typography import typographer
from support import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = GITHUB / "workflows"
FORMS = GITHUB / "ISSUE_TEMPLATE"
PULL_REQUEST = GITHUB / "pull_request_template.md"


def read(path: Path | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


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


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every job of every workflow, named for messages."""
    for file in sorted(WORKFLOWS.glob("*.yml")):
        for name, job in yaml.safe_load(read(file))["jobs"].items():
            yield f"{file.name}: {name}", job


def test_there_are_few_workflows_and_none_has_rights_that_it_does_not_ask_for() -> None:
    files = sorted(WORKFLOWS.glob("*.yml"))
    assert len(files) <= 5
    assert [file.name for file in files if yaml.safe_load(read(file))["permissions"] != {}] == []
    assert [name for name, job in jobs() if "permissions" not in job] == []


def test_every_job_ends_in_time() -> None:
    """One that calls a workflow ends with the jobs of that one."""
    endless = [name for name, job in jobs() if "timeout-minutes" not in job and "uses" not in job]
    assert endless == []


def test_a_long_script_is_a_file_that_is_tested() -> None:
    long = [
        (name, step.get("name"))
        for name, job in jobs()
        for step in job.get("steps", [])
        if len(step.get("run", "").splitlines()) > 8
    ]
    assert long == []


def test_every_action_is_named_by_its_commit_and_says_its_version() -> None:
    for file in WORKFLOWS.glob("*.yml"):
        for line in re.findall(r"^.*\buses: .*$", read(file), re.MULTILINE):
            ours = line.strip() == "uses: $/.github/workflows/generator.yml"
            assert ours or re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_a_job_keeps_the_packages_of_the_locks_that_it_installs() -> None:
    for name, job in jobs():
        for step in job.get("steps", []):
            for lock in step.get("with", {}).get("cache-dependency-path", "").split():
                assert (ROOT / lock).is_file(), f"{name}: {lock}"


def test_the_ruleset_requires_the_one_check_that_a_pull_request_ends_with() -> None:
    ruleset = json.loads(read(GITHUB / "ruleset.json"))
    assert set(ruleset) == {
        "name", "target", "source_type", "enforcement", "conditions", "rules", "bypass_actors"
    }  # fmt: skip
    rules = {rule["type"]: rule.get("parameters") for rule in ruleset["rules"]}
    assert set(rules) == {"deletion", "non_fast_forward", "pull_request", "required_status_checks"}
    github_actions = 15368
    assert rules["required_status_checks"]["required_status_checks"] == [
        {"context": "ready", "integration_id": github_actions}
    ]
    job = yaml.safe_load(read(WORKFLOWS / "pull-request.yml"))["jobs"]["ready"]
    assert "name" not in job, "its check is called by its name, else by its id"
    assert job["if"] == "always()"


def test_dependabot_is_told_what_github_expects() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.dependabot", GITHUB / "dependabot.yml")


def test_dependabot_looks_at_every_lock() -> None:
    config: Any = yaml.safe_load(read(GITHUB / "dependabot.yml"))
    (python,) = (u for u in config["updates"] if u["package-ecosystem"] == "uv")
    folders = [path.parent for path in ROOT.glob("requirements.in")]
    folders += [path.parent for path in (ROOT / "tests").rglob("requirements.in")]
    assert {ROOT / folder.strip("/") for folder in python["directories"]} == {*folders}
    benches = [path.parent for path in (ROOT / "tests").rglob("package.json")]
    (node,) = (u for u in config["updates"] if u["package-ecosystem"] == "npm")
    asked = {ROOT / folder.strip("/") for folder in node["directories"]}
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
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    for hook in config["repos"][0]["hooks"]:
        assert hook["language"] == "system", hook["id"]
        command, argument, *_ = hook["entry"].split()
        if command == "make":
            assert argument in targets
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
