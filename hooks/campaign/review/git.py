# SPDX-License-Identifier: MIT
"""The two sides of a change, read from git without touching the working tree.

Missing history has its own messages, as ``actions/checkout`` fetches one commit by default.
"""

import re
import subprocess
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from campaign import repository
from campaign.load import InvalidCampaignError, read_campaign
from campaign.model.campaign import Campaign
from campaign.problems import CampaignError, Problem
from campaign.review.segments import Segment

GENERATOR = ("hooks/", "overrides/", "requirements.txt")
_SITE = ("docs", "words", "mkdocs.yml", *GENERATOR)
"""The sources of a site, in the project's folder."""
_LINE = re.compile(
    r"^[ \t]*Translation[ \t]*:[ \t]*not[ \t]+needed(?:[ \t]+for[ \t]+(?P<pair>\S+#\S+?))?"
    r"[ \t]*\.?[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class RevisionError(Exception):
    """Two revisions cannot be compared; ``key`` and ``details`` are those of a message."""

    def __init__(self, key: str, **details: object) -> None:
        self.key = key
        self.details: Mapping[str, object] = details
        super().__init__(key)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that no translation is needed.

    ``pair`` is, if given, the only one that it is about.  ``texts``, if given, are those that its
    commit changed, the only ones that it is about: languages with normalised texts.
    """

    pair: str = ""
    texts: Collection[tuple[str, str]] | None = None

    def covers(self, text: Segment) -> bool:
        """Return whether it is about a text."""
        if self.pair:
            return text.pair == self.pair
        return self.texts is None or (text.language, text.key) in self.texts


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its short hash, date (ISO 8601) and subject."""

    hash: str = ""
    date: str = ""
    subject: str = ""
    statements: Sequence[Statement] = ()
    """Those of its message, and of the commits that it merges."""

    def settles(self, text: Segment) -> bool:
        """Return whether it states that a text that it changes needs no translation."""
        return any(each.covers(text) for each in self.statements)


@dataclass(frozen=True, slots=True)
class Reading:
    """A campaign as far as it can be read (None if not at all), and its problems."""

    campaign: Campaign | None
    problems: tuple[Problem, ...] = ()
    is_complete: bool = True
    """Whether all its pages and figures could be read."""


def find_start(folder: Path, base: str) -> str:
    """Return the last commit that ``base`` and what is checked out share.

    Raises ``RevisionError``.
    """
    is_shallow(folder)  # outside of a clone, it says so
    named = ("--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if (commit := run(folder, "rev-parse", *named)).returncode:
        raise RevisionError("revision_unknown", name=base)
    common = run(folder, "merge-base", commit.stdout.decode().strip(), "HEAD")
    if common.returncode:
        raise RevisionError("history_unrelated", base=base)
    return common.stdout.decode().strip()


def is_shallow(folder: Path) -> bool:
    """Return whether the history is cut off.  Raises ``RevisionError`` outside of a clone."""
    if not any((parent / ".git").exists() for parent in (folder, *folder.resolve().parents)):
        raise RevisionError("no_repository", folder=folder)
    return output(folder, "rev-parse", "--is-shallow-repository").strip() == "true"


def unpack(folder: Path, commit: str, into: Path) -> None:
    """Write the files of ``folder`` at ``commit``, if any.  Raises ``RevisionError``."""
    has_files = run(folder, "ls-tree", commit).stdout
    if has_files and (reason := repository.unpack(folder, commit, into)):
        raise RevisionError("git_failed", command="archive", reason=reason)


def stated_pairs(message: str) -> list[str]:
    """Return the pairs that a message says need no translation; an empty text for all it changes.

    The line may be anywhere, because GitHub adds lines below the text of a pull request.
    """
    return [
        re.sub(r"^(?:.*/)?docs/\w+/", "", found["pair"] or "")  # typed with the page's folder
        for found in _LINE.finditer(_COMMENT.sub("", message))
    ]


def changed_files(folder: Path, base: str) -> list[str]:
    """Return the changed files in ``folder``, committed or not, that a site is built from."""
    names = output(folder, "diff", "--name-only", "-z", "--relative", base, "--", *_SITE)
    names += output(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", *_SITE)
    return sorted({name for name in names.split("\0") if name})


def read_side(config_file: Path) -> Reading:
    """Return the campaign of ``mkdocs.yml``, as far as it can be read."""
    try:
        return Reading(read_campaign(config_file))
    except InvalidCampaignError as error:
        return Reading(error.campaign, error.problems, error.is_complete)
    except CampaignError as error:
        return Reading(None, error.problems, is_complete=False)


def run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git.  Raises ``RevisionError`` if it is missing."""
    try:
        return repository.git(folder, *arguments, given=given)
    except FileNotFoundError as error:
        raise RevisionError("no_git") from error


def output(folder: Path, *arguments: str) -> str:
    """Return what git prints.  Raises ``RevisionError`` with git's reason if it fails."""
    done = run(folder, *arguments)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise RevisionError("git_failed", command=arguments[0], reason=reason)
    return done.stdout.decode("utf-8", "replace")
