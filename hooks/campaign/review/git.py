# SPDX-License-Identifier: MIT
"""What the review reads from git: commits, and what they say to need no translation."""

import io
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from campaign.repository import git, git_bytes, names
from campaign.review.segments import Segment

_LINE = re.compile(
    r"^[ \t]*Translation\s*:[ \t]*not[ \t]+needed(?:[ \t]+for[ \t]+(\S+#\S+?))?[ \t]*\.?[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Statement(NamedTuple):
    """A statement that no translation is needed: of a pair, or of the files of its commit."""

    pair: str = ""
    files: Collection[str] | None = None

    def covers(self, text: Segment) -> bool:
        """Return whether it is about a text."""
        if self.pair:
            return text.pair == self.pair
        return self.files is None or text.page.display_path in self.files


def statements(message: str, files: Collection[str] | None = None) -> list[Statement]:
    """Return what a message says to need no translation.

    The line may be anywhere, because GitHub adds lines below the text of a pull request.
    """
    return [Statement(pair, files) for pair in _LINE.findall(_COMMENT.sub("", message))]


class Commit(NamedTuple):
    """A commit; ``files`` are those that it changed."""

    hash: str
    date: str
    parents: Sequence[str]
    message: str
    files: Sequence[str]


def commits(folder: Path, *options: str) -> list[Commit]:
    """Return commits, as ``git log`` lists them.  Raises ``OSError``."""
    form = ("--no-show-signature", "--encoding=UTF-8", "--format=%x01%H %cs %P%x02%B%x02")
    changed = ("--name-only", "-z", "--no-renames", "--relative")
    found = []
    for entry in git(folder, "log", *form, *changed, *options).split("\1")[1:]:
        head, message, files = entry.split("\2")
        name, date, *parents = head.split()
        own = [file.strip() for file in names(files) if file.strip()]
        found.append(Commit(name, date, parents, message, own))
    return found


def contents(folder: Path, files: Sequence[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
    """Return the contents of files by commit and path; empty if a commit deleted them."""
    asked = "".join(f"{commit}:./{file}\n" for commit, file in files)
    out = io.BytesIO(git_bytes(folder, "cat-file", "--batch", given=asked))
    sizes = ((each, out.readline().split()[-1]) for each in files)
    return {each: out.read(int(size) + 1)[:-1] if size.isdigit() else b"" for each, size in sizes}
