# SPDX-License-Identifier: MIT
"""Write the digests of all published files, so that readers can verify the site.

on_env gives the templates what their commands need; on_post_build writes the list after the last
language.
"""

from pathlib import Path
from shlex import quote

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from campaign.exports.checksums import checksums
from campaign.model.file_names import CHECKSUMS
from campaign.prepare import BuildContext


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give ``inserts/verification.html`` the addresses, and how to quote them for the shell."""
    addresses = {"site_url": config.site_url or "", "repo_url": config.repo_url or ""}
    env.globals |= {"checksums": CHECKSUMS, **addresses}
    env.filters["shell"] = quote


@event_priority(-200)  # after static-i18n (-100), which builds the other languages in this event
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the list; the first language, which contains the others, is the last to end."""
    if BuildContext.of(config.extra).is_first_language:
        site = Path(config.site_dir)
        (site / CHECKSUMS).write_text(checksums(site), encoding="utf-8", newline="\n")
