# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.publish``: build the site elsewhere, then replace the old one.

A build that fails or is interrupted leaves the old site unchanged.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from campaign.github_annotations import announce
from campaign.load import check_settings
from campaign.problems import CampaignError
from campaign.source.messages import message_words
from campaign.storage.site_folder import SiteFolder
from campaign.text.translations import Translations

# The script, as `python -m mkdocs` would add the current folder to the path, without `hooks`.
_MKDOCS = Path(sys.executable).with_name("mkdocs")


def main() -> int:
    """Return the exit status: 0, that of a failed build, 1, or 130 if it was interrupted."""
    config_file = Path("mkdocs.yml").resolve()
    words = message_words(config_file)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return publish(config_file, words)
    except CampaignError as error:
        lines = announce(error.problems, words)
        _say("\n".join([*lines, words("check_failed", count=len(lines))]))
        return 1
    except KeyboardInterrupt:
        _say(words("publish_interrupted"))
        return 128 + signal.SIGINT
    except OSError as error:
        _say(words("publish_impossible", reason=error))
        return 1


def publish(config_file: Path, words: Translations) -> int:
    """Build and replace the site, and return the exit status of the build."""
    folder = SiteFolder(config_file.parent)
    with folder.lock(lambda: _say(words("publish_waits"))) as lock:
        folder.repair()
        try:
            check_settings(config_file)  # MkDocs would name no line, and only in English
            if not (status := _build(config_file, folder.new, lock)):
                folder.replace()
            return status
        finally:
            folder.repair()


def _build(config_file: Path, target: Path, lock: int) -> int:
    """Build into ``target``, without the ``PYTHONPATH`` of this command."""
    build = [str(_MKDOCS), "build", "--strict", "-f", str(config_file), "--site-dir", str(target)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(build, env=environment, pass_fds=(lock,), check=False).returncode


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
