# SPDX-License-Identifier: MIT
"""Publish a redirect at each old address of a page (``moved_from``)."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.model.pages import redirects
from campaign.model.urls import relative
from campaign.prepare import BuildContext


@event_priority(-10)  # after template_globals.py
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Add a redirect for each moved page; those of moved passages are in the old page itself."""
    context, language = BuildContext.of(config.extra), config.theme["language"]
    campaign, urls = context.campaign, context.urls
    for redirect in (each for each in redirects(campaign.pages, language) if not each.anchor):
        old, new = (urls.page(path, language) for path in (redirect.path, redirect.page.path))
        html = env.get_template("redirect.html").render(
            target=relative(new, old),
            canonical=urls.absolute(new),
            title=campaign.plain(redirect.page.matter.title, language),
        )
        name = f"{old}index.html" if old.endswith("/") or not old else old
        files.append(File.generated(config, name, content=html))
