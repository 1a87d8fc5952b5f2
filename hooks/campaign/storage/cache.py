# SPDX-License-Identifier: MIT
"""A cache of expensive results, in a folder that Git ignores.

An entry's name is the hash of its input, so it is never stale if that input is complete.  The
folder may be deleted whenever no build is running.
"""

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

FOLDER = ".cache/campaign"
"""The path from the folder of ``mkdocs.yml``."""

_KEPT = 200
KEPT_VERSIONS = 4
"""How many versions of a complete site are cached, for entries that take megabytes."""

T = TypeVar("T")


class Cache:
    """The cached entries of one kind, such as ``pdf``, in the project's folder ``root``.

    If there are a quarter more than ``kept``, the least recently used are removed.
    """

    def __init__(self, root: Path, kind: str, kept: int = _KEPT) -> None:
        self.folder = root / FOLDER / kind
        self.kept = kept

    def get(self, made_from: Iterable[str | bytes], make: Callable[[], T]) -> T:
        """Return the value for this input; call ``make`` and store its result if it is missing.

        ``made_from`` is everything that determines the result: texts, the template, the compiler's
        version.
        """
        file = self.folder / digest(made_from)
        # Safe to unpickle: anyone who can write to the cache can also change the code.
        with suppress(Exception):  # it is missing, or damaged, which may raise anything
            os.utime(file)  # it is used
            value: T = pickle.loads(file.read_bytes())
            return value
        made = make()
        self._store(file, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def _store(self, file: Path, content: bytes) -> None:
        """Write an entry atomically, as builds may run at once; if that fails, there is none."""
        with suppress(OSError):  # another build may remove the same entries
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as written:
                written.write(content)
            Path(name).replace(file)
            entries = list(self.folder.iterdir())
            if len(entries) > self.kept * 5 // 4:  # not at each entry: it reads all their dates
                for old in sorted(entries, key=lambda entry: entry.stat().st_mtime)[: -self.kept]:
                    old.unlink()


def digest(parts: Iterable[str | bytes]) -> str:
    """Return the SHA-256 of the parts, their boundaries and their order."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big") + data)
    return hashed.hexdigest()
