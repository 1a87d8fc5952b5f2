# SPDX-License-Identifier: MIT
"""The PDFs of a site that is served while it is written: made when its pages can be seen.

A long document takes seconds to set, and whoever saves a paragraph looks at the page.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

Pdfs = Mapping[str, Path]
"""By name: the file, where it is kept."""

# Not MkDocs' logger: in strict mode it would fail the build that happens to run meanwhile.
log = logging.getLogger("campaign.late_pdfs")


@dataclass
class LatePdfs:
    """Those of one server, whose states have numbers: 1, 2, …"""

    state: int = 0
    """The number of the newest state that anybody has asked for."""
    made: int = 0
    """The number of the state that the latest PDFs are of."""
    _latest: Pdfs = field(default_factory=dict)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def next_state(self) -> int:
        """The number of a state that is new."""
        self.state += 1
        return self.state

    def latest(self) -> Pdfs:
        """Those that were made last; none where none were, or they are not kept any more."""
        return self._latest if all(file.is_file() for file in self._latest.values()) else {}

    def remember(self, pdfs: Pdfs, state: int) -> bool:
        """Says what was made of a state; whether none of a newer state was made before."""
        if state < self.made:
            return False
        self.made, self._latest = state, pdfs
        return True

    def make(self, make: Callable[[], Pdfs], state: int, folder: Path) -> Future[None]:
        """Makes those of a state beside what goes on, unless a newer one is asked for meanwhile,
        and puts them into the ``folder`` of the site.  What goes wrong is logged.
        """
        return self._pool.submit(self._publish, make, state, folder)

    def _publish(self, make: Callable[[], Pdfs], state: int, folder: Path) -> None:
        if state < self.state:
            return
        try:
            made = make()
        except Exception as error:  # nobody waits for it who could be told
            log.warning("The PDFs of the site that is served are as they were: %s", error)
            return
        if self.remember(made, state):
            for name, file in made.items():
                with suppress(OSError):  # the next build has taken the folder away
                    shutil.copyfile(file, folder / name)


LATE_PDFS = LatePdfs()
"""Of this process; MkDocs loads hooks anew for each build."""
