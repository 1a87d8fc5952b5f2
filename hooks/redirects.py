# SPDX-License-Identifier: MIT
"""Writes a page at each old address that pages declare under ``moved_from``.

on_env: the templates are known, and static files are not copied yet.
"""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.build_context import BuildContext
from campaign.model.redirects import redirects
from campaign.model.urls import relative


@event_priority(-10)  # after template_globals.py, which gives the templates their globals
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """One small page for each page that has moved; passages are led on by the page they left."""
    context, language = BuildContext.of(config.extra), config.theme["language"]
    campaign, urls = context.campaign, context.urls
    for redirect in redirects(campaign.pages, language):
        if redirect.anchor:
            continue
        old, new = (urls.page(path, language) for path in (redirect.path, redirect.page.path))
        html = env.get_template("redirect.html").render(
            target=relative(new, old),
            canonical=urls.absolute(new),
            title=campaign.plain(redirect.page.matter.title, language),
        )
        name = f"{old}index.html" if old.endswith("/") or not old else old
        files.append(File.generated(config, name, content=html))
