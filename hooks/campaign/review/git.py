# SPDX-License-Identifier: MIT
"""What the review reads from git, without touching the working tree."""

import io
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from campaign import repository
from campaign.review.segments import Segment

_SITE = ("docs", "words", "mkdocs.yml", "hooks", "overrides", "requirements.txt")
"""The sources of a site, in the project's folder."""
_LINE = re.compile(
    r"^[ \t]*Translation[ \t]*:[ \t]*not[ \t]+needed(?:[ \t]+for[ \t]+(?P<pair>\S+#\S+?))?"
    r"[ \t]*\.?[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that no translation is needed.

    ``pair`` is, if given, the only one that it is about; ``files``, if given, are those that its
    commit changed.
    """

    pair: str = ""
    files: Collection[str] | None = None

    def covers(self, text: Segment) -> bool:
        """Return whether it is about a text."""
        if self.pair:
            return text.pair == self.pair
        return self.files is None or text.page.display_path in self.files


def find_start(folder: Path, base: str) -> str:
    """Return the last commit that ``base`` and what is checked out share."""
    return output(folder, "merge-base", "--end-of-options", base, "HEAD").strip()


def changed_files(folder: Path, base: str) -> list[str]:
    """Return the changed files in ``folder``, committed or not, that a site is built from."""
    names = output(folder, "diff", "--name-only", "-z", "--relative", base, "--", *_SITE)
    names += output(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", *_SITE)
    return sorted({name for name in names.split("\0") if name})


def statements(message: str, files: Collection[str] | None = None) -> list[Statement]:
    """Return what a message says to need no translation.

    The line may be anywhere, because GitHub adds lines below the text of a pull request.
    """
    pairs = (found["pair"] or "" for found in _LINE.finditer(_COMMENT.sub("", message)))
    # It may be typed with the page's folder.
    return [Statement(re.sub(r"^(?:.*/)?docs/\w+/", "", pair), files) for pair in pairs]


def commits(folder: Path, *options: str) -> list[tuple[list[str], str, list[str]]]:
    """Return commits: their hash, date and parents, message, and changed files."""
    form = ("--no-show-signature", "--encoding=UTF-8", "--format=%x01%H %cs %P%x02%B%x02")
    names = ("--name-only", "-z", "--no-renames", "--relative")
    entries = output(folder, "log", *form, *names, *options).split("\1")[1:]
    found = (entry.split("\2") for entry in entries)
    return [
        (head.split(" "), message, [x.strip() for x in files.split("\0") if x.strip()])
        for head, message, files in found
    ]


def contents(folder: Path, files: Sequence[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
    """Return the contents of files by commit and path; empty if a commit deleted them."""
    names = "".join(f"{commit}:./{file}\n" for commit, file in files)
    out = io.BytesIO(run(folder, "cat-file", "--batch", given=names))
    sizes = ((each, out.readline().split()[-1]) for each in files)
    return {each: out.read(int(size) + 1)[:-1] if size.isdigit() else b"" for each, size in sizes}


def output(folder: Path, *arguments: str) -> str:
    """Return the text that git prints.  Raises ``OSError`` with git's reason if it fails."""
    return run(folder, *arguments).decode("utf-8", "replace")


def run(folder: Path, *arguments: str, given: str = "") -> bytes:
    """Return what git prints.  Raises ``OSError`` with git's reason if it fails."""
    done = repository.git(folder, *arguments, given=given.encode())
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise OSError(reason or f"git {arguments[0]}: no result")
    return done.stdout
