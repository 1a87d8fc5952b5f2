# SPDX-License-Identifier: MIT
"""Give the templates words, addresses, figures and files in the language that is built."""

import shlex
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from campaign.exports.data_files import downloads
from campaign.exports.json_ld import JsonLd
from campaign.model.file_names import CHECKSUMS
from campaign.prepare import BuildContext
from campaign.source.messages import message_words
from campaign.source.own_words import FOLDER as WORDS
from campaign.views.charts import OPEN_END, comparison_views
from campaign.views.citations import Citations
from campaign.views.csp import allow_last_script, content_security_policy
from campaign.views.language_view import language_names
from campaign.views.letter import Letter


def on_config(config: MkDocsConfig) -> None:
    """Remove ``edit_uri`` if there is no ``repo_url``: MkDocs would warn."""
    if not config.repo_url:
        config.edit_uri = None


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Set globals and filters; an unknown word or figure raises an error, and is not left empty."""
    context = BuildContext.of(config.extra)
    campaign = context.campaign
    language = campaign.settings.language(config.theme["language"])

    @pass_context  # otherwise Jinja would compile a constant figure into the template
    def figure(_: Context, name: str) -> str:
        if name not in campaign.figures:
            words = message_words(config.config_file_path)
            raise PluginError(words("problem_template_figure", name=name))
        return campaign.figure_text(name, language.code)

    env.filters["figure"] = figure
    env.filters["quoted"] = partial(quote, safe="")  # for addresses
    env.filters["shell"] = shlex.quote
    config.site_name = campaign.typeset(config.site_name, language.code)
    config.site_description = campaign.typeset(config.site_description or "", language.code)
    views = context.views[language.code]
    listed = downloads(views, context.sizes)
    contact = campaign.settings.campaign.contact
    issues = f"{config.repo_url.rstrip('/')}/issues" if config.repo_url else ""
    env.globals |= _of_site(context, config) | {
        "t": views.words,
        "language": language,
        "contact": contact[language.code] if contact else issues,
        "views": views,
        "letter": Letter(views),
        "citations": Citations(views),
        "downloads": listed,
        "document_pdf": next((file for file in listed if file.language == language), None),
        "json_ld": JsonLd(views, context.urls, config.site_name),
    }


def _of_site(context: BuildContext, config: MkDocsConfig) -> dict[str, Any]:
    campaign, settings = context.campaign, context.campaign.settings
    return {
        "languages": settings.languages,
        "signed": settings.language(settings.reference_language),
        "language_names": language_names,
        "campaign": settings.campaign,
        "brand": settings.brand,
        "bundles": {name: path for name, (path, _) in context.bundles.items()},
        "pages": campaign.pages,
        "comparison_views": comparison_views,
        "open_end": OPEN_END,
        "views_of": context.views.get,
        "urls": context.urls,
        "repo_url": config.repo_url or "",
        "checksums": CHECKSUMS,
        "content_security_policy": content_security_policy,
        "menu_items": _listed_items,
    }


def _listed_items(level: Sequence[Any]) -> Sequence[Any]:
    """Return a level of the menu; of a long one, but on its first page, those near the page."""
    place = next((place for place, item in enumerate(level) if item.active), 1)
    is_short = len(level) <= 12 or place == 0  # otherwise sites grow with the square of the pages
    return level if is_short else [level[0], *level[max(1, place - 4) : place + 5]]


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Set the page's path, source and root, and a function that links to other pages."""
    language = config.theme["language"]
    path = page.file.src_uri.removeprefix(f"{language}/")
    context.update(BuildContext.of(config.extra).variables(path, language, page.url))


def on_serve(server: Any, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:  # noqa: ANN401
    """Allow MkDocs' live reload in the policy of each served page; watch own words."""
    words = Path(config.config_file_path).resolve().with_name(WORDS)
    if words.is_dir():
        server.watch(str(words))
    inject = server._inject_js_into_html
    server._inject_js_into_html = lambda *given: allow_last_script(inject(*given))
