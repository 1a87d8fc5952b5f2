# SPDX-License-Identifier: MIT
"""Write the digests of all published files, to verify the site."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from campaign.exports.data_files import checksums
from campaign.model.file_names import CHECKSUMS
from campaign.prepare import BuildContext


@event_priority(-200)  # after static-i18n (-100), which builds the other languages in this event
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the list; the first language, which contains the others, is the last to end."""
    if BuildContext.of(config.extra).is_first_language:
        site = Path(config.site_dir)
        (site / CHECKSUMS).write_text(checksums(site), encoding="utf-8", newline="\n")
