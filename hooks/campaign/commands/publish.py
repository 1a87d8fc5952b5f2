# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.publish``: build the site elsewhere, then replace the old one.

A build that fails or is interrupted leaves the old site; the next run repairs what it left.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from campaign.load import load_settings
from campaign.source.messages import refuse, run_command
from campaign.text.translations import Translations

# The script, as `python -m mkdocs` would add the current folder to the path, without `hooks`.
_MKDOCS = Path(sys.executable).with_name("mkdocs")


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, that of a failed build, 1, or 130 if it was interrupted."""
    for number in (signal.SIGINT, signal.SIGTERM):  # shells ignore the first in the background
        signal.signal(number, signal.default_int_handler)
    try:
        return _publish(root, words)
    except KeyboardInterrupt:
        refuse(words("publish_interrupted"))
        return 128 + signal.SIGINT
    except OSError as error:
        return refuse(words("publish_impossible", reason=error))


def _publish(root: Path, words: Translations) -> int:
    """Build and replace the site, and return the exit status of the build.

    It is built on the same file system, so that a rename publishes it.
    """
    config_file, site, aside = root / "mkdocs.yml", root / "site", root / ".build"
    new, old = aside / "new", aside / "old"
    aside.mkdir(exist_ok=True)
    with (aside / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            refuse(words("publish_waits"))
            fcntl.flock(lock, fcntl.LOCK_EX)
        _repair(site, old, new)
        try:
            load_settings(config_file)  # MkDocs would name no line, and only in English
            # The build inherits the lock, which lasts until it ends if this process is killed.
            if not (status := _build(config_file, new, lock.fileno())):
                if site.exists():
                    site.rename(old)
                new.rename(site)
            return status
        finally:
            _repair(site, old, new)


def _repair(site: Path, old: Path, new: Path) -> None:
    """Restore the site after an interrupted run, and delete leftovers."""
    if old.exists() and not site.exists():
        old.rename(site)
    for leftover in (old, new):
        if leftover.exists():
            shutil.rmtree(leftover)


def _build(config_file: Path, target: Path, lock: int) -> int:
    """Build into ``target``, without the ``PYTHONPATH`` of this command."""
    build = [str(_MKDOCS), "build", "--strict", "-f", str(config_file), "--site-dir", str(target)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(build, env=environment, pass_fds=(lock,), check=False).returncode


if __name__ == "__main__":
    sys.exit(run_command(main))
