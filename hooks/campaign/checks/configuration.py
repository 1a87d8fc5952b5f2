# SPDX-License-Identifier: MIT
"""Check ``mkdocs.yml`` and the theme as MkDocs does, without MkDocs.

MkDocs refuses an invalid configuration before any hook runs, without a line number.  Only the full
check can therefore use ``check_configuration``; the build uses the other checks too.
"""

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
from campaign.problems import Choices, Problem, Suggestion, collecting
from campaign.source.directives import EXTENSIONS
from campaign.source.text_files import read_text
from campaign.source.validation import fault, validate
from campaign.source.yaml_source import KeyPath, YamlSource, parse_yaml


def _named(value: object) -> object:
    if not isinstance(value, list | dict):
        raise fault("not_a_list", value=value)
    return value


def _address(value: object) -> object:
    if value and not re.fullmatch(r"https?://\S+", str(value)):
        raise fault("not_a_url", value=value)
    return value


def _like(pattern: str, example: str) -> Any:  # noqa: ANN401 (a type)
    """Return the type of a text that matches ``pattern``, whose message shows an example."""

    def check(value: object) -> object:
        if not re.fullmatch(pattern, str(value)):
            raise fault("not_a_choice", value=value, choices=Choices([example]))
        return value

    return Annotated[str, BeforeValidator(check)]


class _Extra(BaseModel):
    model_config = ConfigDict(extra="allow", defer_build=True)
    campaign: Any = None


def _model(name: str, *rows: tuple[str, object, object]) -> type[BaseModel]:
    """Return the model of a map: some keys, their type and their value if they are missing."""
    fields: dict[str, Any] = {
        key: (kind, missing) for keys, kind, missing in rows for key in keys.split()
    }
    config = ConfigDict(extra="forbid", defer_build=True)
    return create_model(name, __config__=config, **fields)


_Named = Annotated[Any, BeforeValidator(_named)]
_OTHER_KEYS = """
INHERIT copyright extra_javascript extra_templates google_analytics mdx_configs pages repo_name
site_author site_dir strict
"""
_WARNINGS = (
    "omitted_files not_found absolute_links unrecognized_links anchors",
    Literal["warn", "info", "ignore", "relative_to_docs"],
    "info",
)
MkDocsFile = _model(
    "MkDocsFile",
    ("site_name", str, ...),
    ("site_description docs_dir", str, ""),
    ("exclude_docs draft_docs not_in_nav edit_uri remote_branch remote_name", str | None, None),
    ("edit_uri_template", _like(r"([^{}]|\{path(_noext)?(!q)?\})*", "edit/main/docs/{path}"), None),
    ("dev_addr", _like(r"(localhost|[\d.]+|\[[\da-f:]+\]):\d+", "127.0.0.1:8000"), None),
    ("validation", _model("Validation", _WARNINGS, ("nav links", _model("_", _WARNINGS), {})), {}),
    ("site_url repo_url", Annotated[Any, BeforeValidator(_address)], None),
    ("theme", dict[str, Any], ...),
    ("extra", _Extra, ...),
    ("hooks", list[str], ...),
    ("plugins", _Named, ...),
    ("markdown_extensions", _Named | None, None),
    ("nav", list[Any] | None, None),
    ("extra_css watch", list[str] | None, None),
    ("use_directory_urls", StrictBool, True),
    (_OTHER_KEYS, Any, None),
)
"""The keys that MkDocs accepts, with the types of those that it checks itself."""
_UNCHECKED = (
    "admonition_translations copyright extra fixed_link link nav site_author site_url theme"
)
I18nLanguage = _model(
    "I18nLanguage",
    ("locale name", str, ...),
    ("site_name site_description", str, ""),
    ("build default", StrictBool, None),
    ("nav_translations", dict[str, str], {}),
    (_UNCHECKED, Any, None),
)
"""The keys that the plugin i18n accepts for a language."""
I18n = _model(
    "I18n",
    ("docs_structure", Literal["folder"], ...),
    ("languages", list[dict[str, Any]], ...),
    ("fallback_to_default reconfigure_material reconfigure_search", StrictBool, True),
    ("build_only_locale", str | None, None),
)
"""The keys that the plugin i18n accepts, with the values that this site needs."""


