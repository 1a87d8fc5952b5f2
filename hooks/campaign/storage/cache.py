# SPDX-License-Identifier: MIT
"""A cache of expensive results, in a folder that Git ignores and that may be deleted."""

import hashlib
import os
import pickle
import platform
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import TypeVar

import pydantic

from campaign.model.settings import Settings
from campaign.source.own_words import FOLDER as WORDS

FOLDER = ".cache/campaign"  # from the folder of mkdocs.yml
LONGEST = 3 * 24 * 60 * 60  # the seconds for which an entry stays that is not used

T = TypeVar("T")


def cached(root: Path, kind: str, made_from: Iterable[str | bytes], make: Callable[[], T]) -> T:
    """Return what ``make`` returns, from the cache if the generator and this input are the same."""
    folder = root / FOLDER / kind
    file = folder / digest([generator_fingerprint(), *made_from])
    # Safe to unpickle: anyone who can write to the cache can also change the code.
    with suppress(Exception):  # it is missing, or damaged, which may raise anything
        os.utime(file)  # it is used
        value: T = pickle.loads(file.read_bytes())
        return value
    made = make()
    with suppress(OSError):  # another build may remove the same entries
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f"{os.getpid()}-{get_ident()}"
        new.write_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        new.replace(file)  # in one step, as builds may run at once
        _remove_old_entries(folder)
    return made


@cache  # once in each run
def _remove_old_entries(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.stat().st_mtime < time.time() - LONGEST:
            entry.unlink()


def digest(parts: Iterable[str | bytes]) -> str:
    """Return the SHA-256 of the parts, their boundaries and their order."""
    return hashlib.sha256(repr([*parts]).encode()).hexdigest()


@cache  # a running server uses the code that it has loaded
def generator_fingerprint() -> str:
    """Return the hash of the generator: Python, the installed packages, this package."""
    installed = Path(pydantic.__file__).parents[1].glob("*.dist-info")
    files = sorted(Path(__file__).parents[1].rglob("*.*"))
    code = (file.read_bytes() for file in files if file.suffix in (".py", ".yml"))
    return digest([platform.python_version(), *sorted(each.name for each in installed), *code])


def campaign_fingerprint(settings: Settings) -> str:
    """Return the hash of a campaign's input; of pictures and downloads, only the path counts."""
    return digest([repr(settings.root), repr(settings.config), *_files(settings)])


def _files(settings: Settings) -> Iterator[str | bytes]:
    brand = settings.brand
    named = (*settings.data_files, brand.logo, brand.icon, *brand.style_sheets, *brand.fonts)
    data = [settings.docs / name for name in named]
    for file in (*data, *sorted((settings.root / WORDS).glob("*"))):
        yield str(file)
        yield from _content(file)
    for folder, _, names in sorted(os.walk(settings.docs, followlinks=True)):
        for file in (Path(folder, name) for name in sorted(names)):
            yield os.fsencode(file)  # a name on disk may not be UTF-8
            yield str(file.is_file())
            if file.suffix in (".md", ".css"):
                yield from _content(file)


def _content(file: Path) -> Iterator[bytes]:
    """Yield a file's content; nothing if it cannot be read, which is reported by its reader."""
    with suppress(OSError):
        yield file.read_bytes()
