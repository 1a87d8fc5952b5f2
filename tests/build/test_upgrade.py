# SPDX-License-Identifier: MIT
"""``make upgrade`` replaces the generator of a campaign, and nothing that is the campaign's."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from campaign.commands.upgrade import LIST
from support import ROOT, SMALL, command, copy_campaign, edit, problems
from workflow_support import git

CODE = "hooks/campaign/code.py"
SETTINGS = "hooks/campaign/settings.schema.json"


def write_generator(folder: Path, version: str, files: dict[str, str]) -> None:
    """Write a version of the generator into a repository, with its list."""
    schema = json.loads((ROOT / SETTINGS).read_text(encoding="utf-8"))
    if version != "1.0.0":
        settings = schema["properties"]["extra"]["properties"]["campaign"]["properties"]
        settings["rocket"] = settings.pop("share")
    files = files | {"VERSION": f"{version}\n", SETTINGS: json.dumps(schema)}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    assert command("campaign.commands.upgrade", "--list", cwd=folder).returncode == 0
    git(folder, "add", LIST)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a campaign made with version 1.0.0 and the folder of version 1.1.0."""
    campaign, new = tmp_path_factory.mktemp("campaign"), tmp_path_factory.mktemp("new")
    for folder in (campaign, new):
        copy_campaign(folder, SMALL)
        git(folder, "init", "--quiet")
    old_files = {CODE: "old\n", "hooks/gone.py": "old\n", "overrides/page.html": "same\n"}
    write_generator(campaign, "1.0.0", old_files)
    (campaign / "words").mkdir()
    (campaign / "words/fr-CA.yml").write_text("menu: Le menu\n", encoding="utf-8")
    git(campaign, "add", "--all")
    git(campaign, "commit", "--quiet", "--message", "Begin")
    edit(new / "mkdocs.yml", "  - hooks/load.py\n", "  - hooks/load.py\n  - hooks/new.py\n")
    (new / "docs/en/index.md").write_text("of another campaign\n", encoding="utf-8")
    write_generator(
        new, "1.1.0", {CODE: "new\n", "hooks/new.py": "n\n", "overrides/page.html": "same\n"}
    )
    git(new, "add", "--all")
    git(new, "commit", "--quiet", "--message", "1.1.0")
    return campaign, new


@pytest.fixture
def campaign(versions: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(versions[0], tmp_path / "campaign"))


@pytest.fixture
def new(versions: tuple[Path, Path]) -> Path:
    return versions[1]


def upgrade(folder: Path, source: Path | str) -> subprocess.CompletedProcess[str]:
    """Upgrade to what git knows under a name, or to the last commit of a repository."""
    if isinstance(source, Path):
        git(folder, "fetch", "--quiet", str(source))
        source = "FETCH_HEAD"
    return command("campaign.commands.upgrade", source, cwd=folder)


def content(folder: Path) -> dict[str, bytes]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {
        path: file.read_bytes()
        for file in files
        if not (path := file.relative_to(folder).as_posix()).startswith(".git/")
    }


def test_generator_is_replaced_and_the_campaign_is_not(campaign: Path, new: Path) -> None:
    before = content(campaign)
    done = upgrade(campaign, new)
    assert (done.returncode, done.stderr) == (0, "")
    said = "the generator is now version 1.1.0; see CHANGELOG.md, then commit\n"
    assert done.stdout == said
    after = content(campaign)
    assert before.keys() ^ after.keys() == {"hooks/gone.py", "hooks/new.py"}
    assert after[CODE] == b"new\n"
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert changed == {CODE, "VERSION", SETTINGS, LIST, "mkdocs.yml"}
    config = before["mkdocs.yml"].decode()
    config = config.replace("  - hooks/load.py\n", "  - hooks/load.py\n  - hooks/new.py\n")
    assert after["mkdocs.yml"].decode() == config
    assert problems(campaign) == []
    assert upgrade(campaign, new).stdout == said
    assert content(campaign) == after


def test_edited_file_of_the_generator_is_named_and_nothing_is_changed(
    campaign: Path, new: Path
) -> None:
    for path in (CODE, "hooks/new.py"):
        (campaign / path).write_text("ours\n", encoding="utf-8")
    git(campaign, "add", "--all")
    git(campaign, "commit", "--quiet", "--message", "Ours")
    before = content(campaign)
    done = upgrade(campaign, new)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "nothing was changed: these files of the generator have been edited here:\n"
        f"{CODE}\nhooks/new.py\n"
        "restore them, or move your changes to docs/, words/ or mkdocs.yml\n"
    )
    assert content(campaign) == before


def test_own_document_that_an_older_list_has_is_not_replaced(campaign: Path, new: Path) -> None:
    paper = campaign / "CODE_OF_CONDUCT.md"
    paper.write_text("# Ours\n", encoding="utf-8")
    with (campaign / LIST).open("a", encoding="utf-8") as listed:
        listed.write(f"{'0' * 64}  {paper.name}\n")
    git(campaign, "add", "--all")
    git(campaign, "commit", "--quiet", "--message", "Ours")
    done = upgrade(campaign, new)
    assert (done.returncode, done.stderr) == (0, "")
    assert paper.read_text(encoding="utf-8") == "# Ours\n"


@pytest.mark.parametrize("source", ["no-such-version", "", "HEAD:docs"])
def test_anything_else_is_refused(campaign: Path, source: str) -> None:
    before = content(campaign)
    done = upgrade(campaign, source)
    assert (done.returncode, done.stdout) == (1, "")
    said = f"nothing was changed: “{source}” is not a version of the generator that was fetched ("
    assert done.stderr.startswith(said)
    assert "Traceback" not in done.stderr
    assert content(campaign) == before


def test_list_can_be_checked_with_sha256sum_and_has_no_file_of_the_campaign(campaign: Path) -> None:
    listed = (campaign / LIST).read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[1] for line in listed] == [
        "VERSION",
        CODE,
        SETTINGS,
        "hooks/gone.py",
        "overrides/page.html",
    ]
    for digest, path in (line.split("  ") for line in listed):
        assert hashlib.sha256((campaign / path).read_bytes()).hexdigest() == digest


def test_list_with_a_missing_file_changes_nothing(
    campaign: Path, new: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(new, tmp_path / "other"))
    git(other, "rm", "--quiet", "hooks/new.py")
    git(other, "commit", "--quiet", "--message", "Incomplete")
    before = content(campaign)
    done = upgrade(campaign, other)
    assert (done.returncode, done.stdout) == (1, "")
    assert "hooks/new.py" in done.stderr
    assert content(campaign) == before
