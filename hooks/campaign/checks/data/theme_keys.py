# SPDX-License-Identifier: MIT
"""Report keys of Material and MkDocs that this theme does not honour: none is ignored."""

from collections.abc import Iterator

from campaign.model.brand import ACCENT, DARK, LIGHT, PRIMARY, colour_name, palettes, theme_of
from campaign.model.campaign import Draft
from campaign.model.settings import named_items
from campaign.problems import Choices, Problem, Suggestion, Term
from campaign.source.directives import EXTENSIONS

HONOURED = {
    "theme": ("name", "custom_dir", "language", "logo", "favicon", "palette"),
    "palette": ("scheme", "primary", "accent", "media", "toggle"),
    "extra": ("campaign",),
    "markdown_extensions": ("alternate_style",),
}
"""The keys of these maps that have an effect; MkDocs itself refuses keys that it does not know."""
OPTIONAL_HOOKS = ("hooks/images.py", "hooks/pdf.py")
"""Hooks that a campaign may leave out, with the cards or the PDFs that they make."""
INSTEAD = {
    "copyright": "page",
    "extra_javascript": "script",
    "extra_templates": "delete",
    "INHERIT": "inherit",
    "mdx_configs": "delete",
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


def check_theme_keys(draft: Draft) -> Iterator[Problem]:
    """Report keys without effect, other plugins and themes, lost hooks, and invalid palettes."""
    source = draft.settings.config
    for where in source.keys:
        *above, name = map(str, where)
        maps = [each for each in above if not each.isdigit()]
        place = maps[-1] if maps and maps[-1] in ("languages", "palette") else ".".join(above)
        if maps in (["markdown_extensions", name] for name in EXTENSIONS):
            place = maps[0]  # an option of an extension
        instead = INSTEAD.get(f"{place}.{name}".lstrip("."))
        known = HONOURED.get(place, (name,))
        if (instead or name not in known) and source.value(where) is not False:
            hint = Suggestion(name, known)
            key = "unknown_key" if hint.best and not instead else "not_honoured"
            term = Term(f"instead_{instead or 'delete'}")
            yield source.problem_of_key(where, key, name=name, hint=hint, instead=term)
    for plugin, where, _ in named_items(source, "plugins"):
        if plugin != "i18n":
            term = Term("instead_plugin")
            yield source.problem_of_key(where, "not_honoured", name=plugin, instead=term)
    hooks = [text for where, text, *_ in source.texts() if where[0] == "hooks"]
    files = (draft.settings.root / "hooks").glob("*.py")
    missing = {f"hooks/{file.name}" for file in files}.difference(hooks, OPTIONAL_HOOKS)
    if missing:
        yield source.problem_of_key(("hooks",), "hooks_missing", names=", ".join(sorted(missing)))
    theme = theme_of(source)
    if theme.get("name") != "material":
        value, choices = theme.get("name"), Choices(["material"])
        yield source.problem(
            ("theme", "name"), "not_a_choice", name="name", value=value, choices=choices
        )
    for where, entry in palettes(source):
        items = entry.items() if isinstance(entry, dict) else [("", entry)]
        for key, value in items:
            for name, details in _faults_of_palette(key, value):
                yield source.problem((*where, key) if key else where, name, **details)


def _faults_of_palette(key: str, value: object) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the fault of a value in a palette; its toggle has an icon and words of its own."""
    names = {"primary": {*PRIMARY}, "accent": {*ACCENT}}.get(key)
    if not key:
        yield "not_a_map", {"name": "palette", "value": value, "hint": ""}
    elif key == "scheme" and value not in (LIGHT, DARK):
        yield "not_a_choice", {"name": key, "value": value, "choices": Choices((LIGHT, DARK))}
    elif names and colour_name(value) not in names:
        hint = Suggestion(str(value), names)
        yield "palette_colour", {"value": value, "hint": hint if hint.best else ""}
