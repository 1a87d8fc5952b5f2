# SPDX-License-Identifier: MIT
"""``make new`` replaces the campaign with an example that builds, and loses no work."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support import GIT, LETTER, ROOT, Build, build, command, copy_project, edit, problems, squeezed

PAPERS = ("README.md", "LICENSE-TEXT.md", "README.fr.md")
NOTHING_SAVED = (
    "nothing was changed: these have uncommitted changes that would be lost:\n{}\n"
    "commit them, or run make new FORCE=1\n"
)


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    subprocess.run(command, cwd=folder, env=os.environ | GIT, check=True, capture_output=True)


@pytest.fixture
def fork(tmp_path: Path) -> Path:
    """Return a repository with the letter of 2017, the templates and documents about it."""
    copy_project(tmp_path, LETTER)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    for name in (*PAPERS, "STARTING.md", ".github/images/site.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# The letter of 2017\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "As it was forked")
    return tmp_path


def new(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return command("campaign.commands.new", *arguments, cwd=folder)


def built(folder: Path) -> Build:
    done = build(folder)
    assert done.status == 0, done.output
    return done


def test_example_replaces_only_the_campaign(fork: Path) -> None:
    done = new(fork)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"replaced: docs, mkdocs.yml, {', '.join(PAPERS)}, ")
    assert "make check" in done.stdout
    changed = subprocess.run(
        ["git", "status", "--porcelain"], cwd=fork, capture_output=True, text=True, check=True
    )
    assert {line[3:].partition("/")[0] for line in changed.stdout.splitlines()} == {
        *("docs", "mkdocs.yml", ".github", *PAPERS),
    }
    assert not (fork / "docs/letter.txt").exists()
    site = built(fork)
    assert squeezed(site.page("fr/").get_text()).count("1 250") > 1
    assert [a.get_text() for a in site.page("").select(".language-switch")] == ["Français"]


@pytest.mark.parametrize("tags", [["en-CA", "fr-CA"], ["es-MX"], ["fr-CA"]])
def test_documents_do_not_mention_the_former_letter(fork: Path, tags: list[str]) -> None:
    assert new(fork, *tags).returncode == 0
    for name in ("README.md", "LICENSE-TEXT.md"):
        text = (fork / name).read_text(encoding="utf-8")
        headings = [line for line in text.splitlines() if line.startswith("# ")]
        assert len(headings) == len(tags)
        assert "2017" not in text
    assert (fork / "STARTING.md").read_text(encoding="utf-8") == "# The letter of 2017\n"
    assert not (fork / "README.fr.md").exists()
    assert not (fork / ".github/images").exists()


def test_chart_of_the_comments_is_drawn(fork: Path) -> None:
    assert new(fork).returncode == 0
    data = fork / "docs/figures.yml"
    text, _, chart = data.read_text(encoding="utf-8").partition("# comparisons:")
    data.write_text(f"{text}comparisons:{chart.replace('# ', '')}", encoding="utf-8")
    assert problems(fork) == []


def test_hooks_are_all_listed_in_their_order(fork: Path) -> None:
    before = (fork / "mkdocs.yml").read_text(encoding="utf-8")
    assert new(fork).returncode == 0
    listed = before[before.index("hooks:") : before.index("plugins:")]
    assert listed in (fork / "mkdocs.yml").read_text(encoding="utf-8")


def test_logo_styles_and_words_of_the_campaign_are_replaced(fork: Path) -> None:
    """Their files were in ``docs/``, or are about the campaign."""
    config = fork / "mkdocs.yml"
    edit(config, "  favicon:", "  logo: assets/own.svg\n  favicon:")
    edit(config, "\nextra:\n", "\nextra_css:\n- assets/own.css\n- assets/more.css\nextra:\n")
    (fork / "words").mkdir()
    (fork / "words/fr-CA.yml").write_text("menu: Toutes les pages\n", encoding="utf-8")
    done = new(fork, "fr-CA,en-CA", "--force")
    assert done.stdout.startswith("replaced: docs, mkdocs.yml, words, README.md, ")
    assert problems(fork) == []
    assert not (fork / "words").exists()
    assert "own.css" not in config.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        (["fr-CA", "fr-FR"], "“fr-CA” is not a valid locale for “fr”; "),
        (["fr-CA", "en_CA"], "nothing was changed: there is an example in these languages only"),
        (["en-UK"], "“en-UK” is not a valid locale for “en”; "),
    ],
)
def test_wrong_languages_change_nothing(fork: Path, tags: list[str], reason: str) -> None:
    done = new(fork, *tags, "--force")
    assert done.returncode == 1
    assert done.stderr.startswith(reason)
    assert (fork / "docs/letter.txt").is_file()


def test_uncommitted_work_is_only_replaced_with_force(fork: Path) -> None:
    letter = fork / "docs/fr/letter.md"
    letter.write_text("mine\n", encoding="utf-8")
    (fork / "docs/en/more.md").write_text("mine too\n", encoding="utf-8")
    done = new(fork)
    assert (done.returncode, done.stdout) == (1, "")
    lost = " M docs/fr/letter.md\n?? docs/en/more.md"
    assert done.stderr == NOTHING_SAVED.format(lost)
    assert letter.read_text(encoding="utf-8") == "mine\n"
    done = new(fork, "--force")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (fork / "docs/en/more.md").exists()


def test_without_git_nothing_is_replaced(fork: Path) -> None:
    shutil.rmtree(fork / ".git")
    done = new(fork)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("nothing was changed: this folder is not under Git")
    assert (fork / "docs/fr/letter.md").is_file()


def test_language_without_an_example_is_reported(fork: Path) -> None:
    done = new(fork, "en-CA", "de-AT")
    assert done.returncode == 1
    assert done.stderr == (
        "nothing was changed: there is an example in these languages only: en, es, fr; "
        "write tags such as en-CA, then add other languages with make language TAG=de-DE\n"
    )


def test_invalid_configuration_is_reported(fork: Path) -> None:
    edit(fork / "mkdocs.yml", "    locales: {en: en-CA,", "    locales: {en: nowhere,")
    done = new(fork)
    assert done.returncode == 1
    assert "is not a valid locale" in done.stderr
