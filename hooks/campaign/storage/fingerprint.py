# SPDX-License-Identifier: MIT
"""Hashes of the input of a build: if they are unchanged, cached results are valid."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import markdown

from campaign.model.settings import Settings
from campaign.storage.cache import digest


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
    """Return the hash of a campaign's input: settings, pages and data files.

    Style sheets name other files.  Of all others only the path counts, because pages link to them.
    """
    return digest(
        [generator_fingerprint(), repr(settings.root), repr(settings.config), *_files(settings)]
    )


def _files(settings: Settings) -> Iterator[str | bytes]:
    for name in settings.data_files:
        yield name
        yield from _content(settings.docs / name)
    for folder, _, names in sorted(os.walk(settings.docs, followlinks=True)):
        for file in (Path(folder, name) for name in sorted(names)):
            yield from (os.fsencode(file), str(file.is_file()))
            if file.suffix in (".md", ".css"):
                yield from _content(file)


def _content(file: Path) -> Iterator[bytes]:
    """Yield a file's content; nothing if it cannot be read, which is reported by its reader."""
    with suppress(OSError):
        yield file.read_bytes()
