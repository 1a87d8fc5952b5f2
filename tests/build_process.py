# SPDX-License-Identifier: MIT
"""Run the generator's commands in processes that have already imported it and its libraries.

The imports take two thirds of the time of a small build. Run as a program, this module imports them
once and forks for every request, so that each command still has its own process, folder and
environment. A project with a generator of its own gets another program, which imports only the
libraries: the generator is imported after the fork.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import runpy
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache

HOOKS = Path(__file__).parents[1] / "hooks"
SMALL = Path(__file__).with_name("small_campaign")
LIBRARIES = """
babel.dates babel.numbers email.utils jinja2 markdown markdown_it material
markdown.extensions.abbr markdown.extensions.attr_list
markdown.extensions.toc mdit_py_plugins.attrs mkdocs.commands.build mkdocs.commands.serve
mkdocs_static_i18n.plugin pydantic.main pymdownx.blocks.html typst
"""
GENERATOR = "campaign.prepare campaign.review.report"


def run(
    module: str, *arguments: str, cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module`` in a folder, with ``environment`` as its whole environment."""
    hooks = environment.get("PYTHONPATH", "").split(os.pathsep)[0] or cwd / "hooks"
    own = Path(hooks).resolve() != HOOKS
    server = _server() if own else _server("generator")
    assert server.stdin
    assert server.stdout
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("output", "errors")]
        request = [module, arguments, str(cwd), dict(environment), *map(str, files)]
        server.stdin.write(json.dumps(request) + "\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        output, errors = (file.read_text(encoding="utf-8") for file in files)
    return subprocess.CompletedProcess([module, *arguments], status, output, errors)


@cache
def _server(*arguments: str) -> subprocess.Popen[str]:
    """Start this module as a program, once per test process.

    ``-E`` ignores ``PYTHONPATH``, which may name another generator than a project's own.
    """
    started = subprocess.Popen(
        [sys.executable, "-E", "-P", "-X", "utf8", __file__, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(started.kill)
    return started


def _serve() -> None:
    for name in LIBRARIES.split():
        importlib.import_module(name)
    _find_templates_of_copies()
    if sys.argv[1:]:
        _import_generator()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run_here(*json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _find_templates_of_copies() -> None:
    """Let copies of a project use its compiled templates: their names have no folder.

    The cache compares the source, so that a changed template is compiled again.
    """
    named = BytecodeCache.get_cache_key

    def without_folder(cache: BytecodeCache, name: str, _: str | None = None) -> str:
        return named(cache, name)

    BytecodeCache.get_cache_key = without_folder  # type: ignore[assignment, method-assign]


def _import_generator() -> None:
    """Import the generator, and read a campaign: words, models and patterns are then in memory.

    Typst may not run here: a fork would lack its threads.
    """
    sys.path.append(str(HOOKS))
    for name in GENERATOR.split():
        importlib.import_module(name)
    sys.modules["campaign.load"].read_campaign(SMALL / "mkdocs.yml")
    sys.path.remove(str(HOOKS))
    gc.freeze()


def _run_here(
    module: str, arguments: list[str], cwd: str, environment: dict[str, str], *files: str
) -> None:
    """Run the command in this process, then exit."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, file in enumerate(files, start=1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(cwd)
    sys.path[:0] = [p for p in environment.get("PYTHONPATH", "").split(os.pathsep) if p]
    sys.argv[1:] = arguments
    status: Any = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        status = end.code or 0
    except BaseException:  # as the interpreter does with an uncaught exception
        traceback.print_exc()
        status = 1
    if not isinstance(status, int):
        sys.stderr.write(f"{status}\n")
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _serve()
