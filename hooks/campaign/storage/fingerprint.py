# SPDX-License-Identifier: MIT
"""Digests of everything that a cached result depends on: the generator, and a campaign's files."""

import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pydantic

from campaign.model.settings import Settings
from campaign.source.own_words import FOLDER as WORDS
from campaign.storage.cache import digest


@cache  # a running server uses the code that it has loaded
def generator_fingerprint() -> str:
    """Return the hash of the generator: Python, the installed packages, this package."""
    installed = Path(pydantic.__file__).parents[1].glob("*.dist-info")
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
