# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.new``: replace the campaign with an example that builds.

With ``--folder``, write the generator and the example as a new repository instead.
"""

import argparse
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from campaign.commands import scaffold
from campaign.model.settings import read_settings, unsupported_tag
from campaign.problems import Choices
from campaign.repository import git, unpack
from campaign.source.messages import refuse, run_command
from campaign.text.translations import Translations

_QUESTIONS = {"publisher": "new_ask_publisher", "versions": "new_ask_versions"}


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, or 1 if nothing was done."""
    parser = argparse.ArgumentParser(prog="campaign.commands.new", description=__doc__)
    parser.add_argument("languages", nargs="*", help="tags such as en-CA; else those of the site")
    parser.add_argument("--force", action="store_true", help="though work would be lost")
    parser.add_argument("--publisher", choices=scaffold.CHOICES["publisher"])
    parser.add_argument("--versions", choices=scaffold.CHOICES["versions"])
    parser.add_argument("--folder", type=Path, help="where to write a repository instead")
    options = parser.parse_args()
    tags = re.findall(r"[^\s,]+", " ".join(options.languages))
    tags = tags or [x.tag for x in read_settings(root / "mkdocs.yml").languages]
    try:
        starts = [scaffold.read_starter(tag) for tag in tags]
    except FileNotFoundError:
        return refuse(words("new_language", known=", ".join(scaffold.available_starts())))
    codes = [start.code for start in starts]
    for tag, code in zip(tags, codes, strict=True):
        if key := "language_code" if codes.count(code) > 1 else unsupported_tag(tag, code):
            return refuse(words(f"problem_{key}", value=tag, code=code))
    chosen = {name: getattr(options, name) or ask(name, words) for name in scaffold.CHOICES}
    create = partial(scaffold.create, starts=starts, chosen=chosen)
    if options.folder:
        return _write_template(root, options.folder, create, words)
    removed = scaffold.replaced(root)
    if not options.force and (reason := unsaved(root, removed, words)):
        return refuse(reason)
    create(root)
    shown = ", ".join(path.relative_to(root).as_posix() for path in removed)
    named = ", ".join(start.tag for start in starts)
    sys.stdout.write(words("new_done", replaced=shown, languages=named) + "\n")
    return 0


def ask(name: str, words: Translations) -> str:
    """Return the answer to a question; without a terminal or an answer, the first choice."""
    choices = scaffold.CHOICES[name]
    while sys.stdin.isatty() and (answer := input(words(_QUESTIONS[name]) + " ").strip()):
        if answer.casefold() in choices:
            return answer.casefold()
        valid = Choices(choices).worded(words)
        sys.stdout.write(words("new_answer", answer=answer, choices=valid) + "\n")
    return choices[0]


def unsaved(root: Path, paths: Sequence[Path], words: Translations) -> str:
    """Return why git could not restore ``paths``, or an empty text if it could."""
    try:
        done = git(root, "status", "--porcelain", "--ignored", "--", *map(str, paths))
    except FileNotFoundError:
        return words("new_no_git")
    if done.returncode:
        return words("new_no_git")
    # Compiled Python files are not worth saving.
    lines = [line for line in done.stdout.decode().splitlines() if "__pycache__" not in line]
    return words("new_unsaved", paths="\n".join(lines)) if lines else ""


def _write_template(
    root: Path, folder: Path, create: Callable[[Path], None], words: Translations
) -> int:
    """Write the last commit of ``root`` into ``folder``, with the campaign replaced."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return refuse(words("template_not_empty", folder=folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        reason = unpack(root, "HEAD", folder)
        if not reason:
            create(folder)
            commit = ("commit", "--quiet", "--message=Begin with an example")
            for command in (("init", "--quiet", "--initial-branch=main"), ("add", "--all"), commit):
                done = git(folder, *command)
                reason = reason or (done.stderr.decode().strip() if done.returncode else "")
    except OSError as error:
        reason = str(error)
    if reason:
        shutil.rmtree(folder, ignore_errors=True)
        return refuse(words("template_failed", reason=reason))
    sys.stdout.write(words("template_done", folder=folder) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
