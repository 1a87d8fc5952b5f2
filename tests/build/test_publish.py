# SPDX-License-Identifier: MIT
"""``make site`` leaves either the old site or the new one, however it ends."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support import ROOT, build, command, edit, warm

# Pauses the build of the last language until the test creates ``go``, at most for 20 s.
SLOW_HOOK = """
import time
from pathlib import Path

def on_env(env, *, config, files):
    if config.theme["language"] == "fr":
        Path("started").touch()
        end = time.monotonic() + 20
        while not Path("go").exists() and time.monotonic() < end:
            time.sleep(0.01)
"""
LATE_ERROR = """
from mkdocs.exceptions import PluginError

def on_post_page(output, *, page, config):
    if config.theme["language"] == "fr":
        raise PluginError("a fault that nothing foresaw")
"""


@pytest.fixture
def project(project: Path) -> Path:
    """Return a copy of the small campaign with a warm cache."""
    return warm(project)


def start(project: Path) -> subprocess.Popen[str]:
    """Start ``make site`` in a process that can be interrupted."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GITHUB_")}
    # A shell lets commands in the background ignore it, and they pass that on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [sys.executable, "-m", "campaign.commands.publish"],
        cwd=project,
        env=inherited | {"PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def publish(project: Path) -> tuple[int, str]:
    """Run ``make site`` and return its exit status and output."""
    done = command("campaign.commands.publish", cwd=project)
    return done.returncode, done.stdout + done.stderr


def add_hook(project: Path, code: str) -> None:
    (project / "planted.py").write_text(code, encoding="utf-8")
    last = "  - hooks/checksums.py\n"
    edit(project / "mkdocs.yml", last, f"{last}  - planted.py\n")


def wait_for(file: Path, process: subprocess.Popen[str]) -> None:
    while not file.exists():
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.01)


def mark_old(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("old", encoding="utf-8")


def assert_old(project: Path) -> None:
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]
    assert (project / "site/index.html").read_text(encoding="utf-8") == "old"


def build_files(project: Path) -> list[str]:
    return sorted(file.name for file in (project / ".build").iterdir())


def test_new_site_replaces_the_old_one(project: Path) -> None:
    mark_old(project)
    status, output = publish(project)
    assert status == 0, output
    assert (project / "site/fr/letter/index.html").is_file()
    assert "old" not in (project / "site/index.html").read_text(encoding="utf-8")
    assert build_files(project) == ["lock"]


def test_invalid_content_leaves_the_old_site(project: Path) -> None:
    mark_old(project)
    edit(project / "docs/fr/letter.md", "{{ elms }}", "{{ elm }}")
    status, output = publish(project)
    assert status == 1
    assert "unknown figure “elm”" in output
    assert "Traceback" not in output
    assert_old(project)
    # MkDocs alone writes directly to ``site/``: it must not start either.
    assert build(project).status == 1
    assert_old(project)


def test_error_in_the_last_language_leaves_the_old_site(project: Path) -> None:
    mark_old(project)
    add_hook(project, LATE_ERROR)
    status, output = publish(project)
    assert status == 1
    assert "a fault that nothing foresaw" in output
    assert "Traceback" not in output
    assert_old(project)
    assert build_files(project) == ["lock"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_build_leaves_the_old_site(project: Path, number: signal.Signals) -> None:
    mark_old(project)
    add_hook(project, SLOW_HOOK)
    with start(project) as process:
        wait_for(project / "started", process)
        process.send_signal(number)
        output = process.communicate(timeout=180)[0]
    assert process.returncode == 128 + signal.SIGINT
    assert output.endswith("interrupted; the published site is unchanged\n")
    assert "Traceback" not in output
    assert_old(project)
    assert build_files(project) == ["lock"]


def test_killed_build_leaves_the_old_site_and_blocks_the_next(project: Path) -> None:
    """Check that the next build waits for processes that outlive the killed one."""
    mark_old(project)
    add_hook(project, SLOW_HOOK)
    killed = start(project)
    wait_for(project / "started", killed)
    killed.kill()
    assert killed.wait() == -signal.SIGKILL
    assert_old(project)
    with start(project) as second:
        assert second.stdout
        first_line = second.stdout.readline()
        assert (
            first_line == "another build is running; this one will start when that one finishes\n"
        )
        (project / "go").touch()
        output = second.communicate(timeout=180)[0]
    killed.communicate()
    assert second.returncode == 0, output
    assert (project / "site/fr/letter/index.html").is_file()
    assert build_files(project) == ["lock"]


def killed_at(project: Path, steps: int, word: str, status: int = 0) -> int:
    paths = os.pathsep.join([str(ROOT / "hooks"), str(ROOT / "tests")])
    arguments = (str(steps), word, str(status))
    return command("killed_publish", *arguments, cwd=project, PYTHONPATH=paths).returncode


def words_of(site: Path) -> set[str]:
    files = sorted(site.iterdir())
    assert [file.name for file in files] == ["a.html", "b.html"]
    return {file.read_text(encoding="utf-8") for file in files}


def test_build_killed_at_any_step_leaves_a_complete_site(tmp_path: Path) -> None:
    """Check that the next run restores a missing site, even if that run fails."""
    absent = 0
    for steps in itertools.count():
        project = tmp_path / str(steps)
        project.mkdir()
        assert killed_at(project, -1, "old") == 0
        status = killed_at(project, steps, "new")
        if status == 0:
            break
        assert status == -signal.SIGKILL
        absent += not (project / "site").exists()
        if (project / "site").exists():
            assert words_of(project / "site") in ({"old"}, {"new"})
        assert killed_at(project, -1, "failed", status=1) == 1
        assert words_of(project / "site") in ({"old"}, {"new"})
        assert build_files(project) == ["lock"]
    assert words_of(project / "site") == {"new"}
    assert steps > 5
    assert absent == 1


def test_failure_to_replace_the_site_is_reported(project: Path) -> None:
    (project / ".build").write_text("in the way", encoding="utf-8")
    status, output = publish(project)
    assert status == 1
    assert output.startswith("the new site could not replace the old one: ")
    assert "Traceback" not in output
