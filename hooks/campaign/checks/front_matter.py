# SPDX-License-Identifier: MIT
"""Check templates and old addresses in the front matter, and texts without markup."""

import itertools
import re
from collections.abc import Iterator
from importlib.resources import files

from campaign.checks.texts import texts_in_data, texts_of_matter
from campaign.checks.touched import two_sided
from campaign.model.brand import theme_of
from campaign.model.campaign import Campaign
from campaign.model.pages import Page, Pages, Redirect, declared_redirects
from campaign.model.urls import side_by_side_path
from campaign.problems import Problem
from campaign.text.markers import MARKER

_MARKUP = re.compile(
    r"<!--(?=.*-->)|\*\*|__|`|(?<!\w)[*_](?=\w)|\]\(|\\[*_#\[\]()]|<br ?/?>"
    r"|(?<=[\w ])&(?:[a-z]+|#\d+);|~~|\[\[|\[\^[^\]]*\]|(?<!\{)\{[^{}]*\}(?!\})"
    r"|<(?P<tag>[abisu]|code|em|font|span|strong|su[bp])\b[^<>]*>(?=[^<>]+</(?P=tag)>)",
    re.IGNORECASE,
)


def check_plain_texts(draft: Campaign) -> Iterator[Problem]:
    """Report Markdown and HTML in texts of the front matter, the data file and the settings."""
    on_pages = (text for page in draft.pages for text in texts_of_matter(page))
    for text in itertools.chain(on_pages, texts_in_data(draft)):
        if markup := _MARKUP.search(MARKER.sub(" ", text.text)):
            name = markup[0].strip("{ }") if text.display_path != draft.data.path else ""
            key = "plain_marker" if name in draft.figure_names else "plain_text"
            yield text.problem(0, key, typed=markup[0], name=name)


def check_templates(draft: Campaign) -> Iterator[Problem]:
    """Report pages with a template that is in none of the theme's folders."""
    own = draft.settings.root / str(theme_of(draft.settings.config).get("custom_dir") or "")
    folders = (own, files("material.templates"))
    for page in draft.pages:
        name = page.matter.template
        if name and not any((folder / name).is_file() for folder in folders):
            yield page.matter_source.problem(("template",), "template_missing", name=name)


def check_redirects(draft: Campaign) -> Iterator[Problem]:
    """Report old addresses that are invalid, still in use, or missing in a language."""
    pages = draft.pages
    first: dict[tuple[str, str], Page] = {}
    for page in pages:
        for index, redirect in enumerate(declared_redirects(page)):
            entry, key = page.matter.moved_from[index], _fault(redirect, pages)
            if not key and first.setdefault((page.language, entry), page) is not page:
                key = "moved_in_use"
            if key:
                yield page.matter_source.problem(("moved_from", index), key, entry=entry)
    for page, translation in draft.translations():
        if set(translation.matter.moved_from) != set(page.matter.moved_from):
            both = (page, translation)
            where = ("moved_from",)
            places = [(p.display_path, *p.matter_source.key_position(where)) for p in both]
            yield two_sided("moved_twin", *places)


def _fault(redirect: Redirect | None, pages: Pages) -> str | None:
    """Return the key of what is wrong with an old address, or None."""
    if redirect is None or redirect.path.partition("/")[0] in pages.languages:
        return "moved_form"
    old = pages.page(redirect.page.language, redirect.path)
    if redirect.anchor:
        if old is None or redirect.new_anchor not in redirect.page.ids:
            return "moved_nowhere"
        return "moved_in_use" if redirect.anchor in old.ids else None
    generated = {side_by_side_path(page.path) for page in pages if page.matter.document}
    return "moved_in_use" if old or redirect.path in generated else None
