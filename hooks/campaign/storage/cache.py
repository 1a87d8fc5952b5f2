# SPDX-License-Identifier: MIT
"""What is costly to make is made once for what goes into it, and kept outside the repository.

An entry's name is the hash of everything that it was made from, so it is not stale where nothing
was forgotten there; the folder may be deleted whenever no build is running.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

FOLDER = ".cache/campaign"
"""Below the folder of ``mkdocs.yml``."""

_KEPT = 200
KEPT_VERSIONS = 4
"""How many states of a whole site are kept, of what takes megabytes."""


class Cache:
    """Entries of one kind, such as ``pdf``, below the project's folder ``root``.

    When more than ``kept`` are there, those that were not used for longest go: whoever makes many
    at once asks for room for several times as many, or for None, and calls ``prune`` when done.
    """

    def __init__(self, root: Path, kind: str, kept: int | None = _KEPT) -> None:
        self.folder = root / FOLDER / kind
        self.kept = kept

    def get(self, made_from: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
        """The entry made from exactly this; ``make`` makes it if it is not there.

        ``made_from`` names everything that decides the result: texts, the template, the version
        of what compiles it.
        """
        file = self.folder / digest(made_from)
        if _is_kept(file):
            try:
                return file.read_bytes()
            except OSError:  # it has just gone
                pass
        content = make()
        self._keep(file, content)
        return content

    def file(self, made_from: Iterable[str | bytes], make: Callable[[], bytes]) -> Path:
        """The same as a file, which nobody needs to read to pass it on."""
        file = self.folder / digest(made_from)
        if not _is_kept(file):
            content = make()
            if not self._keep(file, content):
                file = _for_now() / file.name
                file.write_bytes(content)
        return file

    def _keep(self, file: Path, content: bytes) -> bool:
        """Another build may be doing the same: a file is there whole or not at all.  A folder that
        cannot be written costs time, and no build.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as written:
                written.write(content)
            Path(name).replace(file)
        except OSError:
            return False
        if self.kept is not None:
            self.prune(self.kept)
        return True

    def prune(self, kept: int) -> None:
        """Leaves the ``kept`` entries that were used last."""
        try:
            by_age = sorted(self.folder.iterdir(), key=lambda entry: entry.stat().st_mtime)
            for old in by_age[:-kept]:
                old.unlink()
        except OSError:
            return


def _is_kept(file: Path) -> bool:
    """Whether it is there, and not as a computer that lost its power may leave it: empty.

    It counts as used now.
    """
    try:
        os.utime(file)
        return file.stat().st_size > 0
    except OSError:
        return False


@cache
def _for_now() -> Path:
    """Where files are until the process ends, if they cannot be kept."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Path(folder.name)


def digest(parts: Iterable[str | bytes]) -> str:
    """A name for exactly these parts in this order."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big") + data)
    return hashed.hexdigest()
