# SPDX-License-Identifier: MIT
"""The comparison of what readers see apart from pages: settings, data, words, reference texts.

Every value is compared by its key, so that a new key needs no code here.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from campaign.model.glossary import GLOSSARY
from campaign.model.settings import Settings
from campaign.problems import CampaignError, as_typed
from campaign.source.own_words import FOLDER
from campaign.source.text_files import read_text
from campaign.source.yaml_source import parse_yaml

_OF_THE_LETTER = re.compile(r"extra\.campaign\.(corrections|left_as_sent|reference)\b")


class TextChange(NamedTuple):
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


def _texts(settings: Settings) -> dict[tuple[str, str], tuple[str, int]]:
    """Return texts and their lines, by path and key; the navigation is one text."""
    found = {}
    for name in settings.references.values():
        path = settings.display_path(settings.docs / name)
        with suppress(CampaignError):  # reported by the checks, here and below
            found[path, ""] = " ".join(read_text(settings.docs / name, path).split()), 1
    own = (settings.root / FOLDER / f"{language.tag}.yml" for language in settings.languages)
    for file in (*settings.text_files, *filter(Path.is_file, own)):
        path = settings.display_path(file)
        with suppress(CampaignError):
            source = parse_yaml(read_text(file, path), path)
            for where, (line, _) in source.values.items() if file.name != GLOSSARY else ():
                value, is_in_nav = source.value(where), where[:1] == ("nav",)
                if len(where) == 1 if is_in_nav else not isinstance(value, dict | list):
                    found[path, ".".join(map(str, where))] = as_typed(value), line
    return found
