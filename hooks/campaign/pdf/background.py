# SPDX-License-Identifier: MIT
"""Compile PDFs in the background under ``mkdocs serve``.

A long letter takes seconds to compile, and after saving a paragraph an editor looks at the page
first: it is served with the previous PDFs, which the new ones replace when they are compiled.
"""

import logging
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from campaign.problems import CampaignError
from campaign.text.translations import Translations

Pdfs = Mapping[str, Path]
"""The cached file of each PDF, by its name on the site."""

# Not MkDocs' logger: in strict mode a warning would fail the build running meanwhile.
log = logging.getLogger("campaign.pdf.background")


@dataclass
class BackgroundPdfs:
    """The PDFs of one server, whose site has numbered versions: 1, 2, …"""

    requested: int = 0
    """The latest requested version."""
    made: int = 0
    """The version of the latest PDFs."""
    _latest: Pdfs = field(default_factory=dict)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def next_version(self) -> int:
        """Start a new version and return its number."""
        self.requested += 1
        return self.requested

    def latest(self) -> Pdfs:
        """Return the latest PDFs; empty if there are none yet or the cache has removed them."""
        return self._latest if all(file.is_file() for file in self._latest.values()) else {}

    def remember(self, pdfs: Pdfs, version: int) -> bool:
        """Store the PDFs of a version as the latest; return False if there are newer ones."""
        if version < self.made:
            return False
        self.made, self._latest = version, pdfs
        return True

    def make(
        self, make: Callable[[], Pdfs], version: int, folder: Path, words: Translations
    ) -> Future[None]:
        """Make the PDFs of a version in the background and copy them into the site's ``folder``.

        A version is skipped if a newer one has been requested.  Errors are logged
        in the language of ``words``.
        """

        def publish() -> None:
            if version < self.requested:
                return
            try:
                made = make()
            except Exception as error:  # nothing else reports an error in a thread
                reason = (
                    "\n".join(error.lines(words)) if isinstance(error, CampaignError) else error
                )
                log.warning("%s", words("pdfs_not_updated", reason=reason))
                return
            if self.remember(made, version):
                for name, file in made.items():
                    with suppress(OSError):  # the next build has removed the folder
                        # Replaced in one step, as a reader may open it at any time.
                        Path(shutil.copyfile(file, folder / f"{name}.new")).replace(folder / name)

        return self._pool.submit(publish)


BACKGROUND_PDFS = BackgroundPdfs()
"""One per process, because MkDocs reloads the hooks for each build."""
