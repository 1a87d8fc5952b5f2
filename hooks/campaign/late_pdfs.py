# SPDX-License-Identifier: MIT
"""The PDFs of a site that is served while it is written: made when its pages can be seen.

A long document takes seconds to set, and whoever saves a paragraph looks at the page.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

Pdfs = Mapping[str, Path]
"""By name: the file, where it is kept."""

_pool = ThreadPoolExecutor(1)
_waiting: Future[None] | None = None
_latest: Pdfs = {}


def latest_pdfs() -> Pdfs:
    """Those that were made last; none where none were, or they are not kept any more."""
    return _latest if all(file.is_file() for file in _latest.values()) else {}


def remember(pdfs: Pdfs) -> None:
    """Says which were made last."""
    global _latest
    _latest = pdfs


def make_late(make: Callable[[], Pdfs], folder: Path) -> Future[None]:
    """Makes them beside what goes on, and puts them into the ``folder`` of the site.  Of those that
    wait, the newest are made.
    """
    global _waiting

    def publish() -> None:
        made = make()
        remember(made)
        for name, file in made.items():
            with suppress(OSError):  # the next build has taken the folder away
                shutil.copyfile(file, folder / name)

    if _waiting:
        _waiting.cancel()
    _waiting = _pool.submit(publish)
    return _waiting
