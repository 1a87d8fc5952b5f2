# SPDX-License-Identifier: MIT
"""Publish ``sitemap.xml`` for all languages."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.prepare import BuildContext


def on_config(config: MkDocsConfig) -> None:
    """Remove MkDocs' own, with a ``sitemap.xml.gz`` that depends on the day and on zlib."""
    config.theme.static_templates.discard("sitemap.xml")


@event_priority(-20)  # after template_globals.py and side_by_side.py
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Add the site map, which is the same for all languages, but not to a draft."""
    if not BuildContext.of(config.extra).campaign.settings.campaign.draft:
        content = env.get_template("sitemap.xml").render()
        files.append(File.generated(config, "sitemap.xml", content=content))
