# SPDX-License-Identifier: MIT
"""Compile PDFs in the background under ``mkdocs serve``.

A long letter takes seconds to compile, and after saving a paragraph an editor looks at the page
first: it is served with the previous PDFs, which the new ones replace when they are compiled.
"""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from campaign.problems import CampaignError
from campaign.text.translations import Translations

Pdfs = Mapping[str, bytes]
"""The content of each PDF, by its name on the site."""

# Not MkDocs' logger: in strict mode a warning would fail the build running meanwhile.
log = logging.getLogger("campaign.pdf.background")


class BackgroundPdfs:
    """The PDFs of one server, which are compiled for one version of the site after another."""

    def __init__(self) -> None:
        self.latest: Pdfs = {}
        """Empty if there are none yet."""
        self._pool = ThreadPoolExecutor(1)
        self._job = Future[None]()

    def make(self, make: Callable[[], Pdfs], folder: Path, words: Translations) -> Future[None]:
        """Make PDFs in the background and copy them into the site's ``folder``.

        Those that wait to be made are not made any more.  Errors are logged in the language of
        ``words``.
        """

        def publish() -> None:
            try:
                self.latest = make()
            except Exception as error:  # nothing else reports an error in a thread
                problems = error.lines(words) if isinstance(error, CampaignError) else [str(error)]
                reason = "\n".join(problems)
                log.warning("%s", words("pdfs_not_updated", reason=reason))
                return
            for name, content in self.latest.items():
                with suppress(OSError):  # the next build has removed the folder
                    new = folder / f"{name}.new"
                    new.write_bytes(content)
                    new.replace(folder / name)  # in one step, as a reader may open it at any time

        self._job.cancel()
        self._job = self._pool.submit(publish)
        return self._job


BACKGROUND_PDFS = BackgroundPdfs()
"""One per process, because MkDocs reloads the hooks for each build."""
