# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.upgrade VERSION``: replace the generator with that of a git ref.

``GENERATOR.sha256`` lists the generator's files with their SHA-256, in the format of
``sha256sum --check``.  A file that matches the list of either version is replaced; any other has
been edited, and nothing is changed.  ``--list`` writes the list, before a release.
"""

import hashlib
import re
import sys
from pathlib import Path

from campaign.repository import git, names
from campaign.source.messages import refuse, run_command
from campaign.text.translations import Translations

LIST = "GENERATOR.sha256"
CAMPAIGN_PATHS = (
    *("docs/", "words/", ".github/ISSUE_TEMPLATE/", ".github/images/", "mkdocs.yml", LIST),
    *(".github/CODEOWNERS", ".github/pull_request_template.md", "LICENSE-TEXT.md"),
    *("README.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md"),
    *("README.fr.md", "CONTRIBUTING.fr.md", "CODE_OF_CONDUCT.fr.md"),
)
"""Files and folders of the campaign; all others are the generator's."""
_HOOKS = re.compile(r"^hooks:.*\n(?:[ -].*\n)+", re.MULTILINE)


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, or 1 if nothing was changed."""
    version = " ".join(sys.argv[1:])
    if version == "--list":
        (root / LIST).write_text(file_list(root), encoding="utf-8")
        return 0
    old = _listed((root / LIST).read_text(encoding="utf-8") if (root / LIST).is_file() else "")
    try:
        new = _listed(git(root, "show", "--end-of-options", f"{version or '?'}:./{LIST}"))
        known = {*old.items(), *new.items()}
        files = [path for path in sorted({**old, **new}) if (root / path).is_file()]
        if edited := [path for path in files if (path, _sha256(root / path)) not in known]:
            return refuse(words("upgrade_edited", paths="\n".join(edited)))
        config = git(root, "show", f"{version}:./mkdocs.yml")
        # A file that is the same keeps its date: make does not install everything again.
        git(root, "checkout", version, "--", *new, LIST)
    except OSError as error:
        return refuse(words("upgrade_source", source=version, reason=error))
    for path in old.keys() - new.keys():
        (root / path).unlink(missing_ok=True)
    hooks, own = _HOOKS.search(config), root / "mkdocs.yml"
    text = _HOOKS.sub(lambda old: (hooks or old)[0], own.read_text("utf-8"), count=1)
    own.write_text(text, encoding="utf-8")
    name = (root / "VERSION").read_text("utf-8").strip()
    sys.stdout.write(words("upgrade_done", version=name) + "\n")
    return 0


def file_list(root: Path) -> str:
    """Return the text of the list for the tracked files of ``root``."""
    return "".join(
        f"{_sha256(root / path)}  {path}\n"
        for path in sorted(names(git(root, "ls-files", "-z")))
        if (root / path).is_file() and not path.startswith(CAMPAIGN_PATHS)
    )


def _listed(text: str) -> dict[str, str]:
    """Return the SHA-256 of each file by its path; older lists have files of the campaign."""
    lines = (line.split("  ", 1) for line in text.splitlines())
    return {path: digest for digest, path in lines if not path.startswith(CAMPAIGN_PATHS)}


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(run_command(main))
