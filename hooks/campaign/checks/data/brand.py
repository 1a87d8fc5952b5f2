# SPDX-License-Identifier: MIT
"""Check the look of the campaign, and the keys of Material and MkDocs, of which none is ignored."""

import re
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from campaign.model.brand import (
    DARK,
    ENOUGH,
    GROUNDS,
    LIGHT,
    PRIMARY,
    chosen_colours,
    colour_name,
    lowest_contrast,
    nearest_readable,
    palettes,
    theme_of,
)
from campaign.model.campaign import Draft
from campaign.model.settings import Settings, named_items
from campaign.problems import Choices, Problem, Suggestion, Term
from campaign.source.directives import EXTENSIONS
from campaign.source.text_files import conflict_line
from campaign.source.yaml_source import YamlSource
from campaign.text.addresses import css_targets
from campaign.text.glyphs import is_font

_FONTS = ("extra", "campaign", "brand", "pdf_fonts")
_FILES = (("theme", "logo"), ("theme", "favicon"), ("extra_css",), _FONTS)
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR.{8}", re.S)
_SCRIPT = re.compile(rb"<script\b|<foreignObject\b|\son[a-z]+(?=\s*=)", re.I)


_HONOURED = {
    "theme": ("name", "custom_dir", "language", "logo", "favicon", "palette"),
    "palette": ("scheme", "primary", "media", "toggle"),
    "extra": ("campaign",),
    "markdown_extensions": ("alternate_style",),
}
"""The keys of these maps that have an effect; MkDocs itself refuses keys that it does not know."""
_OPTIONAL_HOOKS = ("hooks/images.py", "hooks/pdf.py")
"""Hooks that a campaign may leave out, with the cards or the PDFs that they make."""
_INSTEAD = {
    "analytics": "google_analytics extra.analytics",
    "author": "site_author languages.site_author",
    "consent": "extra.consent",
    "delete": "extra_templates mdx_configs pages repo_name languages.extra languages.nav"
    " languages.fixed_link languages.link",
    "features": "theme.features",
    "font": "theme.font",
    "inherit": "INHERIT",
    "languages": "extra.alternate",
    "logo": "theme.icon",
    "page": "copyright extra.social languages.copyright",
    "script": "extra_javascript",
    "theme": "languages.theme",
}
"""What to do (``instead_…`` in ``words/``) instead of keys; any other is to be deleted."""


def check_brand(draft: Draft) -> Iterator[Problem]:
    """Report colours that are hard to read, and files that are missing or cannot be used."""
    settings = draft.settings
    yield from _colours(settings)
    theme = theme_of(settings.config)
    for name in ("logo", "favicon"):
        if (value := theme.get(name)) and not isinstance(value, str):
            yield settings.config.problem(("theme", name), "not_text", name=name, value=value)
    for where, name, line, column in settings.config.texts():
        kind = where if where[0] == "theme" else where[:-1]  # of an item of a list
        if kind not in _FILES:
            continue
        file, path = settings.docs / name, PurePosixPath(name)
        key, details = "", {"name": name}
        if re.match(r"([a-z]+:)?//", name, re.I):
            key = "file_elsewhere"
        elif path.is_absolute() or ".." in path.parts or not file.is_file():
            key = "config_not_found"
        elif kind == ("theme", "logo"):
            key, details["reason"] = _fault_of_logo(file.read_bytes())
        elif kind == _FONTS and not is_font(file.read_bytes()):
            key = "font_unreadable"
        elif kind == ("extra_css",):
            yield from _style_sheet(settings, file)
        if key:
            yield Problem(settings.config.path, line, column, key, details)


