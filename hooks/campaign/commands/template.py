# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.template FOLDER en-CA fr-CA``: write a template repository.

It has the generator and the example in the given languages, in one commit.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from campaign.commands.scaffold import Starter, create, read_starter
from campaign.source.messages import message_words
from campaign.text.message_language import print_in_any_encoding


def main() -> int:
    """Return the exit status: 0, or 1 if nothing was written."""
    parser = argparse.ArgumentParser(prog="campaign.commands.template", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("languages", nargs="+", help="tags such as en-CA, the default one first")
    options = parser.parse_args()
    print_in_any_encoding()
    root, folder = Path.cwd(), options.folder.resolve()
    words = message_words(root / "mkdocs.yml")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        sys.stderr.write(words("template_not_empty", folder=options.folder) + "\n")
        return 1
    try:
        write_template(root, folder, [read_starter(tag) for tag in options.languages])
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        reason = str(getattr(error, "stderr", None) or error).strip()
        sys.stderr.write(words("template_failed", reason=reason) + "\n")
        return 1
    sys.stdout.write(words("template_done", folder=options.folder) + "\n")
    return 0


def write_template(root: Path, folder: Path, starts: Sequence[Starter]) -> None:
    """Write the last commit of ``root`` into ``folder``, with the campaign replaced."""
    _git(root, "clone", "--quiet", "--depth=1", root.as_uri(), str(folder))
    shutil.rmtree(folder / ".git")
    create(folder, starts)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message=Begin with an example")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)


if __name__ == "__main__":
    sys.exit(main())
