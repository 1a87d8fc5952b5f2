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
from pathlib import Path

from campaign.problems import CampaignError
from campaign.text.translations import Translations

Pdfs = Mapping[str, Path]
"""The cached file of each PDF, by its name on the site."""

# Not MkDocs' logger: in strict mode a warning would fail the build running meanwhile.
log = logging.getLogger("campaign.pdf.background")


class BackgroundPdfs:
    """The PDFs of one server, which are compiled for one version of the site after another."""

    def __init__(self) -> None:
        self.made: Pdfs = {}
        """The latest PDFs."""
        self._pool = ThreadPoolExecutor(1)
        self._job = Future[None]()

    def latest(self) -> Pdfs:
        """Return the latest PDFs; empty if there are none yet or the cache has removed them."""
        return self.made if all(file.is_file() for file in self.made.values()) else {}

    def make(self, make: Callable[[], Pdfs], folder: Path, words: Translations) -> Future[None]:
        """Make PDFs in the background and copy them into the site's ``folder``.

        Those that wait to be made are not made any more.  Errors are logged in the language of
        ``words``.
        """

        def publish() -> None:
            try:
                self.made = make()
            except Exception as error:  # nothing else reports an error in a thread
                problems = error.lines(words) if isinstance(error, CampaignError) else [str(error)]
                reason = "\n".join(problems)
                log.warning("%s", words("pdfs_not_updated", reason=reason))
                return
            for name, file in self.made.items():
                with suppress(OSError):  # the next build has removed the folder
                    # Replaced in one step, as a reader may open it at any time.
                    Path(shutil.copyfile(file, folder / f"{name}.new")).replace(folder / name)

        self._job.cancel()
        self._job = self._pool.submit(publish)
        return self._job


BACKGROUND_PDFS = BackgroundPdfs()
"""One per process, because MkDocs reloads the hooks for each build."""
