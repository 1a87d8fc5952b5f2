# SPDX-License-Identifier: MIT
"""The SHA-256 digests of a site, and commands that check it against them and its source.

The format is that of ``sha256sum --check`` (GNU coreutils).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from campaign.model.file_names import CHECKSUMS


def checksums(site: Path) -> str:
    """Return a line for each file below ``site`` but the list itself, sorted by path (as bytes)."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    listed = sorted((name for name in names if name != CHECKSUMS), key=str.encode)
    return "".join(_line(name, site / name) for name in listed)


def _line(name: str, file: Path) -> str:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return f"{digest}  {name}\n"


_GITHUB = "https://github.com/"
# The commit that was built, in the certificate (`gh attestation verify --help`).
_COMMIT = ".[0].verificationResult.signature.certificate.sourceRepositoryDigest"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the verification; ``purpose`` is the key of its explanation in the word files."""

    purpose: str
    commands: str


def verification(site_url: str, repository: str) -> Iterator[Step]:
    """Yield the steps that are possible; the address of the site or of its source may be empty."""
    if not site_url:
        return
    yield Step("verify_files", _files(site_url))
    slug = repository.removeprefix(_GITHUB).strip("/")
    if repository.startswith(_GITHUB):  # only GitHub stores the attestations of its workflows
        yield Step("verify_signature", _signature(slug))
    if repository:
        yield Step("verify_source", _source(site_url, repository))


def _files(site_url: str) -> str:
    return f"""\
site={quote(site_url)}
curl -fO "${{site}}{CHECKSUMS}"
cut -c 67- {CHECKSUMS} | while read -r file
do curl -s --create-dirs -o "$file" "$site$file"
done
sha256sum -c --quiet {CHECKSUMS}"""


def _signature(slug: str) -> str:
    return f"""\
gh attestation verify {CHECKSUMS} \\
  --repo {quote(slug)} --format json \\
  --jq {quote(_COMMIT)}"""


def _source(site_url: str, repository: str) -> str:
    return f"""\
git clone {quote(repository)} source
cd source
git checkout COMMIT
SITE_URL={quote(site_url)} \\
  REPO_URL={quote(repository)} make site
cmp site/{CHECKSUMS} ../{CHECKSUMS}"""
