# SPDX-License-Identifier: MIT
"""The folder of the published site, replaced in one step, or repaired by the next run."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ASIDE = ".build"
"""The path from the folder of ``mkdocs.yml``."""


class SiteFolder:
    """The folder ``site`` in the project's folder ``root``, and the folders used to replace it."""

    def __init__(self, root: Path) -> None:
        self.site = root / "site"
        self.aside = root / ASIDE
        self.new = self.aside / "new"
        """The site that is being built."""
        self.old = self.aside / "old"
        """The site that is being replaced: complete as long as there is no other."""

    @contextmanager
    def lock(self, wait: Callable[[], object]) -> Iterator[int]:
        """Hold the lock for one run; call ``wait`` first if another run holds it.

        Yields its file descriptor, for the build to inherit, which may outlive this process.
        """
        self.aside.mkdir(exist_ok=True)
        with (self.aside / "lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                wait()
                fcntl.flock(file, fcntl.LOCK_EX)
            yield file.fileno()

    def repair(self) -> None:
        """Restore the site after an interrupted run, and delete leftovers."""
        if self.old.exists() and not self.site.exists():
            self.old.rename(self.site)
        for leftover in (self.old, self.new):
            if leftover.exists():
                shutil.rmtree(leftover)

    def replace(self) -> None:
        """Publish the new site; there is none only between the two renames."""
        if self.site.exists():
            self.site.rename(self.old)
        self.new.rename(self.site)
