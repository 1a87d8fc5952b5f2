# SPDX-License-Identifier: MIT
"""Runs the command it is given and prints its seconds, processor seconds and peak memory in MiB.

A process of its own, and a small one: Linux counts into a child's peak what its parent held when
it was started.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time


def main() -> None:
    """A command that fails has its output printed, and no figures."""
    start = time.perf_counter()
    done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(done.stdout.decode())
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)  # noqa: T201


if __name__ == "__main__":
    main()
