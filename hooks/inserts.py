# SPDX-License-Identifier: MIT
"""Fills the places that pages leave with ``/// insert | name``, from
``overrides/inserts/name.html``.

on_env: every page of the language is rendered by then, and none is written yet.
"""

from __future__ import annotations

import re
from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from campaign.addresses import relative
from campaign.block_names import INSERTS, insert_placeholder

_ID = re.compile(r'\sid="([^"]+)"')


@event_priority(-10)  # after theme.py, which gives the templates their globals
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Renders each template only for the pages that ask for it."""
    for file in files.documentation_pages():
        page = file.page
        for name in INSERTS:
            placeholder = insert_placeholder(name)
            if page and page.content and placeholder in page.content:
                path = file.src_uri.removeprefix(f"{config.theme['language']}/")
                link = partial(config.extra["addresses"].link, page.url)
                html = env.get_template(f"inserts/{name}.html").render(
                    page=page, path=path, link=link, root=relative("", page.url)
                )
                page.content = page.content.replace(placeholder, html)
                # MkDocs checks links to anchors, and knows those of the Markdown only.
                page.present_anchor_ids = (page.present_anchor_ids or set()) | set(
                    _ID.findall(html)
                )
