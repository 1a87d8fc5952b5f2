# SPDX-License-Identifier: MIT
"""The comparison of what readers see apart from pages: settings, data, words, reference texts.

Every value is compared by its key, so that a new key needs no code here.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from campaign.model.glossary import GLOSSARY
from campaign.model.settings import Settings
from campaign.problems import CampaignError, as_typed
from campaign.source.own_words import FOLDER
from campaign.source.text_files import read_text
from campaign.source.yaml_source import Key, KeyPath, YamlSource, parse_yaml
from campaign.text.translations import load_words

_OF_THE_LETTER = {"corrections", "left_as_sent", "as_published", "reference"}
"""Keys whose values change the letter itself."""
_OF_THE_SITE = ("site_name", "site_description")


@dataclass(frozen=True, slots=True)
class TextChange:
    """A changed text; empty on the side where it is missing."""

    path: str
    line: int
    key: str
    """Its key in the file, such as ``figures.elms.label.fr``; empty for a reference text."""
    before: str
    after: str
    language: str
    """The language that its key or path names; else empty."""

    @property
    def is_of_the_letter(self) -> bool:
        """Whether it changes the letter itself, not only which figures cite it."""
        keys = self.key.split(".")
        is_new = keys[-1] == "as_published" and not (self.before and self.after)
        is_word = FOLDER in self.path.split("/")
        return not self.key or not (is_new or is_word or _OF_THE_LETTER.isdisjoint(keys))


def language_of(path: str, languages: Iterable[str]) -> str:
    """Return the language that a path of folders or keys names, or an empty text."""
    return next((part for part in _parts(path) if part in languages), "")


def data_changes(base: Settings, head: Settings) -> Iterator[TextChange]:
    """Yield the changes of settings, data files, words and reference texts."""
    languages = [*head.codes, *base.codes]
    old, new = _texts(base), _texts(head)
    for path, key in dict.fromkeys([*new, *old]):
        (before, _), (after, line) = (side.get((path, key), ("", 1)) for side in (old, new))
        if before != after:
            first = head.codes[0] if key in _OF_THE_SITE else ""
            language = language_of(f"{path}.{key}", languages) or first
            yield TextChange(path, line, key, before, after, language)


def texts_alone(changes: Iterable[TextChange], languages: Collection[str]) -> list[TextChange]:
    """Return the texts that changed in some of ``languages`` only.

    Texts translate each other if their keys, or else their files, differ only in the language.
    Lists below a language, such as abbreviations, are compared as one text.
    """
    groups: dict[object, dict[str, list[TextChange]]] = defaultdict(lambda: defaultdict(list))
    for change in changes:
        if (code := change.language) in languages and change.key:
            keys = change.key.split(".")
            keys = keys[-1:] if keys[-1] in _OF_THE_SITE else keys
            keys = keys[: keys.index(code)] if code in keys else keys
            path = tuple(part for part in _parts(change.path) if part != code)
            groups[path, *keys][code].append(change)
    partial = (each for each in groups.values() if len(each) < len(languages))
    return [change for each in partial for texts in each.values() for change in texts]


def _parts(path: str) -> list[str]:
    """Return the parts of a path of folders or keys, with languages without regions."""
    return re.split(r"[/.]|-[A-Z\d]+(?=\.)", path)


def _texts(settings: Settings) -> Mapping[tuple[str, str], tuple[str, int]]:
    """Return texts and their lines, by path and key."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for name in settings.data_files:
        file = settings.docs / name
        if name in settings.references.values():
            path = settings.display_path(file)
            with suppress(CampaignError):  # reported by the checks, here and below
                found[path, ""] = " ".join(read_text(file, path).split()), 1
        elif name.endswith(".yml") and name != GLOSSARY:  # no names of people in reports
            found |= _read(settings, file)
    for language in settings.languages:
        own = settings.root / FOLDER / f"{language.tag}.yml"
        defaults = load_words(language.code).entries.items()
        found |= {(settings.display_path(own), key): (text, 1) for key, text in defaults}
        found |= _read(settings, own)
    return found | _read(settings, settings.root / "mkdocs.yml")


def _read(settings: Settings, file: Path) -> dict[tuple[str, str], tuple[str, int]]:
    """Return the texts of a YAML file; none if there is no valid one."""
    path = settings.display_path(file)
    with suppress(CampaignError):
        leaves = _leaves(parse_yaml(read_text(file, path), path))
        return {(path, key): text for key, text in leaves}
    return {}


def _leaves(
    source: YamlSource, where: KeyPath = (), keys: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield keys and texts; a list of plain values and the navigation are one text."""
    value = source.value(where)
    names: Collection[Key] = value if isinstance(value, dict) else ()
    if isinstance(value, list) and where[-1:] not in (("nav",), ("hooks",)):
        names = range(len(value)) if any(isinstance(x, dict | list) for x in value) else ()
    for name in names:
        item = source.value((*where, name))
        own = item.get("locale") if isinstance(item, dict) else None  # a language in a list
        key = str(own or (name + 1 if isinstance(name, int) else name))
        yield from _leaves(source, (*where, name), (*keys, key))
    if not names and where and value != {}:
        lists = isinstance(value, dict | list)
        text = json.dumps(value, ensure_ascii=False) if lists else as_typed(value)
        yield ".".join(keys), (text, source.position(where)[0])
