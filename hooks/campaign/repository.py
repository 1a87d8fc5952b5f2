# SPDX-License-Identifier: MIT
"""What git knows of a project, read without changing anything.

Nothing of it may enter the built site: the same files give the same site, with or without git.
"""

import io
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path


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


class WorkingTree:
    """The files of a project, as its git repository knows them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._newer: dict[tuple[str, ...], str | None] = {}
        self.changed: set[str] | None = None
        """The files with uncommitted changes; None without git."""
        with suppress(OSError):
            prefix = git(root, "rev-parse", "--show-prefix").strip("\n")
            status = git(root, "status", "--porcelain", "-z", "--no-renames", "-uall", "--", ".")
            self.changed = {name[3:].removeprefix(prefix) for name in names(status)}

    def changed_last(self, *files: str) -> str | None:
        """Return which of two files was changed last; None if both, or if git does not know."""
        if self.changed is None:
            return None
        if files not in self._newer:
            found = [path for path in files if path in self.changed]
            with suppress(OSError):  # nothing is committed yet
                log = ("log", "-1", "--format=", "--name-only", "--relative", "-z")
                found = found or names(git(self.root, *log, "--", *files))
            self._newer[files] = found[0] if len(found) == 1 else None
        return self._newer[files]
