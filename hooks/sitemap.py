# SPDX-License-Identifier: MIT
"""Publish ``sitemap.xml`` for all languages."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.prepare import BuildContext

_SITEMAP = "sitemap.xml"


def on_config(config: MkDocsConfig) -> None:
    """Remove the site map from MkDocs' static templates."""
    config.theme.static_templates.discard(_SITEMAP)


@event_priority(-20)  # after template_globals.py and side_by_side.py
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Add the site map, which is the same for all languages, but not to a draft."""
    if not BuildContext.of(config.extra).campaign.settings.campaign.draft:
        content = env.get_template(_SITEMAP).render()
        files.append(File.generated(config, _SITEMAP, content=content))
