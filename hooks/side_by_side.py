# SPDX-License-Identifier: MIT
"""Write a second version of each page of the letter, with its languages side by side."""

from pathlib import Path
from urllib.parse import unquote

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import write_file

from campaign.model.urls import relative, side_by_side_path
from campaign.prepare import BuildContext
from campaign.render.side_by_side import own_first, paired_pages, rows


@event_priority(-10)  # after template_globals.py
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Write a page for each page of the letter, from its HTML as pages.py rendered it."""
    build = BuildContext.of(config.extra)
    urls, campaign = build.urls, build.campaign
    language = campaign.settings.language(config.theme["language"])
    languages = own_first(language, campaign.settings.languages)
    env.globals["side_by_side_path"] = side_by_side_path
    template = env.get_template("side-by-side.html")
    written = files.documentation_pages()
    pages = {file.src_uri: file.page for file in written}
    for paired in paired_pages(campaign, language.code, urls):
        plain = pages[f"{language.code}/{paired.source.path}"]
        assert plain is not None  # MkDocs has read every page
        plain.active = True  # the menu marks the current page
        root = relative("", paired.url).rstrip("/")
        html = template.render(
            **get_context(build.navigation, written, config, base_url=root)
            | build.variables(paired.path, language.code, paired.url)
            | {"page": paired, "source": paired.source, "paired": languages},
            rows=rows(paired.source, build.rendered, languages, urls),
        )
        plain.active = False
        name = f"{paired.url}index.html" if paired.url.endswith("/") else paired.url
        # Not through `files`, which would hold all of it in memory until the build ends.
        write_file(html.encode(), str(Path(config.site_dir, unquote(name))))
