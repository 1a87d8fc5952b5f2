# SPDX-License-Identifier: MIT
"""The public contract of a site: its files and, for some pages, their metadata and IDs.

``tests/build/golden.yml`` has the contract of the small campaign; ``make test UPDATE=1``
updates it.
"""

from __future__ import annotations

import difflib
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from support import SMALL, Build, build, copy_project, read_html

GOLDEN = Path(__file__).parent / "build" / "golden.yml"
_PAGES = ("", "letter/", "letter/side-by-side/", "annex/costs/", "figures/")
PAGES = [f"{language}{page}index.html" for page in _PAGES for language in ("", "fr/")]
PAGES.append("404.html")

_HEAD = """\
# SPDX-License-Identifier: MIT
# What the small campaign's site promises to readers. `make test UPDATE=1` writes it.
"""
# Hashes change with every change of code.
_HASH_IN_NAME = re.compile(r"\.[0-9a-f]{8}(?=\.(?:css|js)$)")
_HASH_IN_POLICY = re.compile(r"'(sha\d+)-[^']+'")


def contract(site: Path) -> dict[str, Any]:
    """Return the contract of a built site, without hashes."""
    files = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return {
        "files": sorted(_HASH_IN_NAME.sub(".(hash)", path) for path in files),
        "pages": {path: _page(site / path) for path in PAGES},
    }


def _page(file: Path) -> dict[str, Any]:
    page = read_html(file)
    assert page.html is not None
    (policy,) = page.select("meta[http-equiv=Content-Security-Policy]")
    return {
        "lang": page.html.get("lang"),
        "canonical": [str(link["href"]) for link in page.select("link[rel=canonical]")],
        "alternates": [
            f"{link['hreflang']} {link['href']}" for link in page.select("link[rel=alternate]")
        ],
        "edit": [str(link["href"]) for link in page.select(".edit-link a")],
        "policy": _HASH_IN_POLICY.sub(r"'\1'", str(policy["content"])).split("; "),
        "ids": [str(tag["id"]) for tag in page.find_all(id=True)],
    }


def written(site: Path) -> str:
    """Return the contract of a site as the text of the golden file."""
    return _HEAD + yaml.safe_dump(
        contract(site), allow_unicode=True, sort_keys=False, width=1000, indent=2
    )


def change(site: Path) -> str:
    """Return the differences between a site's contract and the golden file, or an empty text."""
    golden = GOLDEN.read_text(encoding="utf-8").splitlines()
    lines = difflib.unified_diff(
        golden, written(site).splitlines(), GOLDEN.name, "built", n=2, lineterm=""
    )
    found = "\n".join(lines)
    return found and (
        f"{found}\n\nReaders would see it.  If it is wanted: make test UPDATE=1, and commit "
        f"{GOLDEN.name}"
    )


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        done: Build = build(copy_project(Path(folder, "project"), SMALL))
        if done.status:
            sys.stderr.write(done.output)
            return done.status
        GOLDEN.write_text(written(done.site), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
