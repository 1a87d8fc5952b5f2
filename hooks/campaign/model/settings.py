# SPDX-License-Identifier: MIT
"""The settings of a campaign, read from ``mkdocs.yml`` and not from MkDocs: problems have lines."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError

from campaign.model.brand import Brand, read_brand
from campaign.model.file_names import PRIVATE_FILES
from campaign.model.mkdocs_file import CampaignSettings, Locales, faults_of_file
from campaign.problems import CampaignError
from campaign.source.own_words import read_own_words
from campaign.source.text_files import read_text
from campaign.source.validation import validate
from campaign.source.yaml_source import YamlSource, parse_yaml
from campaign.text.translations import Own


@dataclass(frozen=True, slots=True)
class Language:
    """A language: code (``fr``), tag (``fr-CA``), own name (Français), name of the site in it."""

    code: str
    tag: str
    name: str
    site_name: str = ""
    words: Own = ()  # the campaign's own, from the file of the tag in words/


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings needed to read the pages of a campaign."""

    config: YamlSource
    root: Path
    docs: Path
    languages: tuple[Language, ...]  # the default one first
    pages: tuple[str, ...]  # the paths in nav, in order, relative to a language's folder
    campaign: CampaignSettings
    brand: Brand

    @property
    def codes(self) -> list[str]:
        """The codes of the languages, the default one first."""
        return [language.code for language in self.languages]

    @property
    def reference_language(self) -> str:
        """The code of the language in which the letter was signed, or of the first of them."""
        return self.campaign.reference_language or self.languages[0].code

    @property
    def references(self) -> dict[str, str]:
        """The reference texts by language code: paths in ``docs/``."""
        given = self.campaign.reference or {}
        return given if isinstance(given, dict) else {self.reference_language: given}

    def is_translation(self, code: str) -> bool:
        """Return whether the letter in a language is a translation made for the site."""
        return self.campaign.versions == "translated" and code != self.reference_language

    @property
    def extensions(self) -> set[str]:
        """The names of the Markdown extensions that are switched on."""
        listed = self.config.data.get("markdown_extensions") or ()
        return {name for each in listed for name in ([each] if isinstance(each, str) else each)}

    @property
    def font_files(self) -> tuple[bytes, ...]:
        """The fonts that the campaign adds to the PDF, without missing ones."""
        files = (self.docs / name for name in self.brand.fonts)
        return tuple(file.read_bytes() for file in files if file.is_file())

    @property
    def data_files(self) -> list[str]:
        """The files in ``docs/`` that the build reads and does not publish."""
        return [self.campaign.figures, *self.references.values(), *PRIVATE_FILES]

    @property
    def text_files(self) -> list[Path]:
        """The files with texts in each language: ``mkdocs.yml`` and data files."""
        data = (self.docs / name for name in self.data_files if name.endswith(".yml"))
        return [self.root / self.config.path, *(file for file in data if file.is_file())]

    def language(self, code: str) -> Language:
        """Return the language with a code."""
        return next(language for language in self.languages if language.code == code)

    def tag(self, language: str) -> str:
        """Return the tag of a ``lang`` attribute: a language of the site has the site's own."""
        found = (own.tag for own in self.languages if language in (own.code, own.tag))
        return next(found, language)

    def display_path(self, path: Path) -> str:
        """Return a path for messages: relative to the project's folder, with slashes."""
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else str(path)


def read_settings(config_file: Path, left_out: Collection[int] = ()) -> Settings:
    """Read the settings from ``mkdocs.yml``; raises ``CampaignError`` with every problem.

    If lines are ``left_out`` by their numbers, only what the campaign needs is checked.
    """
    root = config_file.resolve().parent
    lines = read_text(config_file, config_file.name).split("\n")
    text = "\n".join("" if n in left_out else line for n, line in enumerate(lines, 1))
    source = parse_yaml(text, config_file.name)
    data = source.data if isinstance(source.data, dict) else {}
    entries = [source.value(at) for at in source.values if at[-3:-1] == ("i18n", "languages")]
    built = [each for each in entries if isinstance(each, dict) and each.get("build", True)]
    built.sort(key=lambda entry: not entry.get("default", False))
    codes = [str(entry.get("locale")) for entry in built]
    at = ("extra", "campaign")
    if not left_out and (problems := faults_of_file(source)):
        raise CampaignError(problems)
    if not codes:
        raise CampaignError([source.problem_of_key(("plugins",), "no_languages")])
    if (*at, "locales") in source.keys:  # texts in other languages are mere consequences
        validate(Locales, source, {"languages": codes}, at)
    campaign = validate(CampaignSettings, source, {"languages": codes}, at)
    languages = list[Language]()
    for code, entry in zip(codes, built, strict=True):
        tag, name = campaign.locales[code], entry.get("site_name") or data.get("site_name") or ""
        if not is_supported(tag, code):
            where, details = (*at, "locales", code), {"value": tag, "code": code}
            raise CampaignError([source.problem(where, "unknown_locale", **details)])
        words, _ = read_own_words(root, tag)
        languages.append(Language(code, tag, str(entry.get("name", code)), str(name), words))
    return Settings(
        config=source,
        root=root,
        docs=root / str(data.get("docs_dir", "docs")),
        languages=tuple(languages),
        pages=tuple(dict.fromkeys(text for at, text, *_ in source.texts() if at[:1] == ("nav",))),
        campaign=campaign,
        brand=read_brand(source, campaign.brand),
    )


def is_supported(tag: str, code: str) -> bool:
    """Return whether a site can have a language with this tag and code."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    is_country = (locale.territory or "").casefold() in tag.casefold()  # “en-UK” is an alias
    # static-i18n has no codes of three letters, and the layout no text from right to left.
    is_code = code == locale.language and len(code) == 2
    return is_country and is_code and locale.text_direction == "ltr"
