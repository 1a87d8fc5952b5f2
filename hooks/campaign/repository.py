# SPDX-License-Identifier: MIT
"""What git knows of a project, read without changing anything.

Nothing of it may enter the built site: the same files give the same site, with or without git.
"""

import io
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


def git_bytes(folder: Path, *arguments: str, given: str = "") -> bytes:
    """Return what git prints in a folder, with ``given`` as its input.

    Raises ``OSError`` with git's reason if it fails or is not installed.
    """
    command = ["git", "--no-optional-locks", "--literal-pathspecs", "-C", str(folder), *arguments]
    done = subprocess.run(command, input=given.encode(), capture_output=True, check=False)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise OSError(reason or f"git {arguments[0]}: no result")
    return done.stdout


def git(folder: Path, *arguments: str) -> str:
    """Return the text that git prints in a folder.  Raises ``OSError`` like ``git_bytes``."""
    return git_bytes(folder, *arguments).decode("utf-8", "replace")


def names(output: str) -> list[str]:
    """Return the paths that git printed with ``-z``."""
    return [name for name in output.split("\0") if name]


def unpack(folder: Path, commit: str, into: Path) -> None:
    """Write the files of a folder at a commit.  Raises ``OSError`` with git's reason."""
    content = git_bytes(folder, "archive", "--format=zip", "--end-of-options", commit)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(into)


class Commit(NamedTuple):
    """A commit; ``files`` are those that it changed."""

    hash: str
    date: str
    parents: Sequence[str]
    message: str
    files: Sequence[str]


def commits(folder: Path, *options: str) -> list[Commit]:
    """Return commits, as ``git log`` lists them.  Raises ``OSError``."""
    form = ("--no-show-signature", "--encoding=UTF-8", "--format=%x01%H %cs %P%x02%B%x02")
    changed = ("--name-only", "-z", "--no-renames", "--relative")
    found = []
    for entry in git(folder, "log", *form, *changed, *options).split("\1")[1:]:
        head, message, files = entry.split("\2")
        name, date, *parents = head.split()
        own = [file.strip() for file in names(files) if file.strip()]
        found.append(Commit(name, date, parents, message, own))
    return found


def contents(folder: Path, files: Sequence[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
    """Return the contents of files by commit and path; empty if a commit deleted them."""
    asked = "".join(f"{commit}:./{file}\n" for commit, file in files)
    out = io.BytesIO(git_bytes(folder, "cat-file", "--batch", given=asked))
    sizes = ((each, out.readline().split()[-1]) for each in files)
    return {each: out.read(int(size) + 1)[:-1] if size.isdigit() else b"" for each, size in sizes}
