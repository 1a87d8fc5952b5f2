# SPDX-License-Identifier: MIT
"""Replace ``/// insert | name`` in pages with ``overrides/inserts/name.html``.

on_env, because every page of the language is rendered by then, and none is written.
"""

from __future__ import annotations

from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from campaign.build_context import BuildContext
from campaign.model.urls import relative
from campaign.source.directives import INSERTS, insert_placeholder


@event_priority(-10)  # after template_globals.py
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Render each insert for the pages that contain it."""
    urls = BuildContext.of(config.extra).urls
    with_inserts = env.globals["pages_with_inserts"] = set[str]()
    for file in files.documentation_pages():
        page = file.page
        for name in INSERTS:
            placeholder = insert_placeholder(name)
            if page and page.content and placeholder in page.content:
                path = file.src_uri.removeprefix(f"{config.theme['language']}/")
                link = partial(urls.link, page.url)
                html = env.get_template(f"inserts/{name}.html").render(
                    page=page, path=path, link=link, root=relative("", page.url)
                )
                page.content = page.content.replace(placeholder, html)
                with_inserts.add(file.src_uri)
