# SPDX-License-Identifier: MIT
"""Writes the site map of all languages, ``sitemap.xml``.

on_config: not as one of MkDocs' own templates, since it adds a ``sitemap.xml.gz`` that says the
day of the build and whose bytes are those of the computer's own zlib; on_env: the templates are
known, and static files are not copied yet.
"""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.build_context import BuildContext

_SITEMAP = "sitemap.xml"


def on_config(config: MkDocsConfig) -> None:
    """Takes it from the templates that MkDocs writes by itself."""
    config.theme.static_templates.discard(_SITEMAP)


@event_priority(-20)  # after template_globals.py and side_by_side.py
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Once for all languages, of which it has every page."""
    context = BuildContext.of(config.extra)
    if context.is_first_language:
        context.sitemap = env.get_template(_SITEMAP).render()
    files.append(File.generated(config, _SITEMAP, content=context.sitemap))
