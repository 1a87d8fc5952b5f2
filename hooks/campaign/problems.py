# SPDX-License-Identifier: MIT
"""What is wrong, where, and what to do about it: one line a problem, all of them at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.words import Words

if TYPE_CHECKING:
    from campaign.content import Campaign

ADVICE = frozenset({"text_too_long", "text_twice"})
"""What could be better, and keeps nothing from being published: it is told and blocks nobody."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault that an editor can mend.

    ``path`` is relative to the project's folder, ``line`` and ``column`` count from 1
    (characters, as editors count).  ``key`` names the message in ``words/``; ``details`` fills
    its blanks.
    """

    path: str
    line: int
    column: int
    key: str
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_advice(self) -> bool:
        """Whether the page can be published all the same."""
        return self.key in ADVICE

    def message(self, words: Words) -> str:
        """The sentence alone, in the language of ``words``."""
        return words(f"problem_{self.key}", **self.details)

    def line_of_text(self, words: Words) -> str:
        """``path:line:column: what is wrong; what to do``."""
        return f"{self.path}:{self.line}:{self.column}: {self.message(words)}"


class CampaignError(Exception):
    """Everything that is wrong, sorted by file, line and column.

    ``campaign`` is what could be read all the same, if that is enough to render its pages.
    """

    def __init__(self, problems: Iterable[Problem], campaign: Campaign | None = None) -> None:
        self.campaign = campaign
        self.problems = tuple(sorted(problems, key=lambda p: (p.path, p.line, p.column, p.key)))
        super().__init__(f"{len(self.problems)} problems")


def near(name: str, known: Iterable[str], words: Words) -> str:
    """The tail of a message: “; did you mean “x”?” where a known name is near, else what is
    known.
    """
    choices = sorted(known)
    matches = difflib.get_close_matches(name.casefold(), choices, n=1, cutoff=0.6)
    if matches:
        return words("did_you_mean", name=matches[0])
    return words("known_names", names=", ".join(choices)) if choices else ""


def read_text(path: Path, shown: str) -> str:
    """The text of a UTF-8 file, line ends made one.

    Raises ``CampaignError`` where the file is missing or is not UTF-8 (at the line of the first
    bad byte).
    """
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise CampaignError([Problem(shown, 1, 1, "file_missing")]) from None
    except OSError as error:  # not permitted, or a link that leads to itself
        details = {"reason": error.strerror}
        raise CampaignError([Problem(shown, 1, 1, "file_unreadable", details)]) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise CampaignError([Problem(shown, line, column, "not_utf8")]) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
