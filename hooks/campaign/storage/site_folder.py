# SPDX-License-Identifier: MIT
"""The folder that readers are served, replaced whole or not at all.

What is built stands aside, on the same file system, so that one rename brings it in; whatever an
interrupted run left is put right by the next one.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

ASIDE = ".build"
"""Below the folder of ``mkdocs.yml``."""


class SiteFolder:
    """``site`` in the project's folder ``root``, and beside it what is on the way in or out."""

    def __init__(self, root: Path) -> None:
        self.site = root / "site"
        self.aside = root / ASIDE
        self.new = self.aside / "new"
        """What is being built."""
        self.old = self.aside / "old"
        """The site that is being replaced: always whole."""
        self.gone = self.aside / "gone"
        """What is being deleted."""

    @contextmanager
    def lock(self, wait: Callable[[], None]) -> Iterator[int]:
        """Holds the lock that one run at a time has; ``wait`` is called where another has it.

        Gives the file that holds it, to be handed to the process that builds: should this one be
        killed, the lock lasts as long as anything is still being built.  Windows has no such
        locks; there, two runs at once are not kept apart.
        """
        self.aside.mkdir(exist_ok=True)
        with (self.aside / "lock").open("w") as file:
            if sys.platform != "win32":
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    wait()
                    fcntl.flock(file, fcntl.LOCK_EX)
            yield file.fileno()

    def repair(self) -> None:
        """Puts right what an interrupted run left; nothing to do after one that was not."""
        if self.old.exists() and not self.site.exists():
            self.old.rename(self.site)
        for left in (self.gone, self.old, self.new):
            self._delete(left)

    def replace(self) -> None:
        """Brings in what was built; the site is absent between two renames and no longer."""
        if self.site.exists():
            self.site.rename(self.old)
        self.new.rename(self.site)
        self._delete(self.old)

    def _delete(self, folder: Path) -> None:
        """Moved out of the way first, so that no half of a folder has the name of a whole one."""
        if folder.exists():
            if folder != self.gone:
                folder.rename(self.gone)
            shutil.rmtree(self.gone)
