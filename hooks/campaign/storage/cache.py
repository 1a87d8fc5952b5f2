# SPDX-License-Identifier: MIT
"""A cache of expensive results, in a folder that Git ignores.

An entry's name is the hash of its input, so it is never stale if that input is complete.  The
folder may be deleted whenever no build is running.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import platform
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import markdown

from campaign.model.settings import Settings
from campaign.source.own_words import FOLDER as WORDS

FOLDER = ".cache/campaign"
"""The path from the folder of ``mkdocs.yml``."""

_KEPT = 200
KEPT_VERSIONS = 4
"""How many versions of a complete site are cached, for entries that take megabytes."""


class Cache:
    """The cached entries of one kind, such as ``pdf``, in the project's folder ``root``.

    If there are more than ``kept``, the least recently used are removed.  A caller that stores many
    at once allows for several times their number, or passes None and calls ``prune`` when done.
    """

    def __init__(self, root: Path, kind: str, kept: int | None = _KEPT) -> None:
        self.folder = root / FOLDER / kind
        self.kept = kept

    def get(self, made_from: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
        """Return the entry for this input; call ``make`` and store its result if it is missing.

        ``made_from`` is everything that determines the result: texts, the template, the compiler's
        version.
        """
        try:
            return self.file(made_from, make).read_bytes()
        except FileNotFoundError:  # another build has just removed it
            return make()

    def file(self, made_from: Iterable[str | bytes], make: Callable[[], bytes]) -> Path:
        """Return the entry's path, so that it can be copied without being read."""
        file = self.folder / digest(made_from)
        if not _is_cached(file):
            content = make()
            if not self._store(file, content):
                file = _temporary_folder() / file.name
                file.write_bytes(content)
        return file

    def _store(self, file: Path, content: bytes) -> bool:
        """Write an entry atomically, as builds may run at once; return False if that fails."""
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
        """Remove all but the ``kept`` most recently used entries."""
        try:
            by_age = sorted(self.folder.iterdir(), key=lambda entry: entry.stat().st_mtime)
            for old in by_age[:-kept]:
                old.unlink()
        except OSError:
            return


def _is_cached(file: Path) -> bool:
    """Return whether an entry exists, and mark it as used.

    An empty file, which a power failure may leave, does not count.
    """
    try:
        os.utime(file)
        return file.stat().st_size > 0
    except OSError:
        return False


@cache
def _temporary_folder() -> Path:
    """Return a folder for files that cannot be cached, deleted when the process ends."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Path(folder.name)


def digest(parts: Iterable[str | bytes]) -> str:
    """Return the SHA-256 of the parts, their boundaries and their order."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big") + data)
    return hashed.hexdigest()


@cache  # a running server uses the code that it has loaded
def generator_fingerprint() -> str:
    """Return the hash of the generator: Python, the installed packages, this package."""
    installed = Path(markdown.__file__).parents[1].glob("*.dist-info")
    files = sorted(Path(__file__).parents[1].rglob("*.*"))
    return digest(
        [
            platform.python_version(),
            *sorted(folder.name for folder in installed),
            *(file.read_bytes() for file in files if file.suffix in (".py", ".yml")),
        ]
    )


def campaign_fingerprint(settings: Settings) -> str:
    """Return the hash of a campaign's input: settings, pages, data files, own words and look.

    Style sheets name other files.  Of all others only the path counts, because pages link to them.
    """
    return digest(
        [generator_fingerprint(), repr(settings.root), repr(settings.config), *_files(settings)]
    )


def _files(settings: Settings) -> Iterator[str | bytes]:
    brand = settings.brand
    named = (*settings.data_files, brand.logo, brand.icon, *brand.style_sheets, *brand.fonts)
    data = [settings.docs / name for name in named]
    for file in (*data, *sorted((settings.root / WORDS).glob("*"))):
        yield str(file)
        yield from _content(file)
    for folder, _, names in sorted(os.walk(settings.docs, followlinks=True)):
        for file in (Path(folder, name) for name in sorted(names)):
            yield from (os.fsencode(file), str(file.is_file()))
            if file.suffix in (".md", ".css"):
                yield from _content(file)


def _content(file: Path) -> Iterator[bytes]:
    """Yield a file's content; nothing if it cannot be read, which is reported by its reader."""
    with suppress(OSError):
        yield file.read_bytes()
