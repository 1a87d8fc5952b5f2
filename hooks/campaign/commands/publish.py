# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.publish``: build the site elsewhere, then replace the old one.

A build that fails or is interrupted leaves the old site unchanged.
"""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

from campaign.load import check_settings
from campaign.source.messages import refuse, run_command
from campaign.storage.site_folder import SiteFolder
from campaign.text.translations import Translations

# The script, as `python -m mkdocs` would add the current folder to the path, without `hooks`.
_MKDOCS = Path(sys.executable).with_name("mkdocs")


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, that of a failed build, 1, or 130 if it was interrupted."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder, config_file = SiteFolder(root), root / "mkdocs.yml"
    try:
        with folder.lock(partial(refuse, words("publish_waits"))) as lock:
            folder.repair()
            try:
                check_settings(config_file)  # MkDocs would name no line, and only in English
                if not (status := _build(config_file, folder.new, lock)):
                    folder.replace()
                return status
            finally:
                folder.repair()
    except KeyboardInterrupt:
        refuse(words("publish_interrupted"))
        return 128 + signal.SIGINT
    except OSError as error:
        return refuse(words("publish_impossible", reason=error))


def _build(config_file: Path, target: Path, lock: int) -> int:
    """Build into ``target``, without the ``PYTHONPATH`` of this command."""
    build = [str(_MKDOCS), "build", "--strict", "-f", str(config_file), "--site-dir", str(target)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(build, env=environment, pass_fds=(lock,), check=False).returncode


if __name__ == "__main__":
    sys.exit(run_command(main))
