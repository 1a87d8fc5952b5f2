# SPDX-License-Identifier: MIT
"""Writes a page at each old address that pages declare under ``moved_from``.

on_env: the templates are known, and static files are not copied yet.
"""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.addresses import relative
from campaign.redirects import redirects


@event_priority(-10)  # after theme.py, which gives the templates their globals
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """One small page for each page that has moved; passages are led on by the page they left."""
    language, addresses = config.theme["language"], config.extra["addresses"]
    content = config.extra["content"]
    for redirect in redirects(content.document, language):
        if redirect.anchor:
            continue
        old, new = (addresses.page(path, language) for path in (redirect.path, redirect.page.path))
        html = env.get_template("redirect.html").render(
            target=relative(new, old),
            canonical=addresses.absolute(new),
            title=content.plain(redirect.page.matter.title, language),
        )
        name = f"{old}index.html" if old.endswith("/") or not old else old
        files.append(File.generated(config, name, content=html))
