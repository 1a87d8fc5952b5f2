# SPDX-License-Identifier: MIT
"""What git knows of a project, read without changing anything.

Nothing of it may enter the built site: the same files give the same site, with or without git.
"""

import io
import subprocess
import zipfile
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
