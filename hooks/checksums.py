# SPDX-License-Identifier: MIT
"""Write the digests of all published files, so that readers can verify the site.

on_env gives the templates the commands; on_post_build writes the list after the last language.
"""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from campaign.build_context import BuildContext
from campaign.exports.checksums import checksums, verification
from campaign.model.file_names import CHECKSUMS


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give the templates what ``/// insert | verification`` shows."""
    steps = verification(config.site_url or "", config.repo_url or "")
    env.globals |= {"checksums": CHECKSUMS, "verification": list(steps)}


@event_priority(-200)  # after load.py (-150)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the list when the last language is written."""
    if BuildContext.of(config.extra).is_complete:
        site = Path(config.site_dir)
        (site / CHECKSUMS).write_text(checksums(site), encoding="utf-8", newline="\n")
