# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.new``: replace the campaign with an example that builds."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from campaign.commands import scaffold
from campaign.model.settings import is_supported, read_settings
from campaign.repository import git
from campaign.source.messages import refuse, run_command
from campaign.text.translations import Translations


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, or 1 if nothing was done."""
    parser = argparse.ArgumentParser(prog="campaign.commands.new", description=__doc__)
    parser.add_argument("languages", nargs="*", help="tags such as en-CA; else those of the site")
    parser.add_argument("--force", action="store_true", help="though work would be lost")
    options = parser.parse_args()
    tags = re.findall(r"[^\s,]+", " ".join(options.languages))
    tags = tags or [x.tag for x in read_settings(root / "mkdocs.yml").languages]
    try:
        starts = [scaffold.read_starter(tag) for tag in tags]
    except FileNotFoundError:
        return refuse(words("new_language", known=", ".join(scaffold.available_starts())))
    codes = [start.code for start in starts]
    for tag, code in zip(tags, codes, strict=True):
        if codes.count(code) > 1 or not is_supported(tag, code):
            return refuse(words("problem_unknown_locale", value=tag, code=code))
    removed = scaffold.replaced(root)
    if not options.force and (reason := unsaved(root, removed, words)):
        return refuse(reason)
    scaffold.create(root, starts)
    shown = ", ".join(path.relative_to(root).as_posix() for path in removed)
    sys.stdout.write(words("new_done", replaced=shown, languages=", ".join(tags)) + "\n")
    return 0


def unsaved(root: Path, paths: Sequence[Path], words: Translations) -> str:
    """Return why git could not restore ``paths``, or an empty text if it could."""
    try:
        shown = git(root, "status", "--porcelain", "--ignored", "--", *map(str, paths))
    except OSError:
        return words("new_no_git")
    # Compiled Python files are not worth saving.
    lines = [line for line in shown.splitlines() if "__pycache__" not in line]
    return words("new_unsaved", paths="\n".join(lines)) if lines else ""


if __name__ == "__main__":
    sys.exit(run_command(main))
