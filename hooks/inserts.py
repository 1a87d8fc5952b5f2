# SPDX-License-Identifier: MIT
"""Replace ``/// insert | name …`` in pages with ``overrides/inserts/name.html``."""

import re
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from campaign.prepare import BuildContext
from campaign.source.directives import INSERT_PLACEHOLDER


@event_priority(-10)  # after template_globals.py
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Render each insert for the pages that contain it."""
    build, language = BuildContext.of(config.extra), config.theme["language"]
    with_inserts = env.globals["pages_with_inserts"] = set[str]()
    for file in files.documentation_pages():
        page = file.page
        if not (page and page.content and INSERT_PLACEHOLDER.search(page.content)):
            continue
        path = file.src_uri.removeprefix(f"{language}/")
        variables = {"page": page, **build.variables(path, language, page.url)}

        def html(match: re.Match[str], variables: dict[str, Any] = variables) -> str:
            template = env.get_template(f"inserts/{match[1]}.html")
            return template.render(variables, arguments=match[2].split())

        page.content = INSERT_PLACEHOLDER.sub(html, page.content)
        with_inserts.add(file.src_uri)
