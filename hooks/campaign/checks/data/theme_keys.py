# SPDX-License-Identifier: MIT
"""Report keys of Material and MkDocs that this theme does not honour: none is ignored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from campaign.model.brand import ACCENT, PRIMARY, colour_name, palettes, theme_of
from campaign.model.campaign import Draft
from campaign.model.settings import named_items
from campaign.problems import CampaignError, Problem, Suggestion, Term
from campaign.source.field_types import StrictModel
from campaign.source.validation import fault, validate

HONOURED = {
    "theme": ("name", "custom_dir", "language", "logo", "favicon", "palette"),
    "extra": ("campaign",),
}
"""The keys of these maps that have an effect; MkDocs itself refuses keys that it does not know."""
INSTEAD = {
    "copyright": "page",
    "extra_javascript": "script",
    "extra_templates": "delete",
    "mdx_configs": "extensions",
    "repo_name": "delete",
    "site_author": "author",
    "theme.features": "features",
    "theme.font": "font",
    "theme.icon": "logo",
    "extra.alternate": "languages",
    "extra.analytics": "analytics",
    "extra.consent": "consent",
    "extra.social": "page",
    "languages.copyright": "page",
    "languages.extra": "delete",
    "languages.site_author": "author",
    "languages.theme": "theme",
}
"""What to do instead of a key (``instead_…`` in ``words/``); any other is to be deleted."""


def _name_of_a_colour(names: dict[str, Any]) -> BeforeValidator:
    def check(value: object) -> object:
        if colour_name(value) not in names:
            hint = Suggestion(str(value), names)
            raise fault("palette_colour", value=value, hint=hint if hint.best else "")
        return value

    return BeforeValidator(check)


class Palette(StrictModel):
    """A palette of Material; its toggle is always there, with an icon and words of its own."""

    scheme: Literal["default", "slate"] | None = None
    primary: Annotated[Any, _name_of_a_colour(PRIMARY)] = None
    accent: Annotated[Any, _name_of_a_colour(ACCENT)] = None
    media: Any = None
    toggle: Any = None


def check_theme_keys(draft: Draft) -> Iterator[Problem]:
    """Report keys without effect, plugins other than i18n, and invalid palettes."""
    source = draft.settings.config
    for where in source.keys:
        *above, name = map(str, where)
        place = "languages" if above[-2:-1] == ["languages"] else ".".join(above)
        instead = INSTEAD.get(f"{place}.{name}".lstrip("."))
        known = HONOURED.get(place, (name,))
        if (instead or name not in known) and source.value(where) is not False:
            hint = Suggestion(name, known)
            key = "unknown_key" if hint.best and not instead else "not_honoured"
            details = {
                "name": name,
                "hint": hint,
                "instead": Term(f"instead_{instead or 'delete'}"),
            }
            yield Problem(source.path, *source.key_position(where), key, details)
    for plugin, where, _ in named_items(source, "plugins"):
        if plugin != "i18n":
            advice = {"name": plugin, "instead": Term("instead_plugin")}
            yield Problem(source.path, *source.key_position(where), "not_honoured", advice)
    given = theme_of(source).get("palette")
    if given and not palettes(source):
        wrong = {"name": "palette", "value": given}
        yield Problem(source.path, *source.position(("theme", "palette")), "not_a_map", wrong)
    for where, _ in palettes(source):
        try:
            validate(Palette, source, {}, where)
        except CampaignError as error:
            yield from error.problems