def _colours(settings: Settings) -> Iterator[Problem]:
    config = settings.config
    chosen = chosen_colours(config, settings.campaign.brand)
    if len({where[0] for where, *_ in chosen}) > 1:
        yield config.problem(chosen[0][0], "brand_and_palette")
    for where, scheme, colour in chosen:
        ratio, ground = lowest_contrast(colour, GROUNDS[scheme])
        if ratio < ENOUGH:
            details = {
                "colour": colour,
                "ratio": f"{min(ratio, ENOUGH - 0.01):.2f}",
                "ground": (Term("ground_light" if scheme == LIGHT else "ground_dark"), ground),
                "nearest": nearest_readable(colour, GROUNDS[scheme]),
                "instead": "colour" if scheme == LIGHT else "colour_dark",
                "name": config.value(where),
            }
            key = "contrast_of_palette" if where[0] == "theme" else "contrast"
            yield config.problem(where, key, **details)


def _fault_of_logo(content: bytes) -> tuple[str, str]:
    """Return the key of the problem of a logo and its reason; empty if it can be used."""
    if _PNG.match(content):
        return "", ""
    if found := _SCRIPT.search(content):
        return "logo_script", found[0].decode().strip()
    try:
        tag = ElementTree.fromstring(content).tag
    except (ElementTree.ParseError, ValueError) as error:
        return "logo_form", str(error)
    return ("", "") if tag.endswith("}svg") else ("logo_form", f"<{tag}>")


def _style_sheet(settings: Settings, file: Path) -> Iterator[Problem]:
    """Report addresses in a style sheet that browsers would not load."""
    css = file.read_text(encoding="utf-8", errors="replace")
    if line := conflict_line(css):
        yield Problem(settings.display_path(file), line, 1, "merge_conflict")
    for target, start in css_targets(css):
        is_elsewhere = re.match(r"[a-z]+:|/", target, re.I)
        if target.startswith("data:") or Path(normpath(file.parent / target)).is_file():
            continue
        before = css[:start]
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        key = "style_elsewhere" if is_elsewhere else "config_not_found"
        yield Problem(settings.display_path(file), *place, key, {"name": target})


def check_theme_keys(draft: Draft) -> Iterator[Problem]:
    """Report keys without effect, other plugins and themes, lost hooks, and invalid palettes."""
    source = draft.settings.config
    for where in source.keys:
        # ("plugins", 0, "i18n", "languages", 1, "nav") becomes ``languages.nav``, as in _INSTEAD.
        *above, name = map(str, where)
        maps = [each for each in above if not each.isdigit()]
        place = maps[-1] if maps and maps[-1] in ("languages", "palette") else ".".join(above)
        is_option = maps in (["markdown_extensions", name] for name in EXTENSIONS)
        if is_option:
            place = maps[0]
        key = f"{place}.{name}".lstrip(".")
        instead = next((what for what, keys in _INSTEAD.items() if key in keys.split()), None)
        known = _HONOURED.get(place, (name,))
        # What is off has no effect either; but MkDocs refuses an option that it does not know.
        is_off = source.value(where) is False and (not is_option or name == "permalink")
        if (instead or name not in known) and not is_off:
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
    missing = {f"hooks/{file.name}" for file in files}.difference(hooks, _OPTIONAL_HOOKS)
    if missing:
        yield source.problem_of_key(("hooks",), "hooks_missing", names=", ".join(sorted(missing)))
    if (theme := theme_of(source).get("name")) != "material":
        details = {"name": "name", "value": theme, "choices": Choices(["material"])}
        yield source.problem(("theme", "name"), "not_a_choice", **details)
    yield from _faults_of_palettes(source)


def _faults_of_palettes(source: YamlSource) -> Iterator[Problem]:
    """Report wrong values in a palette; its toggle has an icon and words of its own."""
    for where, entry in palettes(source):
        if not isinstance(entry, dict):
            yield source.problem(where, "not_a_map", name="palette", value=entry, hint="")
            continue
        if (scheme := entry.get("scheme", LIGHT)) not in (LIGHT, DARK):
            details = {"name": "scheme", "value": scheme, "choices": Choices((LIGHT, DARK))}
            yield source.problem((*where, "scheme"), "not_a_choice", **details)
        if "primary" in entry and colour_name(colour := entry["primary"]) not in PRIMARY:
            hint = Suggestion(str(colour), PRIMARY)
            details = {"value": colour, "hint": hint if hint.best else ""}
            yield source.problem((*where, "primary"), "palette_colour", **details)