def check_configuration(config_file: Path) -> list[Problem]:
    """Return what MkDocs would refuse in ``mkdocs.yml``."""
    problems = list[Problem]()
    with collecting(problems):
        text = read_text(config_file, config_file.name)
        source = parse_yaml(text, config_file.name)
        validate(MkDocsFile, source, {})
        problems += [*_faults_of_nav(source, ("nav",)), *_faults_of_i18n(source)]
        reported = {problem.line for problem in problems}
        for where, value in source.not_texts.items():
            problem = source.problem(where, "setting_not_text", value=value)
            if not _TEXTS.isdisjoint(where) and problem.line not in reported:
                problems.append(problem)
        problems += [] if problems else _missing_items(source, config_file.resolve().parent)
    return problems


def check_plugin_and_extensions(draft: Draft) -> Iterator[Problem]:
    """Report settings with which the site, or its Markdown, would not be what the checks read."""
    yield from _faults_of_i18n(draft.settings.config)
    yield from _unsupported(draft.settings.config)


def _faults_of_i18n(source: YamlSource) -> list[Problem]:
    problems = list[Problem]()
    plugins = [at for name, at, _ in named_items(source, "plugins") if name == "i18n"]
    languages = [at for at in source.values if at[:-2] in plugins and at[-2] == "languages"]
    with collecting(problems):
        for model, places in ((I18n, plugins), (I18nLanguage, languages)):
            for at in places:
                validate(model, source, {}, at)
        chosen = [at for at in languages if source.value(at).get("default")]
        if languages and len(chosen) != 1:
            where = (*chosen[1], "default") if chosen else languages[0]
            problems.append(source.problem_of_key(where, "language_default"))
    return problems


_TEXTS = {"site_name", "site_description", "name", "nav", "nav_translations", "exclude_docs"}
"""The keys of texts, and of maps and lists with texts as keys and values."""


def _faults_of_nav(source: YamlSource, where: KeyPath) -> Iterator[Problem]:
    """Report each entry of the navigation that is neither a page nor a title with pages."""
    entries: Any = source.value(where) if where in source.keys else None
    for index, item in enumerate(entries or ()):
        at = (*where, index)
        is_titled = isinstance(item, dict) and len(item) == 1
        title, inner = next(iter(item.items())) if is_titled else ("", item)
        if title and isinstance(inner, list) and inner:
            yield from _faults_of_nav(source, (*at, title))
        elif not isinstance(inner, str) or title.endswith(".md"):
            yield source.problem(at, "nav_form")


def _missing_items(source: YamlSource, root: Path) -> Iterator[Problem]:
    """Report missing files and plugins, and Markdown extensions that are not supported."""
    data: Any = source.data
    paths: list[tuple[KeyPath, object]] = [(("docs_dir",), data.get("docs_dir", "docs"))]
    paths += [(("theme", "custom_dir"), data["theme"].get("custom_dir") or "")]
    for key in ("hooks", "watch"):
        paths += [((key, index), path) for index, path in enumerate(data.get(key) or [])]
    missing = [(where, value) for where, value in paths if not (root / str(value)).exists()]
    plugins = [(where, name) for name, where, _ in named_items(source, "plugins")]
    if all(name != "i18n" for _, name in plugins):  # so one is misspelt
        missing += plugins
    for where, value in missing:
        yield source.problem_of_key(where, "config_not_found", name=value)
    yield from _unsupported(source)


def _unsupported(source: YamlSource) -> Iterator[Problem]:
    """Report Markdown extensions whose syntax the checks, the PDF and the exports do not know."""
    for name, where, options in named_items(source, "markdown_extensions"):
        if not isinstance(options, dict):
            details = {"name": name, "value": options, "hint": ""}
            yield source.problem_of_key(where, "not_a_map", **details)
        if name not in EXTENSIONS:
            hint = Suggestion(name, EXTENSIONS)
            is_near = hint.best and "." not in name
            details = {"name": name, "hint": hint if is_near else ""}
            yield source.problem_of_key(where, "extension_unsupported", **details)


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
    pages, settings = draft.pages, draft.settings
    data: Any = settings.config.data
    for key in ("exclude_docs", "draft_docs"):
        patterns = GitIgnoreSpec.from_lines(str(data.get(key) or "").splitlines())
        left_out = (p for p in pages if patterns.match_file(f"{p.language}/{p.path}"))
        if page := next(left_out, None):
            path = page.display_path
            yield settings.config.problem((key,), "page_left_out", name=key, path=path)
