# SPDX-License-Identifier: MIT
"""Builds the site with MkDocs and with ProperDocs, the fork that keeps its plugins and hooks, and
compares what they made, byte by byte: nothing here may lean on what only one of them does.

`make properdocs` runs it, with the Python of an environment that has both.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

GENERATORS = ("mkdocs", "properdocs")
ROOT = Path(__file__).parents[2]
# The same day, or the sitemaps would differ; addresses, so that links of all kinds are there.
ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "REPO_URL": "https://example.org/owner/repository",
    "SITE_URL": "https://example.org/letters/",
    "SOURCE_DATE_EPOCH": "1700000000",
}


def build(generator: str, site: Path) -> None:
    """Builds the site of this checkout.  Exits with its status where the build fails."""
    script = Path(sys.executable).with_name(generator)
    command = [str(script), "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | ENVIRONMENT, check=False)
    if done.returncode:
        sys.exit(f"{generator} does not build the site")


def content(site: Path) -> dict[str, bytes]:
    """Every file of a site, by its path."""
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def differences(sites: dict[str, dict[str, bytes]]) -> list[str]:
    """What two sites, each by its generator's name, do not have in common: a line for each file."""
    (one, first), (other, second) = sites.items()
    return [
        *(f"{path}: made by {one} alone" for path in sorted(first.keys() - second.keys())),
        *(f"{path}: made by {other} alone" for path in sorted(second.keys() - first.keys())),
        *(
            f"{path}: not the same by {one} and by {other}"
            for path in sorted(first.keys() & second.keys())
            if first[path] != second[path]
        ),
    ]


def main() -> int:
    sites = {}
    with tempfile.TemporaryDirectory() as folder:
        for generator in GENERATORS:
            build(generator, Path(folder, generator))
            sites[generator] = content(Path(folder, generator))
    found = differences(sites)
    files = len(sites[GENERATORS[0]])
    sys.stdout.write("\n".join([*found, f"{files} files compared, {len(found)} differences", ""]))
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
