# SPDX-License-Identifier: MIT
"""What git knows of a project, read without changing anything.

Nothing of it may enter the built site: the same files give the same site, with or without git.
"""

import io
import subprocess
import tarfile
from pathlib import Path
from typing import Any


def git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, with ``given`` as its input.

    Raises ``FileNotFoundError`` if git is not installed.
    """
    return subprocess.run(
        ["git", "--no-optional-locks", "--literal-pathspecs", "-C", str(folder), *arguments],
        input=given,
        capture_output=True,
        check=False,
    )


def names(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """Return the paths that git printed with ``-z``."""
    return [name for name in done.stdout.decode("utf-8", "replace").split("\0") if name]


def unpack(folder: Path, commit: str, into: Path) -> str:
    """Write the files of a folder at a commit; return why that failed, or an empty text."""
    done = git(folder, "archive", "--format=tar", "--end-of-options", commit)
    if done.returncode:
        return done.stderr.decode(errors="replace").strip()
    # Python 3.11.2 has no filters, which refuse links that point outside of the folder.
    safe: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    try:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(into, **safe)
    except (tarfile.TarError, OSError) as error:
        return str(error)
    return ""


class WorkingTree:
    """The files of a project, as its git repository knows them, if its history is not shallow."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changed: set[str] | None = None
        """The files with uncommitted changes; None without git or without its history."""
        self._newer: dict[tuple[str, str], str | None] = {}
        try:
            place = git(root, "rev-parse", "--is-shallow-repository", "--show-prefix")
            status = git(root, "status", "--porcelain", "-z", "--no-renames", "-uall", "--", ".")
        except FileNotFoundError:
            return
        shallow, _, prefix = place.stdout.decode("utf-8", "replace").partition("\n")
        if place.returncode == status.returncode == 0 and shallow == "false":
            self.changed = {name[3:].removeprefix(prefix.strip("\n")) for name in names(status)}

    def changed_last(self, one: str, other: str) -> str | None:
        """Return which of two files was changed last; None if both, or if git does not know."""
        if self.changed is None:
            return None
        if (one, other) not in self._newer:
            found = [path for path in (one, other) if path in self.changed]
            if not found:
                log = ("log", "-1", "--format=", "--name-only", "--relative", "-z")
                found = names(git(self.root, *log, "--", one, other))
            self._newer[one, other] = found[0] if len(found) == 1 else None
        return self._newer[one, other]
