# SPDX-License-Identifier: MIT
"""Writes the digests of everything that the build has written, so that readers can verify it.

on_post_build: the last event of the last language.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from campaign.checksums import CHECKSUMS, checksums


@event_priority(-200)  # after static-i18n (-100), which builds the other languages in this event
def on_post_build(*, config: MkDocsConfig) -> None:
    """Once a language, each time of what is there; the default language's comes last."""
    site = Path(config.site_dir)
    (site / CHECKSUMS).write_text(checksums(site), encoding="utf-8", newline="\n")
