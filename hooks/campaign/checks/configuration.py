# SPDX-License-Identifier: MIT
"""Check ``mkdocs.yml`` as MkDocs does, which names no line, and before any hook runs."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal

from pathspec.gitignore import GitIgnoreSpec
from pydantic import BaseModel, BeforeValidator, ConfigDict, StrictBool, create_model

from campaign.model.brand import theme_of
from campaign.model.campaign import Draft
from campaign.model.settings import named_items
from campaign.problems import Problem, Suggestion, collecting
from campaign.source.directives import EXTENSIONS
from campaign.source.field_types import Text
from campaign.source.text_files import read_text
from campaign.source.validation import fault, validate
from campaign.source.yaml_source import KeyPath, YamlSource, parse_yaml

_TEXTS = {"site_name", "site_description", "name", "nav", "nav_translations", "exclude_docs"}
"""The keys of texts, and of maps and lists with texts as keys and values."""
_OPTIONAL_HOOKS = ("hooks/images.py", "hooks/pdf.py")
"""Hooks that a campaign may leave out, with the cards or the PDFs that they make."""


def _address(value: object) -> object:
    if value and not re.fullmatch(r"https?://\S+", str(value)):
        raise fault("not_a_url", value=value)
    return value


def _refused_palette(_: object) -> None:
    raise fault("palette_elsewhere")


def _like(pattern: str, example: str) -> object:
    """Return the type of texts that match a pattern; messages about others give the example."""

    def check(value: object) -> object:
        if not re.fullmatch(pattern, str(value)):
            raise fault("not_a_choice", value=value, choices=example)
        return value

    return Annotated[Any, BeforeValidator(check)]


def _model(*rows: tuple[str, object, object]) -> type[BaseModel]:
    """Return the model of a map: some keys, their type and their value if they are missing."""
    fields: dict[str, Any] = {
        key: (kind, missing) for keys, kind, missing in rows for key in keys.split()
    }
    return create_model("Map", __config__=ConfigDict(extra="forbid", defer_build=True), **fields)


_Theme = _model(
    ("name", Literal["material"], ...),
    ("custom_dir language logo favicon", str, ""),
    ("font", StrictBool, False),
    ("palette", Annotated[Any, BeforeValidator(_refused_palette)], None),
)
_Level = Literal["warn", "info", "ignore", "relative_to_docs"]
_LEVELS = ("omitted_files not_found absolute_links unrecognized_links anchors", _Level, "warn")
MkDocsFile = _model(
    ("site_name", Text, ...),
    ("site_description", Text, ""),
    ("site_url repo_url", Annotated[Any, BeforeValidator(_address)], ""),
    ("docs_dir", str, ""),
    ("edit_uri exclude_docs draft_docs not_in_nav remote_branch remote_name", str | None, None),
    ("use_directory_urls", StrictBool, True),
    ("theme", _Theme, ...),
    ("extra", _model(("campaign", Any, ...), ("generator", StrictBool, False)), ...),
    ("hooks", list[str], ...),
    ("plugins", list[Any], ...),
    ("markdown_extensions nav", list[Any] | None, None),
    ("extra_css watch", list[str] | None, None),
    ("dev_addr", _like(r"(?:localhost|[\d.]+|\[[\da-f:]+\]):\d+", "127.0.0.1:8000"), None),
    ("edit_uri_template", _like(r"(?:[^{}]|\{path(_noext)?(!q)?\})*", "edit/main/docs/{path}"), ""),
    ("site_dir", str, ""),
    ("strict", Any, None),
    ("validation", _model(_LEVELS, ("nav links", _model(_LEVELS), None)), None),
)
"""The keys of MkDocs that have an effect, with the types of those that it checks itself."""
_Language = _model(
    ("locale name", str, ...),
    ("site_name site_description", Text, ""),
    ("build default", StrictBool, None),
    ("nav_translations", dict[str, str], {}),
    ("admonition_translations site_url", Any, None),
)
_I18n = _model(
    ("docs_structure", Literal["folder"], ...),
    ("languages", list[_Language], ...),  # type: ignore[valid-type]
    ("fallback_to_default reconfigure_material reconfigure_search", StrictBool, True),
    ("build_only_locale", str | None, None),
)
"""The keys of the plugin i18n, with the values that this site needs."""


def check_configuration(config_file: Path) -> list[Problem]:
    """Return what MkDocs would refuse in ``mkdocs.yml``, and keys that have no effect."""
    problems = list[Problem]()
    with collecting(problems):
        source = parse_yaml(read_text(config_file, config_file.name), config_file.name)
        problems += _faults(source)
        problems += [] if problems else _missing_files(source, config_file.resolve().parent)
    return problems


def check_settings(draft: Draft) -> Iterator[Problem]:
    """Report the same in a build that MkDocs has begun, and hooks that are not listed."""
    source = draft.settings.config
    yield from _faults(source)
    hooks = [text for where, text, *_ in source.texts() if where[0] == "hooks"]
    files = (draft.settings.root / "hooks").glob("*.py")
    missing = {f"hooks/{file.name}" for file in files}.difference(hooks, _OPTIONAL_HOOKS)
    if missing:
        yield source.problem_of_key(("hooks",), "hooks_missing", names=", ".join(sorted(missing)))


def _faults(source: YamlSource) -> list[Problem]:
    """Return wrong settings, and extensions whose syntax the checks and exports do not know."""
    problems = list[Problem]()
    with collecting(problems):
        validate(MkDocsFile, source, {})
        problems += _faults_of_nav(source, ("nav",))
        for key, known in (("plugins", {"i18n"}), ("markdown_extensions", EXTENSIONS)):
            for name, at in named_items(source, key):
                if name == "i18n":
                    problems += _faults_of_i18n(source, at)
                elif name not in known:
                    hint = Suggestion(name if "." not in name else "", known)
                    problems.append(source.problem_of_key(at, "unknown_key", name=name, hint=hint))
    reported = {problem.line for problem in problems}
    for where, value in source.not_texts.items():
        problem = source.problem(where, "setting_not_text", value=value)
        if not _TEXTS.isdisjoint(where) and problem.line not in reported:
            problems.append(problem)
    return problems


def _faults_of_i18n(source: YamlSource, at: KeyPath) -> Iterator[Problem]:
    validate(_I18n, source, {}, at)
    at = (*at, "languages")
    chosen = [index for index, each in enumerate(source.value(at)) if each.get("default")]
    if len(chosen) != 1 and source.value(at):
        where = (*at, chosen[1], "default") if chosen else (*at, 0)
        yield source.problem_of_key(where, "language_default")


def _faults_of_nav(source: YamlSource, where: KeyPath) -> Iterator[Problem]:
    """Report each entry of the navigation that is neither a page nor a title with pages."""
    entries: Any = source.value(where) if where in source.keys else None
    for index, item in enumerate(entries or ()):
        at = (*where, index)
        is_titled = isinstance(item, dict) and len(item) == 1
        title, inner = next(iter(item.items())) if is_titled else ("", item)
        is_text = isinstance(title, str)
        if is_text and title and isinstance(inner, list) and inner:
            yield from _faults_of_nav(source, (*at, title))
        elif not is_text or not isinstance(inner, str) or title.endswith(".md"):
            yield source.problem(at, "nav_form")


def _missing_files(source: YamlSource, root: Path) -> Iterator[Problem]:
    data: Any = source.data
    paths: list[tuple[KeyPath, object]] = [
        (("docs_dir",), data.get("docs_dir", "docs")),
        (("theme", "custom_dir"), data["theme"].get("custom_dir") or ""),
        *((("hooks", index), path) for index, path in enumerate(data["hooks"])),
    ]
    for where, path in paths:
        if not (root / str(path)).exists():
            yield source.problem_of_key(where, "config_not_found", name=path)


def check_templates(draft: Draft) -> Iterator[Problem]:
    """Report pages with a template that is in none of the theme's folders."""
    own = draft.settings.root / str(theme_of(draft.settings.config).get("custom_dir") or "")
    material = find_spec("material.templates")
    folders = [own, *map(Path, (material and material.submodule_search_locations) or ())]
    for page in draft.pages:
        name = page.matter.template
        if name and not any((folder / name).is_file() for folder in folders):
            yield page.matter_source.problem(("template",), "template_missing", name=name)


def check_left_out(draft: Draft) -> Iterator[Problem]:
    """Report pages excluded by ``exclude_docs`` or ``draft_docs``: other pages link to them."""
    config = draft.settings.config
    data: Any = config.data
    for key in ("exclude_docs", "draft_docs"):
        patterns = GitIgnoreSpec.from_lines(str(data.get(key) or "").splitlines())
        excluded = (p for p in draft.pages if patterns.match_file(f"{p.language}/{p.path}"))
        if page := next(excluded, None):
            yield config.problem((key,), "page_left_out", name=key, path=page.display_path)
