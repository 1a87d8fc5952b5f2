# SPDX-License-Identifier: MIT
"""What a site is made of, as a name: what was made of exactly this need not be made again."""

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


@cache  # a server goes on with what it has loaded, until it is started again
def generator_fingerprint() -> str:
    """A name for what makes it: Python, what is installed beside Python-Markdown, this package."""
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
    """A name for all that a campaign is read from: settings, pages, figures, the reference text,
    wherever they are.

    Of any other file in ``docs/`` its name counts: pages lead to it.
    """
    return digest(
        [generator_fingerprint(), repr(settings.root), repr(settings.config), *_files(settings)]
    )


def _files(settings: Settings) -> Iterator[str | bytes]:
    for name in (settings.campaign.figures, settings.campaign.reference):
        yield from _content(settings.docs / name) if name else ("",)
    for folder, _, names in sorted(os.walk(settings.docs, followlinks=True)):
        for file in (Path(folder, name) for name in sorted(names)):
            yield from (os.fsencode(file), str(file.is_file()))
            if file.suffix == ".md":
                yield from _content(file)


def _content(file: Path) -> Iterator[bytes]:
    """What a file says; nothing where it cannot be read, which is told where it is asked for."""
    with suppress(OSError):
        yield file.read_bytes()
