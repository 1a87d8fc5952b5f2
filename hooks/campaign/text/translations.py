# SPDX-License-Identifier: MIT
"""The words of the interface, messages included: ``words/<language>.yml``, one file a language.

English is the reference: every other file has exactly its keys (a test holds them in step).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from campaign.text.typography import typographer

_FOLDER = Path(__file__).parents[1] / "words"


@dataclass(frozen=True, slots=True)
class Translations:
    """The words of one language; call it with a key and what fills the blanks."""

    language: str
    entries: dict[str, str]

    def __call__(self, key: str, **blanks: object) -> str:
        """The text of ``key``.  Raises ``KeyError`` on an unknown key or a blank left unfilled."""
        return self.entries[key].format(**blanks)


def available() -> list[str]:
    """The languages that have a file of words."""
    return sorted(path.stem for path in _FOLDER.glob("*.yml"))


@cache  # the generator's own words, which change as seldom as its code
def load_words(language: str, folder: str = "") -> Translations:
    """The words of ``language`` (``en``, ``fr``), or those in a folder of ``words/``.  Raises
    ``FileNotFoundError`` where there is no file.
    """
    text = (_FOLDER / folder / f"{language}.yml").read_text(encoding="utf-8")
    set_text = typographer(language)
    # By libyaml where it is there: it takes a tenth of the time.
    entries: dict[str, str] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    # Messages quote what an editor types, and are left as they are.
    return Translations(
        language,
        {k: v if k.startswith("problem_") else set_text(v) for k, v in entries.items()},
    )
