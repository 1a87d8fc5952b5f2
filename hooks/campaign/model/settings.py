# SPDX-License-Identifier: MIT
"""What ``mkdocs.yml`` says of the campaign: its languages, its pages in order, ``extra.campaign``.

Read from the file itself, not from the generator's configuration, so that a fault has a line and a
check needs no site generator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from campaign.model.figures import IsoDate, Text, Texts
from campaign.problems import CampaignError, Problem
from campaign.source.text_files import read_text
from campaign.source.validation import fault, validate
from campaign.source.yaml_source import KeyPath, YamlSource, parse_yaml
from campaign.text.translations import available


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _share_address(value: str) -> str:
    names = re.findall(r"\{(.*?)\}", value)
    if not value.startswith("https://") or "url" not in names or {*names} - {"url", "title"}:
        raise fault("share_address", value=value)
    return value


ShareAddress = Annotated[Text, AfterValidator(_share_address)]


class Correction(_Model):
    """A certain slip of the pen, and what is published in its place."""

    sent: Text
    published: Text


class CampaignSettings(_Model):
    """``extra.campaign`` of ``mkdocs.yml``."""

    locales: dict[str, Text]
    """BCP 47 tag of each language: ``{en: en-CA, fr: fr-CA}``."""
    figures: Text = "figures.yml"
    """The data file, in ``docs/``."""
    reference: Text | None = None
    """The document as handed over, in ``docs/``; without one there is no check of faithfulness."""
    reference_language: str | None = None
    """The language of the reference text, the one that was signed; the default language if not
    given."""
    sent: IsoDate | None = None
    """When the document was sent (ISO 8601, as much of it as is known)."""
    author: Texts | None = None
    """Whose words the document is."""
    corrections: list[Correction] = Field(default_factory=list)
    left_as_sent: list[Text] = Field(default_factory=list)
    abbreviations: dict[str, dict[str, Text]] = Field(default_factory=dict)
    """By language: what each abbreviation stands for."""
    concerns: dict[str, Texts] = Field(default_factory=dict)
    """Whom recommendations can concern, by the name that ``/// recommendations | name`` gives, in
    the order of presentation."""
    share: dict[str, ShareAddress] = Field(default_factory=dict)
    """By name of a service: the address that shares a page, with ``{url}`` and ``{title}``."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site: its code (``fr``), its tag (``fr-CA``), its own name (Français) and
    what the site is called in it.
    """

    code: str
    tag: str
    name: str
    site_name: str = ""


def language_names(languages: Sequence[Language], tag: str) -> str:
    """Languages as another one names them: ``English and French``, « français et anglais »."""
    locale = Locale.parse(tag, sep="-")
    return format_list([locale.languages[language.code] for language in languages], locale=locale)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the generator needs to know of a campaign before it reads its pages."""

    config: YamlSource
    root: Path
    docs: Path
    languages: tuple[Language, ...]
    """The default language first."""
    pages: tuple[str, ...]
    """The paths in ``nav``, in order, relative to a language's folder."""
    campaign: CampaignSettings

    @property
    def codes(self) -> list[str]:
        """The codes of the languages, the default one first."""
        return [language.code for language in self.languages]

    @property
    def reference_language(self) -> str:
        """The language that the document was signed in."""
        return self.campaign.reference_language or self.languages[0].code

    def language(self, code: str) -> Language:
        """The language of that code."""
        return next(language for language in self.languages if language.code == code)

    def display_path(self, path: Path) -> str:
        """A path as messages give it: from the project's folder, with slashes."""
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )


def read_settings(config_file: Path) -> Settings:
    """The settings in ``mkdocs.yml``.  Raises ``CampaignError`` with everything that is wrong."""
    root = config_file.resolve().parent
    source = parse_yaml(read_text(config_file, config_file.name), config_file.name)
    data: Any = source.data if isinstance(source.data, dict) else {}
    entries, where = _language_entries(data)
    codes = [str(entry.get("locale")) for entry in entries]
    campaign = validate(CampaignSettings, source, {"languages": codes}, ("extra", "campaign"))
    problems = list(_language_problems(source, campaign, codes, where))
    if problems:
        raise CampaignError(problems)
    languages = [
        Language(
            code,
            campaign.locales[code],
            str(entry.get("name", code)),
            str(entry.get("site_name") or data.get("site_name") or ""),
        )
        for code, entry in zip(codes, entries, strict=True)
    ]
    languages.sort(key=lambda language: not _entry(entries, language.code).get("default", False))
    return Settings(
        config=source,
        root=root,
        docs=root / str(data.get("docs_dir", "docs")),
        languages=tuple(languages),
        pages=tuple(dict.fromkeys(_paths(data.get("nav") or []))),
        campaign=campaign,
    )


def _entry(entries: list[dict[str, Any]], code: str) -> dict[str, Any]:
    return next(entry for entry in entries if entry.get("locale") == code)


def _language_entries(data: dict[str, Any]) -> tuple[list[dict[str, Any]], KeyPath]:
    """The languages of the i18n plugin that are built, and where they stand in the file."""
    plugins = data.get("plugins")
    items = plugins if isinstance(plugins, list) else []
    pairs = plugins.items() if isinstance(plugins, dict) else enumerate(items)
    for key, plugin in pairs:
        options = (
            plugin if key == "i18n" else plugin.get("i18n") if isinstance(plugin, dict) else None
        )
        if isinstance(options, dict):
            where = (
                ("plugins", key, "languages")
                if key == "i18n"
                else ("plugins", key, "i18n", "languages")
            )
            entries = options.get("languages")
            return [
                entry
                for entry in (entries if isinstance(entries, list) else [])
                if isinstance(entry, dict) and entry.get("build", True)
            ], where
    return [], ("plugins",)


def _language_problems(
    source: YamlSource, campaign: CampaignSettings, codes: list[str], where: KeyPath
) -> Iterator[Problem]:
    position = source.key_position(("extra", "campaign", "locales"))
    if not codes:
        yield Problem(source.path, *source.key_position(where), "no_languages")
    if campaign.reference_language not in (None, *codes):
        where_set = ("extra", "campaign", "reference_language")
        details = {"value": campaign.reference_language, "choices": ", ".join(codes)}
        details["name"] = where_set[-1]
        yield Problem(source.path, *source.position(where_set), "not_a_choice", details)
    for code, tag in campaign.locales.items():
        if not _is_locale(tag):
            place = source.position(("extra", "campaign", "locales", code))
            yield Problem(source.path, *place, "unknown_locale", {"value": tag})
    for code in codes:
        if code not in campaign.locales:
            yield Problem(
                source.path, *position, "missing_language", {"language": code, "name": "locales"}
            )
        if code not in available():
            details = {"language": code}
            yield Problem(source.path, *source.key_position(where), "no_words", details)


def _is_locale(tag: str) -> bool:
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


def _paths(nav: object) -> Iterator[str]:
    for item in nav if isinstance(nav, list) else []:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            for value in item.values():
                yield from _paths(value if isinstance(value, list) else [value])
