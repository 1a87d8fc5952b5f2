# SPDX-License-Identifier: MIT
"""Publish a site, and get killed in the middle: ``python killed_publish.py STEPS WORD STATUS``.

The site has two files that contain WORD; its build ends with STATUS. The process kills itself
after STEPS changes to the disk.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from campaign.commands import publish
from campaign.source.messages import run_command

_CHANGES = ("rename", "unlink", "rmdir", "mkdir")


class Countdown:
    """The number of changes to the disk before the process is killed."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def before(self, change: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap ``change`` so that its calls are counted."""

        def counted(*arguments: Any, **options: Any) -> Any:
            if self.steps == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            self.steps -= 1
            return change(*arguments, **options)

        return counted


def main(steps: str, word: str, status: str) -> int:
    def build(_config_file: Path, target: Path, _lock: int) -> int:
        target.mkdir()
        for name in ("a.html", "b.html"):
            (target / name).write_text(word, encoding="utf-8")
        return int(status)

    sys.argv = ["publish"]
    countdown = Countdown(int(steps))
    for name in _CHANGES:
        setattr(os, name, countdown.before(getattr(os, name)))
    valid = mock.patch.object(publish, "load_settings")
    with valid, mock.patch.object(publish, "_build", build):
        return run_command(publish.main)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
