# SPDX-License-Identifier: MIT
"""Problems that editors can fix: what is wrong, where, and what to do about it."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from campaign.text.translations import Translations

Location = tuple[str, int, int]  # a file, a line and a column


def shortened(text: str, longest: int = 40) -> str:
    """Return a typed text, cut to fit a message."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def cut_between_words(text: str, longest: int = 120) -> str:
    """Return a text short enough for a message, cut before a space, with “…” for the rest."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that an editor can fix, in a file of the project; lines and columns count from 1.

    ``key`` names the message in ``words/``; ``details`` fills its placeholders, with a text, a
    ``Term``, a ``Suggestion`` or a tuple of these.
    """

    path: str
    line: int
    column: int
    key: str
    details: Mapping[str, object] = field(default_factory=dict)
    elsewhere: "Problem | None" = None  # the same, in the translation of the page
    is_draft: bool = False  # whether it may stay as long as the campaign is a draft

    @property
    def is_advice(self) -> bool:
        """Whether the site can be published anyway."""
        return self.key == "glyph_emoji" or self.is_draft

    def message(self, words: Translations) -> str:
        """Return the message without its position, on one line, in the language of ``words``.

        What was typed is cut if the message of a check would be too long to be read.
        """
        details = {name: _worded(value, words) for name, value in self.details.items()}
        text = words(f"problem_{self.key}", **details)
        for longest in (80, 60, 40, 20):
            if len(text) > 199 and not words.folder:
                typed = {x: y for x, y in self.details.items() if isinstance(y, str)}
                details |= {name: shortened(value, longest) for name, value in typed.items()}
                text = words(f"problem_{self.key}", **details)
        return re.sub(r"[\r\n]+", " ", text)

    def line_of_text(self, words: Translations) -> str:
        """Return ``path:line:column: what is wrong; what to do``."""
        return f"{self.path}:{self.line}:{self.column}: {self.message(words)}"


@dataclass(frozen=True, slots=True)
class Term:
    """Words of the interface inside a message, in the language of the message."""

    key: str
    blanks: Mapping[str, object] = field(default_factory=dict)

    def worded(self, words: Translations) -> str:
        """Return the text in the language of ``words``."""
        return words(self.key, **{name: _worded(x, words) for name, x in self.blanks.items()})


def one_of(names: Iterable[str]) -> Term | str:
    """Return what can be written instead: “a, b or c”, in the language of the message."""
    *others, last = names
    return Term("one_of", {"names": ", ".join(others), "last": last}) if others else last


class Suggestion:
    """The end of a message about an unknown ``name``: “; did you mean “x”?”, or the known names.

    A long list of names helps nobody and is left out.
    """

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.names = ", ".join(sorted(known))
        name, ending, _ = re.split(r"(\.\w+$|$)", name.casefold(), maxsplit=1)  # “.md” is common
        folded = {each.casefold().removesuffix(ending): each for each in known}
        matches = difflib.get_close_matches(name, folded, n=1)
        matches += [x for x in folded if len(x) > 2 and name.startswith(x)]  # “navigation”: nav
        self.best = folded[matches[0]] if matches else None

    def worded(self, words: Translations) -> str:
        """Return the text in the language of ``words``; empty if nothing is known."""
        if self.best:
            return words("did_you_mean", name=self.best)
        return words("known_names", names=self.names) if 0 < len(self.names) <= 150 else ""


def _worded(value: object, words: Translations) -> object:
    if isinstance(value, tuple):
        return " ".join(str(_worded(part, words)) for part in value)
    if isinstance(value, Term | Suggestion):
        return value.worded(words)
    return shortened(as_typed(value), 50) if isinstance(value, dict | list) else as_typed(value)


def as_typed(value: object) -> str:
    """Return a value as it is typed in a data file, on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {as_typed(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_typed, value))}]"
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


class CampaignError(Exception):
    """All problems of a campaign, sorted by file, line and column."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.path, p.line, p.column, p.key)))
        super().__init__(f"{len(self.problems)} problems")


@contextmanager
def collecting(problems: list[Problem]) -> Iterator[None]:
    """Add the problems of a ``CampaignError`` to a list instead of raising it."""
    try:
        yield
    except CampaignError as error:
        problems += error.problems
