# SPDX-License-Identifier: MIT
"""What a site is made of, as a name: what was made of exactly this need not be made again."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import markdown

from campaign.cache import digest
from campaign.settings import Settings


@cache  # a server goes on with the files that it has loaded
def generator() -> str:
    """A name for what makes it: Python, what is installed beside Python-Markdown, this package."""
    installed = Path(markdown.__file__).parents[1].glob("*.dist-info")
    files = sorted(Path(__file__).parent.rglob("*.*"))
    return digest(
        [
            platform.python_version(),
            *sorted(folder.name for folder in installed),
            *(file.read_bytes() for file in files if file.suffix in (".py", ".yml")),
        ]
    )


def state(settings: Settings) -> str:
    """A name for all that a campaign is read from: settings, pages, figures, the reference text.

    Of any other file in ``docs/`` its name counts: pages lead to it.
    """
    return digest([generator(), repr(settings.root), repr(settings.config), *_files(settings)])


def _files(settings: Settings) -> Iterator[str | bytes]:
    names = (settings.campaign.figures, settings.campaign.reference)
    read = [settings.docs / name for name in names if name]
    for file in sorted(settings.docs.rglob("*")):
        yield str(file)
        if file.is_file() and (file.suffix == ".md" or file in read):
            yield file.read_bytes()
