# SPDX-License-Identifier: MIT
"""Read ``docs/glossary.yml``, and compare terms of a text and of its translation with it.

Only the review compares texts: a translation may say the same in other words.  The build checks the
glossary itself.  A term of several words hides the shorter ones in it: “human rights defender” is
not “human rights”.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    ValidationInfo,
    model_validator,
)

from campaign.checks.texts import STILL_IN
from campaign.model.campaign import Campaign
from campaign.model.settings import Settings
from campaign.problems import Problem, collecting
from campaign.source.field_types import Text, check_languages
from campaign.source.text_files import read_text
from campaign.source.validation import validate
from campaign.source.yaml_source import parse_yaml

GLOSSARY = "glossary.yml"
_WORD = re.compile(r"\w+")

Forms = Annotated[
    list[Text],
    Field(min_length=1),
    BeforeValidator(lambda value: value if isinstance(value, list) else [value]),
]
"""A form, or a list of them."""


class Entry(BaseModel):
    """A term: its forms in each language, and the words to avoid."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)
    __pydantic_extra__: dict[str, Forms]
    avoid: dict[str, Forms] = Field(default_factory=dict)
    note: Text = ""

    @model_validator(mode="after")
    def _has_every_language(self, info: ValidationInfo) -> Self:
        for codes in (self.forms, (*self.forms, *self.avoid)):
            check_languages(codes, info, name=next(iter(self.forms.values()), ["?"])[0])
        return self

    @property
    def forms(self) -> dict[str, list[str]]:
        """The forms of the term by language."""
        return self.__pydantic_extra__


class Glossary(RootModel[list[Entry]]):
    """The list of terms in ``docs/glossary.yml``."""


def read_glossary(settings: Settings) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of the glossary, none if it is missing or invalid, and its problems."""
    file, entries, problems = settings.docs / GLOSSARY, list[Entry](), list[Problem]()
    path = settings.display_path(file)
    with collecting(problems):
        source = parse_yaml(read_text(file, path) if file.is_file() else "[]", path)
        if source.data is not None or source.problems:
            entries = validate(Glossary, source, {"languages": settings.codes}).root
    return entries, problems


def misuses(
    glossary: Sequence[Entry], original: str, text: str, languages: tuple[str, str]
) -> Iterator[tuple[Entry, str]]:
    """Yield the terms that a text lacks, and those of which it has a word to avoid, with that word.

    The text is in the second of ``languages``; ``original``, which it translates, in the first one.
    """
    first, second = languages
    glossary = [e for e in glossary if not any(map(STILL_IN.match, e.forms[second]))]
    terms = [form for entry in glossary for form in entry.forms[first]]
    used = set(_found(original, terms))
    right = [form for entry in glossary for form in entry.forms[second]]
    wrong = {word: entry for entry in glossary for word in entry.avoid.get(second, ())}
    found = [word for word in _found(text, [*right, *wrong]) if word not in right]
    avoided = [(wrong[word], word) for word in found]
    for entry in glossary:
        is_said = any(_found(text, entry.forms[second])) or entry in [x for x, _ in avoided]
        if used.intersection(entry.forms[first]) and not is_said:
            yield entry, ""
    yield from avoided


def _found(text: str, forms: Iterable[str]) -> Iterator[str]:
    """Yield the forms in a text, in order; a longer one hides those in it."""
    known = sorted(filter(_WORD.search, forms), key=len, reverse=True)
    patterns = (r"\W+".join(map(_pattern, _WORD.findall(form))) for form in known)
    every = "|".join(f"({pattern})" for pattern in patterns) or "(?!)"
    for match in re.finditer(rf"\b(?:{every})\b", text):
        yield known[(match.lastindex or 0) - 1]


def _pattern(word: str) -> str:
    """Return a search for a word of a term, also in the plural and the feminine."""
    is_acronym = word.isupper() and len(word) > 1  # “US” is not “us”
    return f"{word}s?" if is_acronym else f"(?i:{word}(?:s|x|e|es)?)"


def check_glossary(draft: Campaign) -> list[Problem]:
    """Report the mistakes in ``docs/glossary.yml``."""
    return read_glossary(draft.settings)[1]
