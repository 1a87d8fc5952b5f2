# SPDX-License-Identifier: MIT
"""The files for GitHub and for editors are valid."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from campaign.__main__ import FIGURES, SETTINGS
from campaign.text.typography import typographer
from papers_support import is_generators, read
from support import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = GITHUB / "workflows"
FORMS = GITHUB / "ISSUE_TEMPLATE"
PULL_REQUEST = GITHUB / "pull_request_template.md"


def run(tool: str, *arguments: str | Path) -> None:
    """Run a tool of this environment; fail with its output if it reports errors."""
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
    """Yield every text of a form, but not its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


# Pull requests and issues


def generators_forms(names: str) -> list[Path]:
    """Return the issue forms that a campaign has not replaced or deleted."""
    forms = sorted(FORMS.glob(names))
    return [form for form in forms if is_generators(form.relative_to(ROOT).as_posix())]


def test_pull_request_template_does_not_contain_the_translation_statement() -> None:
    template = read(PULL_REQUEST) if PULL_REQUEST.exists() else ""
    assert not re.search(r"^\W*Translation\s*:", template, re.MULTILINE | re.IGNORECASE)


def test_issue_forms_match_the_schema_of_github() -> None:
    for kind, names in {"forms": "[!c]*.yml", "config": "config.yml"}.items():
        if forms := generators_forms(names):
            run("check-jsonschema", "--builtin-schema", f"vendor.github-issue-{kind}", *forms)


def test_issue_form_has_the_same_fields_in_both_languages() -> None:
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

    forms = generators_forms("fr-*.yml")
    for english in generators_forms("en-*.yml"):
        french = english.with_name(english.name.replace("en-", "fr-"))
        assert french not in forms or asked(english) == asked(french), french


def test_french_issue_form_has_french_typography() -> None:
    set_text = typographer("fr-CA")
    for form in generators_forms("fr-*.yml"):
        asked = list(texts(yaml.safe_load(read(form))))
        assert [set_text(text) for text in asked] == asked, form


def test_workflows_match_the_schema_of_github() -> None:
    files = sorted(WORKFLOWS.glob("*.yml"))
    assert files
    run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files)


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every job of every workflow, with a name for messages."""
    for file in sorted(WORKFLOWS.glob("*.yml")):
        for name, job in yaml.safe_load(read(file))["jobs"].items():
            yield f"{file.name}: {name}", job


def test_workflows_are_few_and_have_only_the_permissions_of_their_jobs() -> None:
    files = sorted(WORKFLOWS.glob("*.yml"))
    assert len(files) <= 5
    assert [file.name for file in files if yaml.safe_load(read(file))["permissions"] != {}] == []
    assert [name for name, job in jobs() if "permissions" not in job] == []


def test_every_job_has_a_timeout() -> None:
    """A job that calls a workflow cannot have its own."""
    endless = [name for name, job in jobs() if "timeout-minutes" not in job and "uses" not in job]
    assert endless == []


def test_no_step_has_a_long_script() -> None:
    long = [
        (name, step.get("name"))
        for name, job in jobs()
        for step in job.get("steps", [])
        if len(step.get("run", "").splitlines()) > 8
    ]
    assert long == []


def test_every_action_is_pinned_to_a_commit_with_its_version() -> None:
    for file in WORKFLOWS.glob("*.yml"):
        for line in re.findall(r"^.*\buses: .*$", read(file), re.MULTILINE):
            ours = line.strip() == "uses: $/.github/workflows/generator.yml"
            assert ours or re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_cached_packages_depend_on_existing_lock_files() -> None:
    for name, job in jobs():
        for step in job.get("steps", []):
            for lock in step.get("with", {}).get("cache-dependency-path", "").split():
                assert (ROOT / lock).is_file(), f"{name}: {lock}"


def test_ruleset_requires_the_final_check_of_a_pull_request() -> None:
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
    assert "name" not in job, "the check of a job has the name of the job, or else its ID"
    assert job["if"] == "always()"


def test_dependabot_configuration_matches_the_schema_of_github() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.dependabot", GITHUB / "dependabot.yml")


def test_dependabot_updates_every_lock_file() -> None:
    config: Any = yaml.safe_load(read(GITHUB / "dependabot.yml"))
    (python,) = (u for u in config["updates"] if u["package-ecosystem"] == "uv")
    folders = [path.parent for path in ROOT.glob("requirements.in")]
    for place in ("hooks", "tests"):
        folders += [path.parent for path in (ROOT / place).rglob("requirements.in")]
    assert {ROOT / folder.strip("/") for folder in python["directories"]} == {*folders}
    benches = [path.parent for path in (ROOT / "tests").rglob("package.json")]
    (node,) = (u for u in config["updates"] if u["package-ecosystem"] == "npm")
    asked = {ROOT / folder.strip("/") for folder in node["directories"]}
    assert asked == {path for path in benches if "node_modules" not in path.parts}
    (named,) = re.findall(r"^LOCKS := (.+)$", read("Makefile"), re.MULTILINE)
    assert {ROOT / folder for folder in named.split()} == {*folders}


def test_lock_file_has_the_options_that_dependabot_needs() -> None:
    for lock in [ROOT / "requirements.txt", *(ROOT / "tests").rglob("requirements.txt")]:
        head = "".join(lock.read_text(encoding="utf-8").splitlines(keepends=True)[:2])
        assert re.search(r" --universal .*--python-version 3\.11\.2$", head, re.MULTILINE), lock


def test_workflows_have_no_known_weakness() -> None:
    run("zizmor", "--offline", "--no-progress", "--strict-collection", GITHUB)


# Editors


def test_pre_commit_hooks_are_commands_of_this_project() -> None:
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


def test_editor_validates_the_data_file_and_the_settings_with_their_schemas() -> None:
    settings = json.loads(read(".vscode/settings.json"))
    assert {ROOT / schema: file for schema, file in settings["yaml.schemas"].items()} == {
        FIGURES: "docs/figures.yml",
        SETTINGS: "mkdocs.yml",
    }
    assert "redhat.vscode-yaml" in json.loads(read(".vscode/extensions.json"))["recommendations"]
