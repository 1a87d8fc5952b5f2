# SPDX-License-Identifier: MIT
"""The words of the interface and of messages: one file ``words/<language>.yml`` per language."""

from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

import yaml

from campaign.text.typography import typographer

REFERENCE = "en"
_FOLDER = Path(__file__).parents[1] / "words"
_FIRST_MESSAGE = "check_passed"
_WRITTEN_IN = {"en": "en-CA", "es": "es-MX", "fr": "fr-CA"}  # the tags of the files
# Messages and their hints quote what an editor types, so they are not typeset.
_VERBATIM = (
    *("problem_", "language_", "instead_", "did_you_mean", "known_names"),
    "missing_",  # of the review
    *("its_text", "quoted"),
)

Own = tuple[tuple[str, str], ...]
"""The words of a campaign, by key, which replace those of the generator."""


@dataclass(frozen=True, slots=True)
class Translations:
    """The words of one language; a call with a key and its placeholders returns a text."""

    language: str
    entries: dict[str, str]
    tag: str
    folder: str = ""  # ``review`` or ``inspection``; empty for the words of pages and checks

    def __call__(self, key: str, **blanks: object) -> str:
        """Return the text.  Raises ``KeyError`` if the key or a placeholder is missing."""
        text = self.entries[key]
        if not key.startswith(_VERBATIM):
            text = typographer(self.tag)(text)
        return text.format(**blanks)


def available() -> list[str]:
    """Return the languages that have a file of words."""
    return sorted(path.stem for path in _FOLDER.glob("*.yml"))


@cache
def words_of_pages() -> tuple[str, ...]:
    """Return the keys of the texts that readers see."""
    keys = takewhile(lambda key: key != _FIRST_MESSAGE, load_words(REFERENCE).entries)
    # One message is among the words that it is about.
    return tuple(key for key in keys if not key.startswith("problem_"))


def english_words() -> list[str]:
    """Return the lines of the file in English that are words of pages."""
    lines = (_FOLDER / f"{REFERENCE}.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    return [line for line in lines if line.partition(":")[0] in words_of_pages()]


@cache
def load_words(language: str, folder: str = "", tag: str = "", own: Own = ()) -> Translations:
    """Return the words of a language, else English ones, for ``tag``; ``own`` replaces some."""
    file = _FOLDER / folder / f"{language}.yml"
    if not file.is_file():
        file = file.with_name(f"{REFERENCE}.yml")
    entries = yaml.load(file.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    tag = tag or _WRITTEN_IN.get(language, language)
    return Translations(language, entries | dict(own), tag, folder)
