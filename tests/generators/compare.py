# SPDX-License-Identifier: MIT
"""Build the site with MkDocs and with its fork ProperDocs and compare the files, byte by byte.

The site must not depend on what only one of them does. ``make .venv/properdocs/made`` makes the
environment that has both; run this with its Python.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

GENERATORS = ("mkdocs", "properdocs")
ROOT = Path(__file__).parents[2]
# The same day, or the sitemaps would differ; addresses, so that all kinds of links are built.
ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "REPO_URL": "https://example.org/owner/repository",
    "SITE_URL": "https://example.org/letters/",
    "SOURCE_DATE_EPOCH": "1700000000",
}


def build(generator: str, site: Path) -> None:
    """Build the site of this checkout. Exits if the build fails."""
    script = Path(sys.executable).with_name(generator)
    command = [str(script), "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | ENVIRONMENT, check=False)
    if done.returncode:
        sys.exit(f"{generator} does not build the site")


def content(site: Path) -> dict[str, bytes]:
    """Return the content of every file of a site, by its path."""
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def differences(sites: dict[str, dict[str, bytes]]) -> list[str]:
    """Return a line per file that differs between two sites, given by name of generator."""
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
