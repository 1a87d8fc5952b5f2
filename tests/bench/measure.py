# SPDX-License-Identifier: MIT
"""Run the given command and print its seconds, processor seconds and peak memory in MiB.

A small process, because Linux adds the memory of the parent at the start to a child's peak.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time


def main() -> None:
    """Print the measures, or only the output of the command if it fails."""
    start = time.perf_counter()
    done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(done.stdout.decode())
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)  # noqa: T201


if __name__ == "__main__":
    main()
