# SPDX-License-Identifier: MIT
"""The SHA-256 digests of a site, and commands that check it against them and its source.

The format is that of ``sha256sum --check`` (GNU coreutils).
"""

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
    digests = (hashlib.sha256((site / name).read_bytes()).hexdigest() for name in listed)
    return "".join(f"{digest}  {name}\n" for digest, name in zip(digests, listed, strict=True))


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
    files = f"""\
site={quote(site_url)}
curl -fO "${{site}}{CHECKSUMS}"
cut -c 67- {CHECKSUMS} | while read -r file
do curl -s --create-dirs -o "$file" "$site$file"
done
sha256sum -c --quiet {CHECKSUMS}"""
    yield Step("verify_files", files)
    if repository.startswith(_GITHUB):  # only GitHub stores the attestations of its workflows
        signature = f"""\
gh attestation verify {CHECKSUMS} \\
  --repo {quote(repository.removeprefix(_GITHUB).strip("/"))} --format json \\
  --jq {quote(_COMMIT)}"""
        yield Step("verify_signature", signature)
    if repository:
        source = f"""\
git clone {quote(repository)} source
cd source
git checkout COMMIT
SITE_URL={quote(site_url)} \\
  REPO_URL={quote(repository)} make site
cmp site/{CHECKSUMS} ../{CHECKSUMS}"""
        yield Step("verify_source", source)
