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
from pydantic.config import ExtraValues

from campaign.model.brand import theme_of
from campaign.model.campaign import Draft
from campaign.model.settings import named_items
from campaign.problems import Problem, Suggestion, collecting
from campaign.source.directives import EXTENSIONS
from campaign.source.field_types import Text
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


def _model(
    name: str, *rows: tuple[str, object, object], others: ExtraValues = "forbid"
) -> type[BaseModel]:
    """Return the model of a map: some keys, their type and their value if they are missing."""
    fields: dict[str, Any] = {
        key: (kind, missing) for keys, kind, missing in rows for key in keys.split()
    }
    config = ConfigDict(extra=others, defer_build=True)
    return create_model(name, __config__=config, **fields)


_Named = Annotated[Any, BeforeValidator(_named)]
_OTHER_KEYS = """
INHERIT copyright dev_addr edit_uri_template extra_javascript extra_templates google_analytics
mdx_configs pages repo_name site_author site_dir strict validation
"""
MkDocsFile = _model(
    "MkDocsFile",
    ("site_name", Text, ...),
    ("site_description", Text, ""),
    ("docs_dir", str, ""),
    ("exclude_docs draft_docs not_in_nav edit_uri remote_branch remote_name", str | None, None),
    ("site_url repo_url", Annotated[Any, BeforeValidator(_address)], None),
    ("theme", _model("Theme", ("name", Literal["material"], ...), others="allow"), ...),
    ("extra", _model("Extra", ("campaign", Any, None), others="allow"), ...),
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
    ("site_name site_description", Text, ""),
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
        source = parse_yaml(read_text(config_file, config_file.name), config_file.name)
        validate(MkDocsFile, source, {})
        problems += [*_faults_of_nav(source, ("nav",)), *_faults_of_i18n(source)]
        if not problems:
            problems += _missing_files(source, config_file.resolve().parent)
            problems += _unsupported(source)
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


def _faults_of_nav(source: YamlSource, where: KeyPath) -> Iterator[Problem]:
    """Report each entry of the navigation that is neither a page nor a title with pages."""
    entries: Any = source.value(where) if where in source.keys else None
    for index, item in enumerate(entries or ()):
        at = (*where, index)
        is_titled = isinstance(item, dict) and len(item) == 1
        title, inner = next(iter(item.items())) if is_titled else ("", item)
        if not isinstance(title, str):
            yield source.problem(at, "nav_form")
        elif title and isinstance(inner, list) and inner:
            yield from _faults_of_nav(source, (*at, title))
        elif not isinstance(inner, str) or title.endswith(".md"):
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


def _unsupported(source: YamlSource) -> Iterator[Problem]:
    """Report Markdown extensions whose syntax the checks, the PDF and the exports do not know."""
    for name, where, _ in named_items(source, "markdown_extensions"):
        if name not in EXTENSIONS:
            hint = Suggestion(name, EXTENSIONS)
            details = {"name": name, "hint": hint if hint.best and "." not in name else ""}
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
    config = draft.settings.config
    data: Any = config.data
    for key in ("exclude_docs", "draft_docs"):
        patterns = GitIgnoreSpec.from_lines(str(data.get(key) or "").splitlines())
        for page in draft.pages:
            if patterns.match_file(f"{page.language}/{page.path}"):
                yield config.problem((key,), "page_left_out", name=key, path=page.display_path)
                break
