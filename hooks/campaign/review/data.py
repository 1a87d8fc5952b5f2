# SPDX-License-Identifier: MIT
"""The comparison of what readers see apart from pages: settings, data, words, reference texts.

Every value is compared by its key, so that a new key needs no code here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from campaign.model.glossary import GLOSSARY
from campaign.model.settings import Settings
from campaign.problems import CampaignError, as_typed
from campaign.source.own_words import FOLDER
from campaign.source.text_files import read_text
from campaign.source.yaml_source import KeyPath, YamlSource, parse_yaml

_OF_THE_LETTER = re.compile(r"extra\.campaign\.(corrections|left_as_sent|reference)\b")
"""Keys whose values change the letter itself, as the values of ``as_published`` do."""


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
    """The language that its key names, or its file of words; else empty."""

    @property
    def is_of_the_letter(self) -> bool:
        """Whether it changes the letter itself, not only which figures cite it."""
        is_value = self.key.endswith(".as_published") and bool(self.before and self.after)
        return not self.key or is_value or bool(_OF_THE_LETTER.match(self.key))


def data_changes(base: Settings, head: Settings) -> Iterator[TextChange]:
    """Yield the changes of settings, data files, words and reference texts."""
    old, new = _texts(base), _texts(head)
    of_files = {f"{FOLDER}/{language.tag}.yml": language.code for language in head.languages}
    for path, key in {**new, **old}:
        (before, _), (after, line) = (side.get((path, key), ("", 1)) for side in (old, new))
        if before != after:
            language = next((part for part in key.split(".") if part in head.codes), "")
            yield TextChange(path, line, key, before, after, language or of_files.get(path, ""))


def _texts(settings: Settings) -> Mapping[tuple[str, str], tuple[str, int]]:
    """Return texts and their lines, by path and key; problems are reported by the checks."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for name in settings.references.values():
        path = settings.display_path(settings.docs / name)
        with suppress(CampaignError):
            found[path, ""] = " ".join(read_text(settings.docs / name, path).split()), 1
    own = (settings.root / FOLDER / f"{language.tag}.yml" for language in settings.languages)
    for file in (*settings.text_files, *own):
        path = settings.display_path(file)
        if file.name != GLOSSARY and file.is_file():
            with suppress(CampaignError):
                texts = _leaves(parse_yaml(read_text(file, path), path))
                found |= {(path, key): text for key, text in texts}
    return found


def _leaves(
    source: YamlSource, where: KeyPath = (), key: str = ""
) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield keys and texts; a list of plain values and the navigation are one text."""
    value = source.value(where)
    names = [*value] if isinstance(value, dict) else []
    if isinstance(value, list) and where != ("nav",):
        names = [*range(len(value))] if any(isinstance(x, dict | list) for x in value) else []
    for name in names:
        item = value[name]
        own = item.get("locale") if isinstance(item, dict) else None  # a language in a list
        below = str(own or (name + 1 if isinstance(name, int) else name))
        yield from _leaves(source, (*where, name), f"{key}.{below}".lstrip("."))
    if not names and where and value != {}:
        lists = isinstance(value, dict | list)
        text = json.dumps(value, ensure_ascii=False) if lists else as_typed(value)
        yield key, (text, source.position(where)[0])
