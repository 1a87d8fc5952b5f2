# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.upgrade VERSION``: replace the generator with that of a git ref.

``GENERATOR.sha256`` lists the generator's files with their SHA-256, in the format of
``sha256sum --check``.  A file that matches the list of either version is replaced; any other has
been edited, and nothing is changed.  ``--list`` writes the list, before a release.
"""

import hashlib
import re
import shutil
import sys
import tempfile
from pathlib import Path

from campaign.commands.new import unsaved
from campaign.repository import git, names, unpack
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
    if reason := unsaved(root, [root / path for path in _read_list(root)], words):
        return refuse(reason)
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder)
        error = unpack(root, version, new)
        if error or not (new / LIST).is_file():
            return refuse(words("upgrade_source", source=version, reason=error or LIST))
        if edited := edited_files(root, new):
            return refuse(words("upgrade_edited", paths="\n".join(edited)))
        replace(root, new)
    sys.stdout.write(words("upgrade_done", version=(root / "VERSION").read_text().strip()) + "\n")
    return 0


def file_list(root: Path) -> str:
    """Return the text of the list for the tracked files of ``root``."""
    tracked = git(root, "ls-files", "-z")
    tracked.check_returncode()
    return "".join(
        f"{_sha256(root / path)}  {path}\n"
        for path in sorted(names(tracked))
        if (root / path).is_file() and not path.startswith(CAMPAIGN_PATHS)
    )


def edited_files(root: Path, new: Path) -> list[str]:
    """Return the paths in ``root`` that match neither its own list nor that of ``new``."""
    old, other = _read_list(root), _read_list(new)
    return [
        path
        for path in sorted(old | other)
        if (root / path).is_file() and _sha256(root / path) not in (old.get(path), other.get(path))
    ]


def replace(root: Path, new: Path) -> None:
    """Replace the generator's files in ``root``, and its list of hooks in ``mkdocs.yml``."""
    listed = _read_list(new)
    for path in _read_list(root).keys() - listed.keys():
        (root / path).unlink(missing_ok=True)
    for path in (*listed, LIST):
        file = root / path
        # If it is the same, its date stays: make does not install everything again.
        if not file.is_file() or _sha256(file) != _sha256(new / path):
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(new / path, file)
    config = root / "mkdocs.yml"
    if hooks := _HOOKS.search((new / "mkdocs.yml").read_text(encoding="utf-8")):
        text = _HOOKS.sub(hooks[0].replace("\\", r"\\"), config.read_text("utf-8"), count=1)
        config.write_text(text, encoding="utf-8")


def _read_list(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each listed file by its path; empty without a list.

    An older list may have files that are now the campaign's.
    """
    file = folder / LIST
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    listed = (line.split("  ", 1) for line in lines)
    return {path: digest for digest, path in listed if not path.startswith(CAMPAIGN_PATHS)}


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(run_command(main))
