# SPDX-License-Identifier: MIT
"""The comparison of what readers see apart from pages: settings, data, words, reference texts.

Every value is compared by its key, so that a new key needs no code here.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from campaign.model.glossary import GLOSSARY
from campaign.model.settings import Settings
from campaign.problems import CampaignError, as_typed
from campaign.source.own_words import FOLDER
from campaign.source.text_files import read_text
from campaign.source.yaml_source import parse_yaml

Change = tuple[str, int, str, str, str]
"""A path, a line, a key such as ``figures.elms.label.fr``, and a text before and after.

The key of a reference text is empty, as is a text on the side where it is missing.
"""


def data_changes(base: Settings, head: Settings) -> Iterator[Change]:
    """Yield the changes of settings, data files, words and reference texts."""
    old, new = _texts(base), _texts(head)
    for path, key in {**new, **old}:
        (before, _), (after, line) = (side.get((path, key), ("", 1)) for side in (old, new))
        if before != after:
            yield path, line, key, before, after


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
