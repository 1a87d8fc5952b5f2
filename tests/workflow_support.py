# SPDX-License-Identifier: MIT
"""Run the conditions and scripts of the workflows locally, as GitHub does, with stub programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from support import GIT, ROOT
from yaml_file import read_yaml

WORKFLOWS = ROOT / ".github/workflows"
_TOKEN = re.compile(r"'(?:[^']|'')*'|&&|\|\||!=|==|!|[()\[\],]|[\w][\w.-]*")
_OPERATORS = {"&&": " and ", "||": " or ", "!": " not ", "!=": "!=", "==": "=="}
_CONSTANTS = {"null": "None", "true": "True", "false": "False"}
_FUNCTIONS: dict[str, Callable[..., object]] = {
    "always": lambda: True,
    "cancelled": lambda: False,
    "contains": lambda text, part: part in (text or ""),
    "startsWith": lambda text, start: (text or "").startswith(start),
    "toJSON": json.dumps,
}


def workflow(name: str) -> Any:
    return read_yaml(WORKFLOWS / f"{name}.yml")


def step(workflow: Any, job: str, name: str) -> Any:
    (found,) = (s for s in workflow["jobs"][job]["steps"] if s.get("name") == name)
    return found


def value(expression: str, contexts: Mapping[str, Any]) -> Any:
    """Evaluate an expression; only the syntax that our workflows use is supported."""

    def look_up(name: str) -> Any:
        found: Any = contexts
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def translate(token: str) -> str:
        if token.startswith("'"):
            return repr(token[1:-1].replace("''", "'"))
        if token in _OPERATORS or token in "()[],":
            return _OPERATORS.get(token, token)
        return token if token in _FUNCTIONS else _CONSTANTS.get(token) or f"look_up({token!r})"

    python = "".join(map(translate, _TOKEN.findall(expression)))
    return eval(python, {"look_up": look_up, **_FUNCTIONS})


def filled(text: str, contexts: Mapping[str, Any]) -> str:
    """Replace the expressions in a text of a workflow with their values."""

    def fill(match: re.Match[str]) -> str:
        found = value(match[1], contexts)
        return "" if found is None else str(found)

    return re.sub(r"\$\{\{(.*?)\}\}", fill, text, flags=re.DOTALL)


def condition(job: Any, contexts: Mapping[str, Any]) -> bool:
    """Return whether a job runs, also considering the results of the jobs that it needs."""
    written = str(job.get("if", "true")).removeprefix("${{").removesuffix("}}")
    needs = contexts.get("needs", {})
    if not re.search(r"\b(always|cancelled|failure)\(\)", written) and any(
        needed["result"] != "success" for needed in needs.values()
    ):
        return False
    return bool(value(written, contexts))


def put_aside(program: Path, script: str) -> None:
    """Replace a program with a stub that runs ``script``."""
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def run(
    found: Any, folder: Path, contexts: Mapping[str, Any] | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the script of a step in ``folder``, with ``programs/`` first on its path."""
    written = {k: filled(str(v), contexts or {}) for k, v in found.get("env", {}).items()}
    path = f"{folder / 'programs'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", found["run"]],
        cwd=folder,
        env=GIT | {"PATH": path} | written | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def git(folder: Path, *arguments: str) -> str:
    """Run git, independent of this computer's configuration, and return its output."""
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", "-c", "core.symlinks=true", *arguments],
        cwd=folder,
        env=os.environ | GIT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()
